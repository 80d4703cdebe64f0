import { useEffect, useMemo, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { ChallengeListDocument, type ChallengeListQuery } from "@/gql/ChallengeList";
import type { ChallengeCard as ChallengeCardParts } from "@/gql/fragments";
import { challengeSortValues } from "@/gql/schema";
import { type ConnectionState, useConnection } from "@/shared/api/use-connection";
import { useWake } from "@/shared/api/use-live";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { SaveSearch } from "@/shared/domain/save-search";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button, ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Disclosure } from "@/shared/ui/disclosure";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Plus, Search, Target } from "@/shared/ui/icon";
import { Columns, Page, PageHeader } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { SearchField } from "@/shared/ui/search-field";
import { Select } from "@/shared/ui/select";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { FilterPanel } from "./filter-panel";
import styles from "./challenge-list-page.module.css";
import { countOf, filtersFrom, type ListFilters, noFilters, paramsOf, queryOf } from "@/shared/domain/challenge-filters";
import { messages } from "./list-messages";

const SEARCH_DELAY = 300;

/** The filters in the address. A choice is a step back in the browser; typing replaces. */
function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersFrom(params), [params]);
  const change = (patch: Partial<ListFilters>, replace = false) => {
    setParams((current) => paramsOf({ ...filtersFrom(current), ...patch }), { replace, preventScrollReset: true });
  };
  return { filters, change };
}

export function ChallengeListPage() {
  const t = useMessages(messages);
  const { session } = useSession();
  const { filters, change } = useFilters();
  const list = useConnection(ChallengeListDocument, queryOf(filters), (data) => data.challenges);
  useWake(list.refetch);
  const count = countOf(filters);
  return (
    <Page title={t("title")}>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          session?.canCreateChallenge && (
            <ButtonLink to="/challenges/new" kind="primary" icon={Plus}>
              {t("create")}
            </ButtonLink>
          )
        }
      />
      <Columns
        asideAt="start"
        aside={
          <section className={styles.wide} aria-label={t("filters")}>
            <FilterPanel filters={filters} onChange={change} />
          </section>
        }
      >
        <div className={styles.tools}>
          <SearchBox filters={filters} onChange={change} />
          <Select
            label={t("sort")}
            options={challengeSortValues.map((id) => ({ id, label: t(id) }))}
            value={filters.sort}
            onChange={(sort) => {
              change({ sort });
            }}
          />
        </div>
        <div className={styles.narrow}>
          <Disclosure title={t("filters")} note={t("filtersCount", { count })}>
            <FilterPanel filters={filters} onChange={change} />
          </Disclosure>
        </div>
        <div className={styles.found}>
          <p className={styles.count} role="status">
            {list.totalCount === null ? list.isLoading && t("loading") : t("count", { count: list.totalCount })}
          </p>
          <SaveSearch kinds={["CHALLENGES"]} filter={queryOf(filters).filter} />
        </div>
        <Results
          list={list}
          isFiltered={count > 0 || filters.search.trim() !== ""}
          onClear={() => {
            change({ ...noFilters, sort: filters.sort });
          }}
        />
      </Columns>
    </Page>
  );
}

function SearchBox({ filters, onChange }: { filters: ListFilters; onChange(patch: Partial<ListFilters>, replace: boolean): void }) {
  const t = useMessages(messages);
  const [box, setBox] = useState({ text: filters.search, known: filters.search });
  // Somebody else changed the address (back, a cleared filter): the box follows. Its own change came from the box.
  if (filters.search !== box.known) setBox({ text: filters.search === box.text.trimEnd() ? box.text : filters.search, known: filters.search });
  const push = useRef(onChange);
  useEffect(() => {
    push.current = onChange;
  });
  useEffect(() => {
    if (box.text === box.known) return undefined;
    const timer = setTimeout(() => {
      setBox({ text: box.text, known: box.text });
      push.current({ search: box.text }, true);
    }, SEARCH_DELAY);
    return () => {
      clearTimeout(timer);
    };
  }, [box]);
  return (
    <SearchField
      label={t("search")}
      placeholder={t("searchPlaceholder")}
      value={box.text}
      onChange={(text) => {
        setBox((previous) => ({ ...previous, text }));
      }}
      onSubmit={(text) => {
        setBox({ text, known: text });
        onChange({ search: text }, true);
      }}
    />
  );
}

interface ResultsProps {
  list: ConnectionState<ChallengeListQuery, ChallengeCardParts>;
  isFiltered: boolean;
  onClear(): void;
}

function Results({ list, isFiltered, onClear }: ResultsProps) {
  const t = useMessages(messages);
  if (list.problem && list.items.length === 0) {
    return <ErrorState problem={list.problem} onRetry={list.refetch} correction={isFiltered && <Button onPress={onClear}>{t("clear")}</Button>} />;
  }
  if (list.isLoading) return <SkeletonCards count={5} />;
  if (list.items.length === 0 && isFiltered) {
    return (
      <EmptyState icon={Search} title={t("nothingTitle")} actions={<Button onPress={onClear}>{t("clear")}</Button>}>
        {t("nothingBody")}
      </EmptyState>
    );
  }
  if (list.items.length === 0) {
    return (
      <EmptyState icon={Target} title={t("emptyTitle")}>
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <div aria-busy={list.isRefreshing}>
      <CardList label={t("list")}>
        {list.items.map((challenge) => (
          <CardListItem key={challenge.id} isInteractive>
            <ChallengeCard challenge={challenge} level={2} hasState={challenge.state !== "PUBLISHED"} />
          </CardListItem>
        ))}
      </CardList>
      <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
    </div>
  );
}
