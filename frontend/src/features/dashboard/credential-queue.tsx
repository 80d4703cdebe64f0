import { useState } from "react";
import type { SecretariatDashboardQuery } from "@/gql/SecretariatDashboard";
import { useCredentialName } from "@/shared/domain/credential-names";
import { OrganisationLink } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ShieldCheck } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { Bidi } from "@/shared/ui/text";
import { CredentialDialog } from "./credential-dialog";
import { messages } from "./messages";
import styles from "./dashboard.module.css";

export type CredentialTask = SecretariatDashboardQuery["dashboard"]["credentialsToVerify"][number];

/** Claims of suppliers that wait for the secretariat, the oldest first. */
export function CredentialQueue({ tasks }: { tasks: readonly CredentialTask[] }) {
  const t = useMessages(messages);
  const [chosen, setChosen] = useState<CredentialTask | null>(null);
  return (
    <Section title={t("credentials")}>
      {tasks.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={t("noCredentials")} />
      ) : (
        <CardList>
          {tasks.map((task) => (
            <CardListItem key={task.credential.id}>
              <Row
                task={task}
                onDecide={() => {
                  setChosen(task);
                }}
              />
            </CardListItem>
          ))}
        </CardList>
      )}
      {chosen && (
        <CredentialDialog
          key={chosen.credential.id}
          task={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Section>
  );
}

function Row({ task: { credential, organisation }, onDecide }: { task: CredentialTask; onDecide(): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const kind = useCredentialName()(credential.kind);
  const name = format.name(organisation.name, organisation.nameEn);
  return (
    <div className={styles.credential}>
      <div className={styles.small}>
        <span className={styles.strong}>{kind}</span>
        <span className={styles.facts}>
          <OrganisationLink organisation={organisation} />
          <Bidi isCode>{credential.number}</Bidi>
        </span>
      </div>
      <Button size="small" aria-label={t("decideFor", { kind, organisation: name })} onPress={onDecide}>
        {t("decide")}
      </Button>
    </div>
  );
}
