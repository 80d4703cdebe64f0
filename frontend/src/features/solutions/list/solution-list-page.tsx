import { useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { SolutionCard as SolutionCardParts } from "@/gql/fragments";
import { solutionSortValues } from "@/gql/schema";
import { SolutionListDocument, type SolutionListQuery } from "@/gql/SolutionList";
import { useWake } from "@/shared/api/use-live";
import { type ConnectionState, useConnection } from "@/shared/api/use-connection";
import { SolutionCard } from "@/shared/domain/solution-card";
import { SaveSearch } from "@/shared/domain/save-search";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button, ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Disclosure } from "@/shared/ui/disclosure";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Lightbulb, Plus, Search } from "@/shared/ui/icon";
import { Columns, Page, PageHeader } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { SearchField } from "@/shared/ui/search-field";
import { Select } from "@/shared/ui/select";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { FilterPanel } from "./filter-panel";
import { countOf, filtersFrom, type ListFilters, noFilters, paramsOf, queryOf } from "@/shared/domain/solution-filters";
import { messages } from "./list-messages";
import styles from "./solution-list-page.module.css";

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

/** Everything that suppliers offer, without any call. */
export function SolutionListPage() {
  const t = useMessages(messages);
  const { filters, change } = useFilters();
  const list = useConnection(SolutionListDocument, queryOf(filters), (data) => data.solutions);
  useWake(list.refetch);
  const count = countOf(filters);
  return (
    <Page title={t("title")}>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink to="/solutions/new" kind="primary" icon={Plus}>
            {t("create")}
          </ButtonLink>
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
            options={solutionSortValues.map((id) => ({ id, label: t(id) }))}
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
          <SaveSearch kinds={["SOLUTIONS"]} filter={queryOf(filters).filter} />
        </div>
        <Results
          list={list}
          filters={filters}
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
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? filters.search;
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => {
      onChange({ search: typed }, true);
      setTyped(null);
    }, SEARCH_DELAY);
    return () => {
      clearTimeout(timer);
    };
    // `onChange` is new at each render and must not start the wait again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return (
    <SearchField
      label={t("search")}
      placeholder={t("searchPlaceholder")}
      value={text}
      onChange={setTyped}
      onSubmit={(search) => {
        onChange({ search }, true);
        setTyped(null);
      }}
    />
  );
}

interface ResultsProps {
  list: ConnectionState<SolutionListQuery, SolutionCardParts>;
  filters: ListFilters;
  onClear(): void;
}

function Results({ list, filters, onClear }: ResultsProps) {
  const t = useMessages(messages);
  const { session } = useSession();
  if (list.problem && list.items.length === 0) {
    return <ErrorState problem={list.problem} onRetry={list.refetch} correction={isFiltered(filters) && <Button onPress={onClear}>{t("clear")}</Button>} />;
  }
  if (list.isLoading) return <SkeletonCards count={5} />;
  if (list.items.length === 0) return <Nothing filters={filters} onClear={onClear} />;
  const mySuppliers = new Set(session?.memberships.map((membership) => membership.organisation.id));
  return (
    <div aria-busy={list.isRefreshing}>
      <CardList label={t("list")}>
        {list.items.map((solution) => (
          <CardListItem key={solution.id} isInteractive>
            <SolutionCard solution={solution} level={2} hasState={mySuppliers.has(solution.supplier.id)} />
          </CardListItem>
        ))}
      </CardList>
      <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
    </div>
  );
}

function isFiltered(filters: ListFilters): boolean {
  return countOf(filters) > 0 || filters.search.trim() !== "";
}

/** Why the list is empty, and the way out. */
function Nothing({ filters, onClear }: Pick<ResultsProps, "filters" | "onClear">) {
  const t = useMessages(messages);
  const isOnlyMine = filters.mine && countOf(filters) === 1 && filters.search.trim() === "";
  if (isOnlyMine) {
    return (
      <EmptyState
        icon={Lightbulb}
        title={t("mineEmptyTitle")}
        actions={
          <ButtonLink to="/solutions/new" kind="primary" icon={Plus}>
            {t("create")}
          </ButtonLink>
        }
      >
        {t("mineEmptyBody")}
      </EmptyState>
    );
  }
  if (isFiltered(filters)) {
    return (
      <EmptyState icon={Search} title={t("nothingTitle")} actions={<Button onPress={onClear}>{t("clear")}</Button>}>
        {t("nothingBody")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Lightbulb} title={t("emptyTitle")}>
      {t("emptyBody")}
    </EmptyState>
  );
}
