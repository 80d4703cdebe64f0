import type { MatchParts } from "@/gql/fragments";
import { camelField } from "@/shared/domain/camel-field";
import type { Mark } from "@/shared/domain/segments";

export type Phrase = MatchParts["phrases"][number];
export type Side = "challenge" | "solution";

/** A pair is named by its place in the match's list of phrases. */
export function pairId(index: number): string {
  return String(index);
}

/** The marked stretches of one field on one side. */
export function marksOf(phrases: readonly Phrase[], side: Side, field: string): Mark[] {
  return phrases.flatMap((phrase, index) => {
    const [name, start, end] =
      side === "challenge"
        ? [phrase.challengeField, phrase.challengeStart, phrase.challengeEnd]
        : [phrase.solutionField, phrase.solutionStart, phrase.solutionEnd];
    return camelField(name) === field ? [{ id: pairId(index), start, end }] : [];
  });
}

/** The neighbour in the round of pairs. */
export function stepFrom(activeId: string | null, count: number, step: 1 | -1): string | null {
  if (count === 0) return null;
  if (activeId === null) return pairId(step === 1 ? 0 : count - 1);
  return pairId((Number(activeId) + step + count) % count);
}
