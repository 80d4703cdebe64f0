import { MatchCard } from "@/shared/domain/match-card";
import { useChallengeMatches } from "@/shared/domain/use-matches";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { ErrorState } from "@/shared/ui/error-state";
import { ArrowRight } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { ProgressBar } from "@/shared/ui/meter";
import { Skeleton } from "@/shared/ui/skeleton";
import { messages } from "./page-messages";

const SHOWN = 5;

/** The best solutions with their reasons, from the moment of publication on. */
export function TopMatches({ challengeId }: { challengeId: string }) {
  const t = useMessages(messages);
  const list = useChallengeMatches(challengeId, { pageSize: SHOWN });
  return (
    <Section
      title={t("matches")}
      lead={t("matchesLead")}
      actions={
        list.items.length > 0 && (
          <ButtonLink to={`/challenges/${challengeId}/matches`} size="small" iconAfter={ArrowRight} isIconDirectional>
            {t("allMatches", { count: list.totalCount })}
          </ButtonLink>
        )
      }
    >
      {list.problem && list.items.length === 0 ? (
        <ErrorState problem={list.problem} onRetry={list.refetch} />
      ) : list.isLoading ? (
        <Skeleton lines={6} />
      ) : (
        <>
          {!list.isReady && <ProgressBar label={t("preparing")} value={null} />}
          {list.items.length > 0 ? (
            <CardList label={t("matches")}>
              {list.items.map((match) => (
                <CardListItem key={match.id} isInteractive>
                  <MatchCard match={match} other={match.solution} />
                </CardListItem>
              ))}
            </CardList>
          ) : (
            list.isReady && <p>{t("noMatches")}</p>
          )}
        </>
      )}
    </Section>
  );
}
