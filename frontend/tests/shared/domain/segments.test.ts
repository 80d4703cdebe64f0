import { expect, test } from "vitest";
import { segmentsOf } from "@/shared/domain/segments";

test("plain text is one segment", () => {
  expect(segmentsOf("متن", [])).toEqual([{ start: 0, text: "متن", ids: [] }]);
});

test("an empty text has none", () => {
  expect(segmentsOf("", [{ id: "a", start: 0, end: 3 }])).toEqual([]);
});

test("offsets are UTF-16 code units: an emoji before a mark counts twice", () => {
  const text = "🚌🚌 ترافیک صبح";
  const start = text.indexOf("ترافیک");
  expect(start).toBe(5);
  expect(segmentsOf(text, [{ id: "a", start, end: start + 6 }])).toEqual([
    { start: 0, text: "🚌🚌 ", ids: [] },
    { start: 5, text: "ترافیک", ids: ["a"] },
    { start: 11, text: " صبح", ids: [] },
  ]);
});

test("overlapping marks share the segment in the middle", () => {
  expect(
    segmentsOf("abcdefgh", [
      { id: "one", start: 1, end: 5 },
      { id: "two", start: 3, end: 7 },
    ]),
  ).toEqual([
    { start: 0, text: "a", ids: [] },
    { start: 1, text: "bc", ids: ["one"] },
    { start: 3, text: "de", ids: ["one", "two"] },
    { start: 5, text: "fg", ids: ["two"] },
    { start: 7, text: "h", ids: [] },
  ]);
});

test("a mark inside another, twice the same, and neighbours", () => {
  expect(
    segmentsOf("abcdef", [
      { id: "outer", start: 0, end: 4 },
      { id: "inner", start: 1, end: 2 },
      { id: "outer", start: 0, end: 4 },
      { id: "next", start: 4, end: 6 },
    ]),
  ).toEqual([
    { start: 0, text: "a", ids: ["outer"] },
    { start: 1, text: "b", ids: ["outer", "inner"] },
    { start: 2, text: "cd", ids: ["outer"] },
    { start: 4, text: "ef", ids: ["next"] },
  ]);
});

test("marks outside the text, empty and turned round are dropped or cut", () => {
  expect(
    segmentsOf("abc", [
      { id: "late", start: 5, end: 9 },
      { id: "empty", start: 1, end: 1 },
      { id: "turned", start: 2, end: 1 },
      { id: "long", start: 1, end: 99 },
      { id: "early", start: -3, end: 1 },
    ]),
  ).toEqual([
    { start: 0, text: "a", ids: ["early"] },
    { start: 1, text: "bc", ids: ["long"] },
  ]);
});

test("an offset inside a character does not tear it", () => {
  const segments = segmentsOf("a🚌b", [{ id: "x", start: 2, end: 4 }]);
  expect(segments).toEqual([
    { start: 0, text: "a", ids: [] },
    { start: 1, text: "🚌b", ids: ["x"] },
  ]);
});
