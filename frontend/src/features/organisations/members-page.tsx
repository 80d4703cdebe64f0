import { useParams } from "react-router";
import { OrganisationMembersDocument, type OrganisationMembersQuery } from "@/gql/OrganisationMembers";
import { OrganisationPageDocument } from "@/gql/OrganisationPage";
import { useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { isAllowed } from "@/shared/domain/action-bar";
import { MissingPage } from "@/shared/domain/missing-page";
import { organisationPath } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { InvitationRow } from "./invitation-row";
import { InviteForm } from "./invite-form";
import { MemberRow } from "./member-row";
import { messages } from "./members-messages";
import styles from "./organisations.module.css";

type Loaded = NonNullable<OrganisationMembersQuery["organisation"]>;

/** The people of an organisation: for colleagues to see, for who runs it to change. */
export function MembersScreen() {
  return (
    <RequireSession>
      <BySlug />
    </RequireSession>
  );
}

/** The address has the slug, the list of members goes by id. */
function BySlug() {
  const t = useMessages(messages);
  const { slug = "" } = useParams();
  const page = useOperation(OrganisationPageDocument, { slug }, { policy: "cache-first" });
  const id = page.data?.organisation?.id;
  const members = useOperation(OrganisationMembersDocument, { id: id ?? "" }, { isPaused: id === undefined });
  useWake(members.refetch);
  if (members.data?.organisation) return <Members organisation={members.data.organisation} refetch={members.refetch} />;
  const problem = page.problem ?? members.problem;
  if (!problem && (page.isLoading || (id !== undefined && members.isLoading))) return <SkeletonPage />;
  return (
    <MissingPage
      problem={problem}
      onRetry={id === undefined ? page.refetch : members.refetch}
      list={{ to: "/organisations", label: t("directory") }}
    />
  );
}

function Members({ organisation, refetch }: { organisation: Loaded; refetch(): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const canManage = isAllowed(organisation.allowedActions, "change_membership");
  const canInvite = isAllowed(organisation.allowedActions, "invite_member");
  const memberships = [...organisation.memberships].sort((a, b) => Number(b.isActive) - Number(a.isActive));
  return (
    <Page title={t("title")} width="narrow">
      <PageHeader
        breadcrumbs={[
          { label: t("directory"), to: "/organisations" },
          { label: format.name(organisation.name, organisation.nameEn), to: organisationPath(organisation) },
          { label: t("title") },
        ]}
        title={t("title")}
        lead={t("lead")}
      />
      <Stack gap={8}>
        {canInvite && <InviteForm organisation={organisation} onDone={refetch} />}
        <Section title={t("members")}>
          {memberships.length === 0 ? (
            <p className={styles.quiet}>{t("notAllowed")}</p>
          ) : (
            <CardList label={t("members")}>
              {memberships.map((membership) => (
                <CardListItem key={membership.id}>
                  <MemberRow membership={membership} kind={organisation.kind} canManage={canManage} onChange={refetch} />
                </CardListItem>
              ))}
            </CardList>
          )}
        </Section>
        {canInvite && (
          <Section title={t("invitations")}>
            {organisation.invitations.length === 0 ? (
              <p className={styles.quiet}>{t("noInvitations")}</p>
            ) : (
              <CardList label={t("invitations")}>
                {organisation.invitations.map((invitation) => (
                  <CardListItem key={invitation.id}>
                    <InvitationRow invitation={invitation} canManage={canManage} onChange={refetch} />
                  </CardListItem>
                ))}
              </CardList>
            )}
          </Section>
        )}
      </Stack>
    </Page>
  );
}
