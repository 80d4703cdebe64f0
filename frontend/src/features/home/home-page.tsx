import { PublicHomeDocument, type PublicHomeQuery } from "@/gql/PublicHome";
import { useOperation } from "@/shared/api/use-operation";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { ArrowRight, Target } from "@/shared/ui/icon";
import { Columns, Page, Section } from "@/shared/ui/layout";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { Deadlines } from "./deadlines";
import { Figures } from "./figures";
import { Hero } from "./hero";
import { HowItWorks } from "./how-it-works";
import { messages } from "./messages";

const NO_VARIABLES = {};

export function HomePage() {
  const t = useMessages(messages);
  const { data, isLoading, problem, refetch } = useOperation(PublicHomeDocument, NO_VARIABLES);
  return (
    <Page title={t("tab")}>
      <Hero />
      <Figures figures={data?.publicFigures} />
      {!data && problem && <ErrorState problem={problem} onRetry={refetch} />}
      {isLoading && <SkeletonCards count={4} />}
      {data && (
        <Columns aside={<Deadlines challenges={data.closing.edges.map(({ node }) => node)} />}>
          <Needs latest={data.latest} />
        </Columns>
      )}
      <HowItWorks />
    </Page>
  );
}

function Needs({ latest }: { latest: PublicHomeQuery["latest"] }) {
  const t = useMessages(messages);
  const isEmpty = latest.edges.length === 0;
  return (
    <Section title={t("needs")} lead={isEmpty ? null : t("needsLead")}>
      {isEmpty ? (
        <EmptyState icon={Target} title={t("noChallengesTitle")} actions={<ButtonLink to="/solutions">{t("seeSolutions")}</ButtonLink>}>
          {t("noChallengesBody")}
        </EmptyState>
      ) : (
        <>
          <CardList>
            {latest.edges.map(({ node }) => (
              <CardListItem key={node.id}>
                <ChallengeCard challenge={node} hasState={false} />
              </CardListItem>
            ))}
          </CardList>
          <div>
            <ButtonLink to="/challenges?open=1" iconAfter={ArrowRight} isIconDirectional>
              {t("allChallenges", { count: latest.totalCount })}
            </ButtonLink>
          </div>
        </>
      )}
    </Section>
  );
}
