import { challengeSortValues, challengeStateValues, type ChallengeFilter, type ChallengeSort, type ChallengeState, type Language, languageValues } from "@/gql/schema";

/** What the address says about the list; every view can be shared as a link. */
export interface ListFilters {
  search: string;
  states: readonly ChallengeState[];
  unit: string | null;
  city: string | null;
  dimension: string | null;
  axis: string | null;
  goals: readonly string[];
  language: Language | null;
  /** Rials. */
  budgetMin: string | null;
  budgetMax: string | null;
  openOnly: boolean;
  mine: boolean;
  sort: ChallengeSort;
}

export const noFilters: ListFilters = {
  search: "",
  states: [],
  unit: null,
  city: null,
  dimension: null,
  axis: null,
  goals: [],
  language: null,
  budgetMin: null,
  budgetMax: null,
  openOnly: false,
  mine: false,
  sort: "NEWEST",
};

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? null;
}

function amount(text: string | null): string | null {
  return text !== null && /^\d{1,18}$/.test(text) ? text : null;
}

/** Reads the address. What it does not understand is left out, so that a mistyped link still shows a list. */
export function filtersFrom(params: URLSearchParams): ListFilters {
  const states = params.getAll("state").flatMap((text) => oneOf(challengeStateValues, text) ?? []);
  return {
    search: params.get("q") ?? "",
    states: [...new Set(states)],
    unit: params.get("unit"),
    city: params.get("city"),
    dimension: params.get("dimension"),
    axis: params.get("axis"),
    goals: [...new Set(params.getAll("goal"))],
    language: oneOf(languageValues, params.get("language")),
    budgetMin: amount(params.get("budget-min")),
    budgetMax: amount(params.get("budget-max")),
    openOnly: params.get("open") === "1",
    mine: params.get("mine") === "1",
    sort: oneOf(challengeSortValues, params.get("sort")) ?? "NEWEST",
  };
}

/** The address of the filters; what is not set does not stand in it. */
export function paramsOf(filters: ListFilters): URLSearchParams {
  const params = new URLSearchParams();
  const single = {
    q: filters.search.trim() === "" ? null : filters.search,
    unit: filters.unit,
    city: filters.city,
    dimension: filters.dimension,
    axis: filters.axis,
    language: filters.language?.toLowerCase() ?? null,
    "budget-min": filters.budgetMin,
    "budget-max": filters.budgetMax,
    open: filters.openOnly ? "1" : null,
    mine: filters.mine ? "1" : null,
    sort: filters.sort === "NEWEST" ? null : filters.sort.toLowerCase(),
  };
  for (const [name, value] of Object.entries(single)) if (value) params.set(name, value);
  for (const state of filters.states) params.append("state", state.toLowerCase());
  for (const goal of filters.goals) params.append("goal", goal);
  return params;
}

export function queryOf(filters: ListFilters): { filter: ChallengeFilter; sort: ChallengeSort } {
  const { search, states, goals, sort, openOnly, mine, ...rest } = filters;
  return {
    sort,
    filter: {
      ...rest,
      search: search.trim() || null,
      states: states.length > 0 ? [...states] : null,
      goals: goals.length > 0 ? [...goals] : null,
      openOnly: openOnly || null,
      mine: mine || null,
    },
  };
}

/** How many conditions hold, apart from the search text. */
export function countOf(filters: ListFilters): number {
  const { search: _search, sort: _sort, ...conditions } = filters;
  return Object.values(conditions).filter((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))).length;
}

/** The filters of kept conditions: what a saved search holds is what the list was asked. */
export function filtersOf(filter: ChallengeFilter): ListFilters {
  return {
    ...noFilters,
    ...Object.fromEntries(Object.entries(filter).filter(([name, value]) => name in noFilters && value !== null && value !== undefined)),
  };
}
