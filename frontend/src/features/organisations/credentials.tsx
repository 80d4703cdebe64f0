import { useState } from "react";
import type { CredentialParts, OrganisationFull } from "@/gql/fragments";
import { isAllowed } from "@/shared/domain/action-bar";
import { useCredentialName } from "@/shared/domain/credential-names";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { classes } from "@/shared/ui/classes";
import { AlertTriangle, Clock, Icon, Plus, ShieldCheck } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { UserText } from "@/shared/ui/text";
import { credentialMessages as messages } from "./credential-messages";
import { CredentialDecision } from "./credential-decision";
import { CredentialForm } from "./credential-form";
import styles from "./organisations.module.css";

const ICONS = { VERIFIED: ShieldCheck, PENDING: Clock, REJECTED: AlertTriangle, EXPIRED: AlertTriangle } as const;

interface CredentialsProps {
  organisation: OrganisationFull;
  onChange(): void;
}

/** What the supplier claims and what the secretariat has verified of it. */
export function Credentials({ organisation, onChange }: CredentialsProps) {
  const t = useMessages(messages);
  const { session } = useSession();
  const [isAdding, setAdding] = useState(false);
  const [deciding, setDeciding] = useState<CredentialParts | null>(null);
  const canSubmit = isAllowed(organisation.allowedActions, "submit_credential");
  const isMember = session?.memberships.some((membership) => membership.organisation.id === organisation.id) ?? false;
  const canDecide = (session?.isSecretariat ?? false) && !isMember;
  return (
    <Section
      title={t("title")}
      lead={canSubmit ? t("lead") : undefined}
      actions={
        canSubmit && (
          <Button
            size="small"
            icon={Plus}
            onPress={() => {
              setAdding(true);
            }}
          >
            {t("add")}
          </Button>
        )
      }
    >
      {organisation.credentials.length === 0 ? (
        <p className={styles.quiet}>{t(canSubmit ? "noneOwn" : "none")}</p>
      ) : (
        <CardList label={t("title")}>
          {organisation.credentials.map((credential) => (
            <CardListItem key={credential.id}>
              <CredentialRow
                credential={credential}
                onDecide={
                  canDecide && credential.status === "PENDING"
                    ? () => {
                        setDeciding(credential);
                      }
                    : null
                }
              />
            </CardListItem>
          ))}
        </CardList>
      )}
      {isAdding && (
        <CredentialForm
          organisationId={organisation.id}
          onClose={() => {
            setAdding(false);
          }}
          onDone={onChange}
        />
      )}
      {deciding && (
        <CredentialDecision
          credential={deciding}
          onClose={() => {
            setDeciding(null);
          }}
          onDone={onChange}
        />
      )}
    </Section>
  );
}

function CredentialRow({ credential, onDecide }: { credential: CredentialParts; onDecide: (() => void) | null }) {
  const t = useMessages(messages);
  const format = useFormat();
  const nameOf = useCredentialName();
  return (
    <div className={styles.credential}>
      <div className={styles.credentialHead}>
        <strong>{nameOf(credential.kind)}</strong>
        <span className={classes(styles.status, styles[credential.status.toLowerCase()])}>
          <Icon icon={ICONS[credential.status]} size={15} />
          {t(credential.status)}
        </span>
      </div>
      <div className={styles.facts}>
        <span>
          {t("number")}: <bdi>{credential.number}</bdi>
        </span>
        <span>
          {t("issuer")}: <bdi>{credential.issuer}</bdi>
        </span>
        {credential.validUntil && <span>{t("validUntil", { date: format.date(credential.validUntil) })}</span>}
        {credential.verifiedAt && <span>{t("verifiedAt", { date: format.date(credential.verifiedAt) })}</span>}
      </div>
      {credential.note && (
        <p>
          {t("note")}: <UserText as="span">{credential.note}</UserText>
        </p>
      )}
      {onDecide && (
        <div>
          <Button size="small" onPress={onDecide}>
            {t("decide")}
          </Button>
        </div>
      )}
    </div>
  );
}
