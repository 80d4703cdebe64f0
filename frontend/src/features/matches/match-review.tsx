import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import type { ChallengeCard, MatchParts, SolutionCard } from "@/gql/fragments";
import type { VerdictFilter as Verdict } from "@/gql/schema";
import type { Problem } from "@/shared/api/problem";
import { isSure } from "@/shared/domain/is-sure";
import { MatchCard } from "@/shared/domain/match-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Layers } from "@/shared/ui/icon";
import { Stack } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { ProgressBar } from "@/shared/ui/meter";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { classes } from "@/shared/ui/classes";
import { Comparison } from "./comparison";
import { Feedback } from "./feedback";
import styles from "./match-review.module.css";
import { messages } from "./messages";
import type { Side } from "./pairs";
import { useIsWide } from "./use-is-wide";
import { useKeptPlace } from "./use-kept-place";
import { VerdictFilter } from "./verdict-filter";

export interface ReviewItem {
  match: MatchParts;
  other: ChallengeCard | SolutionCard;
  supplier: string;
}

interface MatchList {
  totalCount: number | null;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  isReady: boolean;
  problem: Problem | null;
  loadMore(): void;
  refetch(): void;
}

interface MatchReviewProps {
  items: readonly ReviewItem[];
  list: MatchList;
  /** On whose behalf the viewer judges; null for those who only look. */
  side: Side | null;
  empty: ReactNode;
  /** What to say when nothing in the list is more than possible. */
  uncertain: string;
  /** The part of the list that is asked for. */
  filter: readonly [Verdict | null, (verdict: Verdict | null) => void];
}

/** The ranked list, and beside it (or on its own page, where there is no room) the chosen pair. */
export function MatchReview(props: MatchReviewProps) {
  const { side, filter, items, list } = props;
  const [verdict, setVerdict] = filter;
  const place = useKeptPlace(items.map(({ match }) => match.id));
  // Nothing to choose from while a new text is read, or when nothing fits it.
  const hasFilter = side !== null && (verdict !== null || items.length > 0) && !list.isLoading;
  return (
    <Stack gap={4}>
      {hasFilter && <VerdictFilter side={side} value={verdict} onChange={setVerdict} />}
      <div {...place}>
        <Matches {...props} />
      </div>
    </Stack>
  );
}

function Matches({ items, list, side, empty, uncertain, filter: [verdict, setVerdict] }: MatchReviewProps) {
  const t = useMessages(messages);
  const isWide = useIsWide();
  const [params] = useSearchParams();
  if (list.problem && items.length === 0) return <ErrorState problem={list.problem} onRetry={list.refetch} />;
  if (list.isLoading) return <SkeletonCards count={4} />;
  if (items.length === 0 && verdict) {
    return (
      <EmptyState
        icon={Layers}
        title={t("noneShown")}
        actions={
          <Button
            onPress={() => {
              setVerdict(null);
            }}
          >
            {t("showAll")}
          </Button>
        }
      >
        {t("noneShownBody")}
      </EmptyState>
    );
  }
  if (items.length === 0) {
    return list.isReady ? (
      <EmptyState icon={Layers} title={t("emptyTitle")}>
        {empty}
      </EmptyState>
    ) : (
      <ProgressBar label={t("preparing")} value={null} />
    );
  }
  const isUncertain = !verdict && !items.some(({ match }) => isSure(match));
  const at = (match: string) => {
    const next = new URLSearchParams(params);
    next.set("match", match);
    return `?${next.toString()}`;
  };
  const chosen = isWide ? (params.get("match") ?? items[0]?.match.id ?? null) : null;
  return (
    <div className={classes(isWide && styles.beside)}>
      <div className={styles.list}>
        {!list.isReady && <ProgressBar label={t("preparing")} value={null} />}
        <p className={styles.count} role="status">
          {list.totalCount !== null && t("count", { count: list.totalCount })}
        </p>
        {isUncertain && <Banner kind="info">{uncertain}</Banner>}
        <CardList label={t("list")}>
          {items.map(({ match, other, supplier }) => (
            <CardListItem key={match.id} isInteractive>
              <div className={classes(match.id === chosen && styles.chosen)} aria-current={match.id === chosen ? "true" : undefined}>
                <MatchCard match={match} other={other} level={2} isCompact={isWide} {...(isWide ? { to: at(match.id) } : {})}>
                  {side && <Feedback match={match} side={side} supplier={supplier} size="small" />}
                </MatchCard>
              </div>
            </CardListItem>
          ))}
        </CardList>
        <LoadMore shown={items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
      </div>
      {chosen && (
        <div className={styles.detail}>
          <Comparison matchId={chosen} />
        </div>
      )}
    </div>
  );
}
