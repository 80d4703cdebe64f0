import { useCallback, useEffect, useMemo, useRef } from "react";
import { ChallengeMatchesDocument, type ChallengeMatchesQuery } from "@/gql/ChallengeMatches";
import { MatchesChangedDocument } from "@/gql/MatchesChanged";
import type { VerdictFilter } from "@/gql/schema";
import { SolutionMatchesDocument, type SolutionMatchesQuery } from "@/gql/SolutionMatches";
import { useConnection } from "@/shared/api/use-connection";
import { useLive, useWake } from "@/shared/api/use-live";
import { isMissing } from "./is-missing";

const POLL = 1_000;
/** After that the reader is told that it takes longer; live events still come. */
const POLLS = 60;
const BURST = 150;
/** No list of matches is longer. */
const WHOLE = 50;

const EMPTY = { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0, isReady: true };

/** Follows a match list: events bring changes, and while it is being computed it is asked every second. */
function useFreshness(subject: string, isReady: boolean, refetch: () => void, isPaused: boolean) {
  const burst = useRef<ReturnType<typeof setTimeout> | null>(null);
  const soon = useCallback(() => {
    if (burst.current !== null) clearTimeout(burst.current);
    burst.current = setTimeout(refetch, BURST);
  }, [refetch]);
  useEffect(
    () => () => {
      if (burst.current !== null) clearTimeout(burst.current);
    },
    [],
  );
  const variables = useMemo(() => ({ subject }), [subject]);
  useLive(MatchesChangedDocument, variables, soon, { isPaused });
  useWake(refetch);
  useEffect(() => {
    if (isReady || isPaused) return undefined;
    let polls = 0;
    const timer = setInterval(() => {
      polls += 1;
      if (polls >= POLLS) clearInterval(timer);
      refetch();
    }, POLL);
    return () => {
      clearInterval(timer);
    };
  }, [isReady, isPaused, refetch]);
}

interface MatchesOptions {
  pageSize?: number;
  isPaused?: boolean;
  /** Only those of which one's side said this. */
  verdict?: VerdictFilter | null;
}

const variablesOf = (id: string, { verdict }: MatchesOptions) => ({ id, ...(verdict ? { verdict } : {}) });

/** A part of the list comes whole: feedback moves its end, and a page that starts behind the former end would leave some out. */
function pagesOf({ pageSize, isPaused, verdict }: MatchesOptions) {
  return { ...(verdict ? { pageSize: WHOLE } : pageSize ? { pageSize } : {}), ...(isPaused === undefined ? {} : { isPaused }) };
}

/** Solutions for a challenge, best first, kept fresh. */
export function useChallengeMatches(id: string, options: MatchesOptions = {}) {
  const list = useConnection(ChallengeMatchesDocument, variablesOf(id, options), (data: ChallengeMatchesQuery) => data.challenge?.matches ?? EMPTY, pagesOf(options));
  const challenge = list.data?.challenge ?? null;
  const isReady = challenge?.matches.isReady ?? true;
  useFreshness(id, isReady, list.refetch, options.isPaused ?? false);
  return { ...list, challenge, isMissing: isMissing(list.problem) || (list.data !== undefined && challenge === null), isReady };
}

/** Open challenges for a solution, best first, kept fresh. */
export function useSolutionMatches(id: string, options: MatchesOptions = {}) {
  const list = useConnection(SolutionMatchesDocument, variablesOf(id, options), (data: SolutionMatchesQuery) => data.solution?.matches ?? EMPTY, pagesOf(options));
  const solution = list.data?.solution ?? null;
  const isReady = solution?.matches.isReady ?? true;
  useFreshness(id, isReady, list.refetch, options.isPaused ?? false);
  return { ...list, solution, isMissing: isMissing(list.problem) || (list.data !== undefined && solution === null), isReady };
}
