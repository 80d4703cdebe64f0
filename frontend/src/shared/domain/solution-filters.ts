import { type Language, languageValues, type SolutionFilter, type SolutionSort, solutionSortValues, type SolutionState, solutionStateValues } from "@/gql/schema";

/** What the address says about the catalogue; every view can be shared as a link. */
export interface ListFilters {
  search: string;
  states: readonly SolutionState[];
  supplier: string | null;
  dimension: string | null;
  goals: readonly string[];
  language: Language | null;
  trlMin: number | null;
  /** Rials. */
  priceMax: string | null;
  mine: boolean;
  sort: SolutionSort;
}

export const noFilters: ListFilters = {
  search: "",
  states: [],
  supplier: null,
  dimension: null,
  goals: [],
  language: null,
  trlMin: null,
  priceMax: null,
  mine: false,
  sort: "NEWEST",
};

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? null;
}

function amount(text: string | null): string | null {
  return text !== null && /^\d{1,18}$/.test(text) ? text : null;
}

function level(text: string | null): number | null {
  return text !== null && /^[1-9]$/.test(text) ? Number(text) : null;
}

/** Reads the address. What it does not understand is left out, so that a mistyped link still shows a list. */
export function filtersFrom(params: URLSearchParams): ListFilters {
  const states = params.getAll("state").flatMap((text) => oneOf(solutionStateValues, text) ?? []);
  return {
    search: params.get("q") ?? "",
    states: [...new Set(states)],
    supplier: params.get("supplier"),
    dimension: params.get("dimension"),
    goals: [...new Set(params.getAll("goal"))],
    language: oneOf(languageValues, params.get("language")),
    trlMin: level(params.get("trl")),
    priceMax: amount(params.get("price-max")),
    mine: params.get("mine") === "1",
    sort: oneOf(solutionSortValues, params.get("sort")) ?? "NEWEST",
  };
}

/** The address of the filters; what is not set does not stand in it. */
export function paramsOf(filters: ListFilters): URLSearchParams {
  const params = new URLSearchParams();
  const single = {
    q: filters.search.trim() === "" ? null : filters.search,
    supplier: filters.supplier,
    dimension: filters.dimension,
    language: filters.language?.toLowerCase() ?? null,
    trl: filters.trlMin === null ? null : String(filters.trlMin),
    "price-max": filters.priceMax,
    mine: filters.mine ? "1" : null,
    sort: filters.sort === "NEWEST" ? null : filters.sort.toLowerCase(),
  };
  for (const [name, value] of Object.entries(single)) if (value) params.set(name, value);
  for (const state of filters.states) params.append("state", state.toLowerCase());
  for (const goal of filters.goals) params.append("goal", goal);
  return params;
}

export function queryOf(filters: ListFilters): { filter: SolutionFilter; sort: SolutionSort } {
  const { search, states, goals, sort, mine, ...rest } = filters;
  return {
    sort,
    filter: {
      ...rest,
      search: search.trim() || null,
      states: states.length > 0 ? [...states] : null,
      goals: goals.length > 0 ? [...goals] : null,
      mine: mine || null,
    },
  };
}

/** How many conditions hold, apart from the search text and the order. */
export function countOf({ states, supplier, dimension, goals, language, trlMin, priceMax, mine }: ListFilters): number {
  return [states.length, supplier, dimension, goals.length, language, trlMin, priceMax, mine].filter(Boolean).length;
}

/** The filters of kept conditions: what a saved search holds is what the list was asked. */
export function filtersOf(filter: SolutionFilter): ListFilters {
  return {
    ...noFilters,
    ...Object.fromEntries(Object.entries(filter).filter(([name, value]) => name in noFilters && value !== null && value !== undefined)),
  };
}
