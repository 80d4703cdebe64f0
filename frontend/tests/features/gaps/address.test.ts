import { describe, expect, it } from "vitest";
import { challengesAt, paramsOf, solutionsAt, wantedFrom } from "@/features/gaps/address";

const read = (query: string) => wantedFrom(new URLSearchParams(query));

describe("address of the gap map", () => {
  it("keeps every choice", () => {
    const query = "view=goals&measure=idle&city=c1&goal=g1";
    expect(read(query)).toEqual({ view: "goals", measure: "idle", city: "c1", place: { goal: "g1" } });
    expect(paramsOf(read(query)).toString()).toBe(query);
  });

  it("opens a cell only with both of its sides", () => {
    expect(read("dimension=d1&axis=a1").place).toEqual({ dimension: "d1", axis: "a1" });
    expect(read("dimension=d1").place).toBeNull();
  });

  it("shows the map for what it does not understand, and leaves out what is usual", () => {
    expect(read("view=globe&measure=luck")).toEqual({ view: "map", measure: "demand", city: null, place: null });
    expect(paramsOf(read("view=map&measure=demand")).toString()).toBe("");
  });

  it("leads to the lists that state the same place", () => {
    expect(challengesAt({ dimension: "d1", axis: "a1" }, "c1")).toBe("/challenges?open=1&city=c1&dimension=d1&axis=a1");
    expect(challengesAt({ goal: "g1" }, null)).toBe("/challenges?open=1&goal=g1");
    expect(solutionsAt({ dimension: "d1", axis: "a1" })).toBe("/solutions?dimension=d1");
    expect(solutionsAt({ goal: "g1" })).toBe("/solutions?goal=g1");
  });
});
