import { useCallback, useEffect, useMemo, useRef } from "react";
import { ChallengeMatchesDocument, type ChallengeMatchesQuery } from "@/gql/ChallengeMatches";
import { MatchesChangedDocument } from "@/gql/MatchesChanged";
import { SolutionMatchesDocument, type SolutionMatchesQuery } from "@/gql/SolutionMatches";
import { useConnection } from "@/shared/api/use-connection";
import { useLive, useWake } from "@/shared/api/use-live";
import { isMissing } from "./is-missing";

const POLL = 1_000;
/** After that the reader is told that it takes longer; live events still come. */
const POLLS = 60;
const BURST = 150;

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

/** Solutions for a challenge, best first, kept fresh. */
export function useChallengeMatches(id: string, options: { pageSize?: number; isPaused?: boolean } = {}) {
  const list = useConnection(ChallengeMatchesDocument, { id }, (data: ChallengeMatchesQuery) => data.challenge?.matches ?? EMPTY, options);
  const challenge = list.data?.challenge ?? null;
  const isReady = challenge?.matches.isReady ?? true;
  useFreshness(id, isReady, list.refetch, options.isPaused ?? false);
  return { ...list, challenge, isMissing: isMissing(list.problem) || (list.data !== undefined && challenge === null), isReady };
}

/** Open challenges for a solution, best first, kept fresh. */
export function useSolutionMatches(id: string, options: { pageSize?: number; isPaused?: boolean } = {}) {
  const list = useConnection(SolutionMatchesDocument, { id }, (data: SolutionMatchesQuery) => data.solution?.matches ?? EMPTY, options);
  const solution = list.data?.solution ?? null;
  const isReady = solution?.matches.isReady ?? true;
  useFreshness(id, isReady, list.refetch, options.isPaused ?? false);
  return { ...list, solution, isMissing: isMissing(list.problem) || (list.data !== undefined && solution === null), isReady };
}
