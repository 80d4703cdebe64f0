import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { SearchDocument } from "@/gql/Search";
import { useOperation } from "@/shared/api/use-operation";
import { SaveSearch } from "@/shared/domain/save-search";
import { useMessages } from "@/shared/i18n/use-messages";
import { ErrorState } from "@/shared/ui/error-state";
import { Page, PageHeader } from "@/shared/ui/layout";
import { SearchField } from "@/shared/ui/search-field";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { moveByArrows } from "./arrow-keys";
import { messages } from "./messages";
import { SearchResults } from "./search-results";
import { SearchStart } from "./search-start";
import styles from "./search.module.css";

/** Meaning has no end: everything resembles everything a little. One reads a screenful, then asks for more. */
const FIRST = 20;
const MOST = 100;
const PAUSE = 300;

export function SearchPage() {
  const t = useMessages(messages);
  const [params, setParams] = useSearchParams();
  const query = (params.get("q") ?? "").trim();
  const change = (text: string) => {
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous);
        if (text) next.set("q", text);
        else next.delete("q");
        return next;
      },
      { replace: true },
    );
  };
  return (
    <Page title={query ? t("titleFor", { query }) : t("title")} width="narrow">
      <PageHeader title={t("title")} />
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys move focus between real links */}
      <div onKeyDown={moveByArrows}>
        <Box query={query} onChange={change} />
        {query ? <Results query={query} /> : <SearchStart />}
      </div>
    </Page>
  );
}

/** Searches while one types, once the fingers rest; Enter does not wait. */
function Box({ query, onChange }: { query: string; onChange(text: string): void }) {
  const t = useMessages(messages);
  const [text, setText] = useState(query);
  const [known, setKnown] = useState(query);
  if (known !== query) {
    // Somebody else changed the address: the search box of the header, the back button.
    setKnown(query);
    if (text.trim() !== query) setText(query);
  }
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (text.trim() === query) return undefined;
    const timer = setTimeout(() => {
      latest.current(text.trim());
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
    // Only typing starts the clock; a changed address is already the answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return (
    <form
      role="search"
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim());
      }}
    >
      <SearchField label={t("label")} placeholder={t("placeholder")} value={text} onChange={setText} />
    </form>
  );
}

function Results({ query }: { query: string }) {
  const [variables, setVariables] = useState({ text: query, first: FIRST });
  if (variables.text !== query) setVariables({ text: query, first: FIRST });
  const { first } = variables;
  const showMore = () => {
    setVariables({ text: query, first: Math.min(MOST, first + 2 * FIRST) });
  };
  const { data, isLoading, isRefreshing, problem, refetch } = useOperation(SearchDocument, variables, { keepsPrevious: true });
  if (problem) return <ErrorState problem={problem} onRetry={refetch} />;
  if (isLoading || !data) return <SkeletonCards count={4} />;
  const hasMore = data.search.hits.length >= first;
  return (
    <>
      <div className={styles.save}>
        <SaveSearch key={query} kinds={["CHALLENGES", "SOLUTIONS"]} filter={{ search: query }} isByMeaning />
      </div>
      <SearchResults result={data.search} query={query} hasMore={hasMore} isRefreshing={isRefreshing} {...(hasMore && first < MOST ? { onMore: showMore } : {})} />
    </>
  );
}
