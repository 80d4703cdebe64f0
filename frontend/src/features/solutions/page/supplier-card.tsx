import type { SolutionFull } from "@/gql/fragments";
import { OrganisationPageDocument } from "@/gql/OrganisationPage";
import { useOperation } from "@/shared/api/use-operation";
import { useCredentialName } from "@/shared/domain/credential-names";
import { OrganisationKindName, OrganisationLink } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Card } from "@/shared/ui/card";
import { Icon, ShieldCheck } from "@/shared/ui/icon";
import { Section, Stack } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { Skeleton } from "@/shared/ui/skeleton";
import { UserText } from "@/shared/ui/text";
import { messages } from "./page-messages";
import styles from "./page.module.css";

/** Who stands behind it, with what the secretariat has verified. */
export function SupplierCard({ solution }: { solution: SolutionFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const nameOf = useCredentialName();
  const { supplier } = solution;
  const { data, isLoading } = useOperation(OrganisationPageDocument, { id: supplier.id });
  const organisation = data?.organisation;
  const verified = organisation?.credentials.filter((credential) => credential.status === "VERIFIED") ?? [];
  return (
    <Card>
      <Section title={t("about")}>
        <Stack gap={2}>
          <div>
            <strong>
              <OrganisationLink organisation={supplier} />
            </strong>
            <div className={styles.quiet}>
              <OrganisationKindName organisation={supplier} />
              {organisation?.city && <> · {format.name(organisation.city.nameFa, organisation.city.nameEn)}</>}
            </div>
          </div>
          {isLoading && <Skeleton lines={2} />}
          {organisation?.description && <UserText className={styles.clamped}>{organisation.description}</UserText>}
          {organisation && (
            <div>
              <h3 className={styles.small}>{t("credentials")}</h3>
              {verified.length === 0 ? (
                <p className={styles.quiet}>{t("noCredentials")}</p>
              ) : (
                <ul>
                  {verified.map((credential) => (
                    <li key={credential.id} className={styles.credential}>
                      <Icon icon={ShieldCheck} size={16} className={styles.verified} />
                      <span>{nameOf(credential.kind)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
          <Link to={`/solutions?supplier=${supplier.id}`}>{t("all")}</Link>
        </Stack>
      </Section>
    </Card>
  );
}
