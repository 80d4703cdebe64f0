import type { SessionParts } from "@/gql/fragments";
import { OrganisationLink } from "@/shared/domain/organisation-link";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Plus } from "@/shared/ui/icon";
import { Cluster, Section } from "@/shared/ui/layout";

const messages = defineMessages("roles", {
  fa: {
    title: "سازمان‌های من",
    none: "هنوز در هیچ سازمانی نیستید. شرکت نوپای خود را ثبت کنید، یا دعوت‌نامه‌ای را که سازمانتان به ایمیل شما فرستاده باز کنید.",
    register: "ثبت شرکت نوپا",
  },
  en: {
    title: "My organisations",
    none: "You belong to no organisation yet. Register your start-up, or open the invitation that your organisation sent to your e-mail.",
    register: "Register a start-up",
  },
});

/** Where the person works and as what; no dead end for somebody without an organisation. */
export function RolesSection({ session }: { session: SessionParts }) {
  const t = useMessages(messages);
  const role = useMessages(organisationMessages);
  const active = session.memberships.filter((membership) => membership.isActive);
  return (
    <Section
      title={t("title")}
      actions={
        <ButtonLink to="/organisations/new" icon={Plus} size="small">
          {t("register")}
        </ButtonLink>
      }
    >
      {active.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <CardList>
          {active.map((membership) => (
            <CardListItem key={membership.id}>
              <Cluster justify="between">
                <OrganisationLink organisation={membership.organisation} />
                <span>{role(`role${membership.role}`)}</span>
              </Cluster>
            </CardListItem>
          ))}
        </CardList>
      )}
    </Section>
  );
}
