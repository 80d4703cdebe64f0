import { expect, test } from "vitest";
import { countOf, filtersFrom, type ListFilters, noFilters, paramsOf, queryOf } from "@/shared/domain/challenge-filters";

const full: ListFilters = {
  search: "آب‌گرفتگی زیرگذر",
  states: ["DRAFT", "QUALITY_CHECK"],
  unit: "VW5pdDox",
  city: "Q2l0eTox",
  dimension: "RGltOjE=",
  axis: "QXhpczox",
  goals: ["R29hbDox", "R29hbDoy"],
  language: "FA",
  budgetMin: "1000000000",
  budgetMax: "25000000000",
  openOnly: true,
  mine: true,
  sort: "DEADLINE",
};

test("an empty address is no filter, and no filter is an empty address", () => {
  expect(filtersFrom(new URLSearchParams())).toEqual(noFilters);
  expect(paramsOf(noFilters).toString()).toBe("");
});

test("every filter survives the way through the address", () => {
  expect(filtersFrom(new URLSearchParams(paramsOf(full).toString()))).toEqual(full);
});

test("the address is readable", () => {
  const params = paramsOf({ ...noFilters, search: "آب", states: ["RETURNED"], openOnly: true, sort: "BUDGET" });
  expect([...params]).toEqual([
    ["q", "آب"],
    ["open", "1"],
    ["sort", "budget"],
    ["state", "returned"],
  ]);
});

test("what the address says wrongly is left out", () => {
  const params = new URLSearchParams("state=draft&state=nonsense&state=draft&language=xx&sort=evil&budget-min=-5&budget-max=1e9&open=yes&goal=a&goal=a");
  expect(filtersFrom(params)).toEqual({ ...noFilters, states: ["DRAFT"], goals: ["a"] });
});

test("what is typed keeps its spaces; the query does not", () => {
  const filters = { ...noFilters, search: "آب " };
  expect(filtersFrom(paramsOf(filters)).search).toBe("آب ");
  expect(queryOf(filters).filter.search).toBe("آب");
  expect(paramsOf({ ...noFilters, search: "  " }).toString()).toBe("");
});

test("the query asks for nothing that was not chosen", () => {
  expect(queryOf(noFilters)).toEqual({
    sort: "NEWEST",
    filter: {
      search: null,
      states: null,
      unit: null,
      city: null,
      dimension: null,
      axis: null,
      goals: null,
      language: null,
      budgetMin: null,
      budgetMax: null,
      openOnly: null,
      mine: null,
    },
  });
  expect(queryOf(full)).toEqual({ sort: "DEADLINE", filter: { ...withoutSort(full) } });
});

test("conditions are counted without the search and the order", () => {
  expect([countOf(noFilters), countOf({ ...noFilters, search: "آب", sort: "TITLE" }), countOf(full)]).toEqual([0, 0, 11]);
});

function withoutSort({ sort: _sort, ...rest }: ListFilters) {
  return rest;
}
