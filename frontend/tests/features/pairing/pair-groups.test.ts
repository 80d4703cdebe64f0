import { describe, expect, it } from "vitest";
import { groupsOf, type Pair, pairsOf } from "@/features/pairing/pair-groups";
import { costOf } from "@/features/pairing/report";

const pair = (challenge: string, patch: Partial<Pair> = {}) =>
  ({ matchId: `${challenge}-x`, challenge: { id: challenge }, decision: null, isNewcomer: false, isForNewcomers: false, ...patch }) as Pair;

const pairs = [pair("c1", { decision: "ACCEPTED" }), pair("c2", { isForNewcomers: true }), pair("c1", { isNewcomer: true, decision: "LOCKED" })];

describe("pairs of a board", () => {
  it("are grouped by challenge in the board's order", () => {
    expect(groupsOf(pairs).map((group) => [group.challenge.id, group.pairs.length])).toEqual([
      ["c1", 2],
      ["c2", 1],
    ]);
  });

  it.each([
    ["all", [0, 1, 2]],
    ["open", [1]],
    ["decided", [0, 2]],
    ["newcomers", [1, 2]],
  ] as const)("%s", (show, expected) => {
    expect(pairsOf(pairs, show)).toEqual(expected.map((at) => pairs[at]));
  });
});

describe("cost of the newcomers' share", () => {
  it("is told only where there is one", () => {
    expect(costOf(90, 100)).toBeCloseTo(0.1);
    expect(costOf(100, 100)).toBeNull();
    expect(costOf(0, 0)).toBeNull();
  });
});
