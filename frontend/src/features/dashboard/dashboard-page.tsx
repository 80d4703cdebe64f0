import type { ReactNode } from "react";
import type { SessionParts } from "@/gql/fragments";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { Building2, CopyCheck, Handshake, Plus, Upload } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { deskOf, wornMembership } from "./desk";
import { EvaluatorDesk } from "./evaluator-desk";
import { messages } from "./messages";
import { NewcomerDesk } from "./newcomer-desk";
import { SecretariatDesk } from "./secretariat-desk";
import { SupplierDesk } from "./supplier-desk";
import { UnitDesk } from "./unit-desk";

export function DashboardPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")}>
      <RequireSession>
        <OwnDesk />
      </RequireSession>
    </Page>
  );
}

/** The desk of the role that is worn now; changing the membership in the header changes the desk. */
function OwnDesk() {
  const { session } = useSession();
  if (!session) return null;
  const membership = wornMembership(session);
  const organisation = membership?.organisation.id ?? "";
  const desks: Record<ReturnType<typeof deskOf>, ReactNode> = {
    supplier: <SupplierDesk key={organisation} organisation={organisation} />,
    unit: <UnitDesk key={organisation} organisation={organisation} />,
    secretariat: <SecretariatDesk />,
    evaluator: <EvaluatorDesk />,
    newcomer: <NewcomerDesk email={session.email ?? ""} />,
    visitor: null,
  };
  return (
    <>
      <Header session={session} />
      {desks[deskOf(session)]}
    </>
  );
}

function Header({ session }: { session: SessionParts }) {
  const t = useMessages(messages);
  const roleOf = useMessages(organisationMessages);
  const membership = wornMembership(session);
  const meta = membership && (
    <>
      <OrganisationName organisation={membership.organisation} />
      <span>{roleOf(`role${membership.role}`)}</span>
    </>
  );
  return <PageHeader title={t("title")} meta={meta ?? session.user?.fullName} actions={<Actions session={session} />} />;
}

/** What this desk begins with. The API says who may write what; the desk says which of it belongs here. */
function Actions({ session }: { session: SessionParts }) {
  const t = useMessages(messages);
  const desk = deskOf(session);
  if (desk === "unit" && session.canCreateChallenge) {
    return (
      <ButtonLink kind="primary" icon={Plus} to="/challenges/new">
        {t("newChallenge")}
      </ButtonLink>
    );
  }
  if (desk === "supplier" && session.canCreateSolution) {
    return (
      <ButtonLink kind="primary" icon={Plus} to="/solutions/new">
        {t("newSolution")}
      </ButtonLink>
    );
  }
  if (desk !== "secretariat") return null;
  return (
    <>
      <ButtonLink icon={Handshake} to="/pairing">
        {t("pairing")}
      </ButtonLink>
      <ButtonLink icon={CopyCheck} to="/duplicates">
        {t("duplicates")}
      </ButtonLink>
      <ButtonLink icon={Upload} to="/import">
        {t("import")}
      </ButtonLink>
      <ButtonLink icon={Building2} to="/organisations/new">
        {t("newOrganisation")}
      </ButtonLink>
    </>
  );
}
