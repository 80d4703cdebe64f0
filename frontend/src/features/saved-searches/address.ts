import type { ChallengeFilter, SearchKind, SolutionFilter } from "@/gql/schema";
import * as challenges from "@/shared/domain/challenge-filters";
import * as solutions from "@/shared/domain/solution-filters";
import type { KeptFilter } from "@/shared/domain/use-conditions";

export interface Kept {
  kind: SearchKind;
  filter: KeptFilter;
  isSemantic: boolean;
}

/** Where the kept conditions are seen at work. Lists compare words; meaning has its own page. */
export function addressOf({ kind, filter, isSemantic }: Kept): string {
  if (isSemantic && filter.search) {
    return `/search?${new URLSearchParams({ q: filter.search, type: kind === "CHALLENGES" ? "Challenge" : "Solution" }).toString()}`;
  }
  const params = kind === "CHALLENGES" ? challenges.paramsOf(challenges.filtersOf(filter as ChallengeFilter)) : solutions.paramsOf(solutions.filtersOf(filter as SolutionFilter));
  const query = params.toString();
  return `/${kind.toLowerCase()}${query ? `?${query}` : ""}`;
}
