import { describe, expect, it } from "vitest";
import { markWords } from "@/features/search/marked-words";

const marked = (text: string, query: string) =>
  markWords(text, query)
    .filter((segment) => segment.isMarked)
    .map((segment) => segment.text);

describe("markWords", () => {
  it("loses nothing of the text", () => {
    const text = "مدیریت هوش‌مندِ پارکینگ‌ها، smart-parking ۲۴/۷!";
    const segments = markWords(text, "هوشمند پارکینگ parking 24");
    expect(segments.map((segment) => segment.text).join("")).toBe(text);
    expect(segments.filter((segment) => segment.isMarked).map((segment) => segment.text)).toEqual(["هوش‌مندِ", "پارکینگ‌ها", "parking", "۲۴"]);
  });

  it.each([
    ["Arabic letters in the query", "کنترل ترافیک شهری", "كنترل شهري", ["کنترل", "شهری"]],
    ["Arabic letters in the text", "كنترل ترافيك", "کنترل ترافیک", ["كنترل", "ترافيك"]],
    ["a half-space only in the text", "پس‌ماند خشک", "پسماند", ["پس‌ماند"]],
    ["a half-space only in the query", "پسماند خشک", "پس‌ماند", ["پسماند"]],
    ["a space in the text", "یک کتاب خانه کوچک", "کتابخانه", ["کتاب خانه"]],
    ["digits of another script", "ظرف 30 روز", "۳۰", ["30"]],
    ["vowel marks", "مُدیریّت شهر", "مدیریت", ["مُدیریّت"]],
    ["case", "Smart WASTE bins", "waste", ["WASTE"]],
    ["an ending", "زباله‌دان‌های شهر", "زباله", ["زباله‌دان‌های"]],
  ])("sees through %s", (_, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it("does not mark a word for its first two letters", () => {
    expect(marked("بازار و بازی", "با")).toEqual([]);
    expect(marked("با بازار", "با")).toEqual(["با"]);
  });

  it("marks nothing for a query of signs, and takes them literally", () => {
    expect(marked("a.*b (c)", ".*(")).toEqual([]);
    expect(markWords("", "کلمه")).toEqual([]);
  });
});
