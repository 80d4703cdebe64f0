import { describe, expect, it } from "vitest";
import { csvOf, safeCell } from "@/features/import/report-csv";

describe("safeCell", () => {
  it.each(["=1+1", "+98 21", "-2", "@SUM(A1)", "  =1", "\t=1", "\r=1", "\n=1", "\u200F=1", "＝1"])("turns %j into text", (value) => {
    expect(safeCell(value).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it.each(["عنوان", "a=b", "۳-۴", "it's"])("leaves %j alone", (value) => {
    expect(safeCell(value)).toBe(value);
  });

  it("keeps a number a number, below zero too", () => {
    expect(safeCell(-3)).toBe("-3");
  });

  it("quotes separators, quotes and line ends", () => {
    expect(safeCell('a"b')).toBe('"a""b"');
    expect(safeCell("a,b")).toBe('"a,b"');
    expect(safeCell("a;b")).toBe('"a;b"');
    expect(safeCell("a\nb")).toBe('"a\nb"');
    expect(safeCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
  });
});

describe("csvOf", () => {
  it("is what Excel reads: a byte order mark, commas, CRLF", () => {
    expect(csvOf(["ردیف", "ستون"], [[2, "=1"], [3, "b"]])).toBe("\uFEFFردیف,ستون\r\n2,'=1\r\n3,b\r\n");
  });
});
