import { describe, expect, it } from "vitest";
import { addressOf } from "@/features/saved-searches/address";

describe("address of a saved search", () => {
  it("is the list with its conditions", () => {
    const filter = { search: "آب", states: ["PUBLISHED" as const], goals: ["g1", "g2"], openOnly: true, budgetMin: "10" };
    const address = addressOf({ kind: "CHALLENGES", filter, isSemantic: false });
    const [path, query] = address.split("?");
    expect(path).toBe("/challenges");
    expect([...new URLSearchParams(query)]).toEqual([
      ["q", "آب"],
      ["budget-min", "10"],
      ["open", "1"],
      ["state", "published"],
      ["goal", "g1"],
      ["goal", "g2"],
    ]);
  });

  it("keeps conditions of solutions apart", () => {
    expect(addressOf({ kind: "SOLUTIONS", filter: { trlMin: 7, priceMax: "500", dimension: "d1" }, isSemantic: false })).toBe(
      "/solutions?dimension=d1&trl=7&price-max=500",
    );
    expect(addressOf({ kind: "SOLUTIONS", filter: {}, isSemantic: false })).toBe("/solutions");
  });

  it("is the search page where meaning is compared", () => {
    expect(addressOf({ kind: "SOLUTIONS", filter: { search: "leak" }, isSemantic: true })).toBe("/search?q=leak&type=Solution");
  });
});
