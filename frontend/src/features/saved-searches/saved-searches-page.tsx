import type { SavedSearchParts } from "@/gql/fragments";
import { SavedSearchListDocument, type SavedSearchListQuery } from "@/gql/SavedSearchList";
import { type ConnectionState, useConnection } from "@/shared/api/use-connection";
import { useWake } from "@/shared/api/use-live";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Bookmark } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { messages } from "./messages";
import { SearchRow } from "./search-row";

const NO_VARIABLES = {};

export function SavedSearchesPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")} width="narrow">
      <RequireSession>
        <SavedSearches />
      </RequireSession>
    </Page>
  );
}

function SavedSearches() {
  const t = useMessages(messages);
  const list = useConnection(SavedSearchListDocument, NO_VARIABLES, (data) => data.savedSearches);
  useWake(list.refetch);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Rows list={list} />
    </>
  );
}

function Rows({ list }: { list: ConnectionState<SavedSearchListQuery, SavedSearchParts> }) {
  const t = useMessages(messages);
  if (list.problem && list.items.length === 0) return <ErrorState problem={list.problem} onRetry={list.refetch} />;
  if (list.isLoading) return <SkeletonCards count={3} />;
  if (list.items.length === 0) {
    const ways = (
      <>
        <ButtonLink to="/challenges">{t("toChallenges")}</ButtonLink>
        <ButtonLink to="/solutions">{t("toSolutions")}</ButtonLink>
        <ButtonLink to="/search">{t("toSearch")}</ButtonLink>
      </>
    );
    return (
      <EmptyState icon={Bookmark} title={t("emptyTitle")} actions={ways}>
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <div aria-busy={list.isRefreshing}>
      <CardList label={t("list")}>
        {list.items.map((search) => (
          <CardListItem key={search.id}>
            <SearchRow search={search} />
          </CardListItem>
        ))}
      </CardList>
      <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
    </div>
  );
}
