import { expect, test } from "vitest";
import { diffWords } from "@/shared/domain/diff";

function rebuilt(before: string, after: string) {
  const parts = diffWords(before, after);
  return {
    before: parts.filter((part) => part.kind !== "added").map((part) => part.text).join(""),
    after: parts.filter((part) => part.kind !== "removed").map((part) => part.text).join(""),
  };
}

test("a changed word is one removal and one addition", () => {
  expect(diffWords("آب‌گرفتگی خیابان ولیعصر", "آب‌گرفتگی بزرگراه ولیعصر")).toEqual([
    { kind: "same", text: "آب‌گرفتگی " },
    { kind: "removed", text: "خیابان" },
    { kind: "added", text: "بزرگراه" },
    { kind: "same", text: " ولیعصر" },
  ]);
});

test("a half-space belongs to its word", () => {
  expect(diffWords("می‌رود", "می رود")).toEqual([
    { kind: "removed", text: "می‌رود" },
    { kind: "added", text: "می رود" },
  ]);
});

test("several changed words in a row read as one", () => {
  expect(diffWords("one two three end", "alpha beta gamma end")).toEqual([
    { kind: "removed", text: "one two three" },
    { kind: "added", text: "alpha beta gamma" },
    { kind: "same", text: " end" },
  ]);
});

test("equal texts have no difference", () => {
  expect(diffWords("یکی", "یکی")).toEqual([{ kind: "same", text: "یکی" }]);
  expect(diffWords("", "")).toEqual([]);
});

test.each([
  ["", "new"],
  ["old", ""],
  ["a b c d e f", "b a d c f e"],
  ["یک\nدو\n\nسه", "یک\n\nدو سه ۴"],
  ["پیوند 🚌 اتوبوس، ۱۲۰ شکایت", "پیوند 🚇 مترو، ۹۰ شکایت."],
  ["x y ".repeat(1500), "y x ".repeat(1500)],
])("nothing is lost or invented (%#)", (before, after) => {
  expect(rebuilt(before, after)).toEqual({ before, after });
});
