import { expect, test } from "vitest";
import { marksOf, type Phrase, stepFrom } from "@/features/matches/pairs";

function phrase(over: Partial<Phrase>): Phrase {
  return {
    __typename: "PhrasePair",
    challengeField: "description",
    challengeStart: 0,
    challengeEnd: 4,
    challengeText: "text",
    solutionField: "summary",
    solutionStart: 2,
    solutionEnd: 6,
    solutionText: "text",
    similarity: 0.9,
    share: 0.2,
    ...over,
  };
}

test("a field holds the phrases that point to it, by their own offsets on each side", () => {
  const phrases = [phrase({}), phrase({ challengeField: "success_measures", challengeStart: 5, challengeEnd: 9, solutionField: "evidence" })];
  expect(marksOf(phrases, "challenge", "description")).toEqual([{ id: "0", start: 0, end: 4 }]);
  expect(marksOf(phrases, "challenge", "successMeasures")).toEqual([{ id: "1", start: 5, end: 9 }]);
  expect(marksOf(phrases, "solution", "summary")).toEqual([{ id: "0", start: 2, end: 6 }]);
  expect(marksOf(phrases, "solution", "evidence")).toEqual([{ id: "1", start: 2, end: 6 }]);
  expect(marksOf(phrases, "solution", "description")).toEqual([]);
});

test.each([
  [null, 3, 1, "0"],
  [null, 3, -1, "2"],
  ["0", 3, 1, "1"],
  ["2", 3, 1, "0"],
  ["0", 3, -1, "2"],
  [null, 0, 1, null],
  ["0", 1, 1, "0"],
] as const)("from %s of %i, a step of %i leads to %s", (active, count, step, expected) => {
  expect(stepFrom(active, count, step)).toBe(expected);
});
