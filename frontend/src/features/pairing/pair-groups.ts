import type { PairingPlanFull } from "@/gql/fragments";

export type Pair = PairingPlanFull["pairs"][number];

export const shows = ["all", "open", "decided", "newcomers", "rejected", "unserved"] as const;
export type Show = (typeof shows)[number];

export interface Group {
  challenge: Pair["challenge"];
  pairs: readonly Pair[];
}

const TESTS: Partial<Record<Show, (pair: Pair) => boolean>> = {
  open: (pair) => pair.decision === null,
  decided: (pair) => pair.decision !== null,
  newcomers: (pair) => pair.isForNewcomers || pair.isNewcomer,
};

export function pairsOf(pairs: readonly Pair[], show: Show): readonly Pair[] {
  const test = TESTS[show];
  return test ? pairs.filter(test) : pairs;
}

/** Pairs by challenge, in the order of the board. */
export function groupsOf(pairs: readonly Pair[]): Group[] {
  const found = new Map<string, { challenge: Pair["challenge"]; pairs: Pair[] }>();
  for (const pair of pairs) {
    const group = found.get(pair.challenge.id) ?? { challenge: pair.challenge, pairs: [] };
    group.pairs.push(pair);
    found.set(pair.challenge.id, group);
  }
  return [...found.values()];
}
