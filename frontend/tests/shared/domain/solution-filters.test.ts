import { describe, expect, it } from "vitest";
import { countOf, filtersFrom, noFilters, paramsOf, queryOf } from "@/shared/domain/solution-filters";

describe("the filters of the catalogue in the address", () => {
  it("survive a shared link", () => {
    const address = "q=نشت+آب&supplier=O1&dimension=D1&language=fa&trl=7&price-max=50000000&mine=1&sort=price&state=draft&goal=G1&goal=G2";
    expect(new URLSearchParams(paramsOf(filtersFrom(new URLSearchParams(address)))).toString()).toBe(new URLSearchParams(address).toString());
  });

  it("leave out what they do not understand", () => {
    const address = "language=de&trl=12&price-max=-5&sort=colour&state=hidden&mine=yes";
    expect(filtersFrom(new URLSearchParams(address))).toEqual(noFilters);
  });

  it("ask the API for what is set and nothing else", () => {
    expect(queryOf({ ...noFilters, search: "  حسگر ", trlMin: 6, goals: ["G1"] })).toEqual({
      sort: "NEWEST",
      filter: { search: "حسگر", states: null, supplier: null, dimension: null, goals: ["G1"], language: null, trlMin: 6, priceMax: null, mine: null },
    });
  });

  it("are counted without the search text and the order", () => {
    expect(countOf({ ...noFilters, search: "x", sort: "TRL" })).toBe(0);
    expect(countOf({ ...noFilters, mine: true, states: ["DRAFT"], trlMin: 1 })).toBe(3);
  });
});
