import { useSearchParams } from "react-router";
import type { SearchQuery } from "@/gql/Search";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button, ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { Search } from "@/shared/ui/icon";
import { Tabs } from "@/shared/ui/tabs";
import { type Hit, type HitType, hitTypes, isHitType } from "./hits";
import { messages } from "./messages";
import { SearchHit } from "./search-hit";
import styles from "./search.module.css";

interface SearchResultsProps {
  result: SearchQuery["search"];
  query: string;
  /** There may be more than came. */
  hasMore: boolean;
  /** Asks for more, as long as that is sensible. */
  onMore?(): void;
  isRefreshing: boolean;
}

export function SearchResults({ result, query, hasMore, onMore, isRefreshing }: SearchResultsProps) {
  const t = useMessages(messages);
  const [type, setType] = useTypeFilter();
  const { hits, isLexicalOnly } = result;
  const countOf = (wanted: HitType) => hits.filter(({ item }) => item.__typename === wanted).length;
  const shown = type ? hits.filter(({ item }) => item.__typename === type) : hits;
  const content = <HitList hits={shown} others={hits.length - shown.length} query={query} onShowAll={() => { setType(null); }} />;
  return (
    <div className={styles.results} aria-busy={isRefreshing}>
      <p className={styles.status}>
        <span role="status">{isRefreshing ? t("refreshing") : t(hasMore ? "foundBest" : "found", { count: hits.length })}</span>
        {hits.length > 0 && <span className={styles.keys}>{t("keys")}</span>}
      </p>
      {isLexicalOnly && (
        <Banner kind="info" title={t("lexicalTitle")}>
          {t("lexical")}
        </Banner>
      )}
      {hits.length === 0 ? (
        <NothingFound query={query} />
      ) : (
        <Tabs
          label={t("types")}
          selected={type ?? "all"}
          onChange={(id) => {
            setType(isHitType(id) ? id : null);
          }}
          tabs={[
            { id: "all", label: t("all"), count: hits.length, content },
            ...hitTypes.map((wanted) => ({ id: wanted, label: t(wanted), count: countOf(wanted), content })),
          ]}
        />
      )}
      {onMore && (
        <div>
          <Button isPending={isRefreshing} onPress={onMore}>
            {t("more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function useTypeFilter(): [HitType | null, (type: HitType | null) => void] {
  const [params, setParams] = useSearchParams();
  const given = params.get("type");
  const choose = (type: HitType | null) => {
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous);
        if (type) next.set("type", type);
        else next.delete("type");
        return next;
      },
      { replace: true },
    );
  };
  return [isHitType(given) ? given : null, choose];
}

function HitList({ hits, others, query, onShowAll }: { hits: readonly Hit[]; others: number; query: string; onShowAll(): void }) {
  const t = useMessages(messages);
  if (hits.length === 0) {
    return (
      <EmptyState icon={Search} title={t("noneOfTypeTitle")} actions={<Button onPress={onShowAll}>{t("showAll")}</Button>}>
        {t("noneOfTypeBody", { count: others })}
      </EmptyState>
    );
  }
  // A search by meaning always finds something: what is likely to be meant is told from what only comes next.
  const close = hits.filter(({ isClose }) => isClose);
  const distant = hits.filter(({ isClose }) => !isClose);
  return (
    <div className={styles.parts}>
      {close.length === 0 && <p className={styles.note}>{t("onlyDistant")}</p>}
      <Hits hits={close} label={t("close")} query={query} />
      {close.length > 0 && distant.length > 0 && <h2 className={styles.part}>{t("distant")}</h2>}
      <Hits hits={distant} label={t("distant")} query={query} />
    </div>
  );
}

function Hits({ hits, label, query }: { hits: readonly Hit[]; label: string; query: string }) {
  if (hits.length === 0) return null;
  return (
    <CardList label={label}>
      {hits.map((hit) => (
        <CardListItem key={`${hit.item.__typename}:${hit.item.id}`} isInteractive>
          <SearchHit hit={hit} query={query} />
        </CardListItem>
      ))}
    </CardList>
  );
}

function NothingFound({ query }: { query: string }) {
  const t = useMessages(messages);
  return (
    <EmptyState
      icon={Search}
      title={t("noneTitle", { query })}
      actions={
        <>
          <ButtonLink to="/challenges">{t("browseChallenges")}</ButtonLink>
          <ButtonLink to="/solutions">{t("browseSolutions")}</ButtonLink>
        </>
      }
    >
      {t("noneBody")}
    </EmptyState>
  );
}
