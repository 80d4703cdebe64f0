import { useParams } from "react-router";
import { OrganisationPageDocument, type OrganisationPageQuery } from "@/gql/OrganisationPage";
import { useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { isAllowed } from "@/shared/domain/action-bar";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { MissingPage } from "@/shared/domain/missing-page";
import { OrganisationKindName, OrganisationLink, organisationPath } from "@/shared/domain/organisation-link";
import { SolutionCard } from "@/shared/domain/solution-card";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Pencil, Plus, Users } from "@/shared/ui/icon";
import { Columns, Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { UserText } from "@/shared/ui/text";
import { Credentials } from "./credentials";
import { hasFacts, OrganisationFacts } from "./organisation-facts";
import styles from "./organisations.module.css";
import { messages } from "./page-messages";

type Loaded = NonNullable<OrganisationPageQuery["organisation"]>;

/** One organisation: who it is, where it belongs, what it asks for or offers. */
export function OrganisationScreen() {
  const t = useMessages(messages);
  const { slug = "" } = useParams();
  const { data, isLoading, problem, refetch } = useOperation(OrganisationPageDocument, { slug });
  useWake(refetch);
  if (isLoading) return <SkeletonPage />;
  if (!data?.organisation) return <MissingPage problem={problem} onRetry={refetch} list={{ to: "/organisations", label: t("directory") }} />;
  return <Organisation organisation={data.organisation} refetch={refetch} />;
}

function Organisation({ organisation, refetch }: { organisation: Loaded; refetch(): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { session } = useSession();
  const name = format.name(organisation.name, organisation.nameEn);
  const path = organisationPath(organisation);
  const actions = organisation.allowedActions;
  const isMember = session?.memberships.some((membership) => membership.isActive && membership.organisation.id === organisation.id) ?? false;
  const seesMembers = isMember || isAllowed(actions, "change_membership") || (session?.isSecretariat ?? false);
  const body = (
    <Stack gap={8}>
      {!organisation.isActive && <Banner kind="warning">{t("inactive")}</Banner>}
      <Section title={t("about")}>
        {organisation.description ? (
          <UserText as="div" isLong>
            {organisation.description}
          </UserText>
        ) : (
          <p className={styles.quiet}>{t("noAbout")}</p>
        )}
      </Section>
      {organisation.kind === "SUPPLIER" && <Credentials organisation={organisation} onChange={refetch} />}
      {organisation.kind === "SUPPLIER" && <Solutions organisation={organisation} isMember={isMember} />}
      {organisation.kind === "MUNICIPAL_UNIT" && <Challenges organisation={organisation} isMember={isMember} />}
      {organisation.children.length > 0 && <Children organisation={organisation} />}
    </Stack>
  );
  return (
    <Page title={name}>
      <PageHeader
        breadcrumbs={[{ label: t("directory"), to: "/organisations" }, { label: name }]}
        title={<bdi>{name}</bdi>}
        meta={
          <>
            <OrganisationKindName organisation={organisation} />
            {organisation.city && <span>{format.name(organisation.city.nameFa, organisation.city.nameEn)}</span>}
            {organisation.isSample && <span>{t("sample")}</span>}
          </>
        }
        actions={
          <>
            {seesMembers && (
              <ButtonLink to={`${path}/members`} icon={Users}>
                {t("members")}
              </ButtonLink>
            )}
            {isAllowed(actions, "update_organisation") && (
              <ButtonLink to={`${path}/edit`} icon={Pencil}>
                {t("edit")}
              </ButtonLink>
            )}
          </>
        }
      />
      {hasFacts(organisation) ? <Columns aside={<OrganisationFacts organisation={organisation} />}>{body}</Columns> : body}
    </Page>
  );
}

interface PartProps {
  organisation: Loaded;
  isMember: boolean;
}

function Solutions({ organisation, isMember }: PartProps) {
  const t = useMessages(messages);
  const { edges, totalCount } = organisation.solutions;
  return (
    <Section
      title={t("solutions")}
      actions={
        isMember && (
          <ButtonLink to="/solutions/new" size="small" icon={Plus}>
            {t("newSolution")}
          </ButtonLink>
        )
      }
    >
      {edges.length === 0 ? (
        <p className={styles.quiet}>{t("noSolutions")}</p>
      ) : (
        <CardList label={t("solutions")}>
          {edges.map(({ node }) => (
            <CardListItem key={node.id} isInteractive>
              <SolutionCard solution={node} hasSupplier={false} hasState={isMember} />
            </CardListItem>
          ))}
        </CardList>
      )}
      {totalCount > edges.length && <Link to={`/solutions?supplier=${organisation.id}`}>{t("allSolutions")}</Link>}
    </Section>
  );
}

function Challenges({ organisation, isMember }: PartProps) {
  const t = useMessages(messages);
  const { session } = useSession();
  const { edges, totalCount } = organisation.challenges;
  return (
    <Section
      title={t("challenges")}
      actions={
        isMember &&
        session?.canCreateChallenge && (
          <ButtonLink to="/challenges/new" size="small" icon={Plus}>
            {t("newChallenge")}
          </ButtonLink>
        )
      }
    >
      {edges.length === 0 ? (
        <p className={styles.quiet}>{t("noChallenges")}</p>
      ) : (
        <CardList label={t("challenges")}>
          {edges.map(({ node }) => (
            <CardListItem key={node.id} isInteractive>
              <ChallengeCard challenge={node} />
            </CardListItem>
          ))}
        </CardList>
      )}
      {totalCount > edges.length && <Link to={`/challenges?unit=${organisation.id}`}>{t("allChallenges")}</Link>}
    </Section>
  );
}

function Children({ organisation }: { organisation: Loaded }) {
  const t = useMessages(messages);
  return (
    <Section title={t("children")}>
      <ul className={styles.children}>
        {organisation.children.map((child) => (
          <li key={child.id}>
            <OrganisationLink organisation={child} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
