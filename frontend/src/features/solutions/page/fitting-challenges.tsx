import { SolutionMatchesDocument } from "@/gql/SolutionMatches";
import { MatchesChangedDocument } from "@/gql/MatchesChanged";
import { useLive } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { MatchCard } from "@/shared/domain/match-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { ArrowRight } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { messages } from "./page-messages";

const SHOWN = 3;

/** For the supplier: the best few matches, which come by themselves a moment after publishing. */
export function FittingChallenges({ id }: { id: string }) {
  const t = useMessages(messages);
  const { data, isLoading, refetch } = useOperation(SolutionMatchesDocument, { id, first: SHOWN });
  useLive(MatchesChangedDocument, { subject: id }, refetch);
  const matches = data?.solution?.matches;
  return (
    <Section
      title={t("fitting")}
      actions={
        <ButtonLink to={`/solutions/${id}/matches`} size="small" iconAfter={ArrowRight} isIconDirectional>
          {t("allFitting")}
        </ButtonLink>
      }
    >
      {isLoading && <SkeletonCards count={2} />}
      {matches && !matches.isReady && <Banner>{t("fittingWait")}</Banner>}
      {matches?.isReady && matches.edges.length === 0 && <p>{t("fittingNone")}</p>}
      {matches && matches.edges.length > 0 && (
        <CardList>
          {matches.edges.map(({ node }) => (
            <CardListItem key={node.id} isInteractive>
              <MatchCard match={node} other={node.challenge} />
            </CardListItem>
          ))}
        </CardList>
      )}
    </Section>
  );
}
