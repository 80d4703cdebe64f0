// @vitest-environment node
import { describe, expect, it } from "vitest";
import { endOfDay, formatDate, formatDateShort, formatDateTime, formatDuration, formatRelative } from "@/shared/format/dates";
import { fold, foldedIncludes } from "@/shared/format/fold";
import { formatMoney, formatMoneyRange, formatMoneyWords, parseMoney } from "@/shared/format/money";
import { formatFileSize, formatNumber, formatPercent, latinDigits, localDigits } from "@/shared/format/numbers";

const rials = (amount: string) => ({ amount, currency: "IRR" });

describe("numbers", () => {
  it.each([
    ["fa", "۱٬۲۳۴٬۵۶۷"],
    ["en", "1,234,567"],
  ] as const)("in %s have their own digits and separators", (locale, text) => {
    expect(formatNumber(1_234_567, locale)).toBe(text);
  });
  it("shares are percentages", () => {
    expect([formatPercent(0.42, "fa"), formatPercent(0.425, "en", 1)]).toEqual(["۴۲٪", "42.5%"]);
  });
  it("digits of three keyboards are one", () => {
    expect(latinDigits("۱۲۳ ٤٥٦ 789")).toBe("123 456 789");
  });
  it("codes keep their letters", () => {
    expect([localDigits("B-20", "fa"), localDigits("B-۲۰", "en")]).toEqual(["B-۲۰", "B-20"]);
  });
  it("file sizes have one decimal only while small", () => {
    expect([formatFileSize(900, "en"), formatFileSize(1_550_000, "en"), formatFileSize(52_428_800, "fa")]).toEqual(["900 bytes", "1.5 MB", "۵۰ مگابایت"]);
  });
});

describe("dates", () => {
  const moment = "2026-11-08T10:30:00Z";
  it("are days of Tehran in the reader's calendar", () => {
    expect(formatDate(moment, "fa", "persian")).toBe("۱۷ آبان ۱۴۰۵");
    expect(formatDate(moment, "en", "gregory")).toBe("8 November 2026");
    expect(formatDate("2026-11-08T21:00:00Z", "en", "gregory")).toBe("9 November 2026");
  });
  it("may be Gregorian in Persian", () => {
    expect(formatDateShort(moment, "fa", "gregory")).toBe("۲۰۲۶/۱۱/۰۸");
  });
  it("name the hour and the zone", () => {
    expect(formatDateTime(moment, "fa", "persian")).toBe("۱۷ آبان ۱۴۰۵، ساعت ۱۴:۰۰ (به وقت تهران)");
    expect(formatDateTime(moment, "en", "gregory", false)).toBe("8 November 2026, 14:00");
  });
  it("near moments are told by their distance", () => {
    expect(formatRelative(moment, "2026-11-11T10:30:00Z", "en")).toBe("3 days ago");
    expect(formatRelative(moment, "2026-11-08T10:30:20Z", "fa")).toBe("همین حالا");
  });
  it("what is left is told in two units", () => {
    expect(formatDuration(2 * 86_400_000 + 3 * 3_600_000 + 59_000, "fa")).toBe("۲ روز و ۳ ساعت");
    expect([formatDuration(61_000, "en"), formatDuration(-5, "en")]).toEqual(["1 min 1 s", "0 s"]);
  });
});

describe("money", () => {
  it("is stored in rials and shown in the reader's unit", () => {
    expect(formatMoney(rials("25000000005"), "TOMAN", "fa")).toBe("۲٬۵۰۰٬۰۰۰٬۰۰۰٫۵ تومان");
    expect(formatMoney(rials("25000000000"), "RIAL", "en")).toBe("25,000,000,000 rial");
  });
  it("large sums are worded only when nothing is lost", () => {
    expect(formatMoneyWords(rials("25000000000"), "TOMAN", "fa")).toBe("۲٫۵ میلیارد تومان");
    expect(formatMoneyWords(rials("25000000010"), "TOMAN", "en")).toBe("2,500,000,001 toman");
  });
  it("a range may be open", () => {
    expect(formatMoneyRange(null, rials("10000000"), "TOMAN", "fa")).toBe("تا ۱ میلیون تومان");
    expect(formatMoneyRange(rials("10"), rials("10"), "TOMAN", "en")).toBe("1 toman");
    expect(formatMoneyRange(null, null, "TOMAN", "fa")).toBeNull();
  });
  it.each([
    ["2500000", "TOMAN", "25000000"],
    ["12.5", "TOMAN", "125"],
    ["12.55", "TOMAN", null],
    ["12.5", "RIAL", null],
    ["-3", "RIAL", null],
    ["یک", "RIAL", null],
  ] as const)("typed %s %s is %s rials", (text, unit, amount) => {
    expect(parseMoney(text, unit)).toBe(amount);
  });
});

describe("folding", () => {
  it("makes spelling variants one", () => {
    expect(fold("كتاب‌هاي  ۱۲ مسئلۀ")).toBe(fold("کتاب های 12 مسیله"));
  });
  it("finds words in any order and without the half-space", () => {
    expect(foldedIncludes("مدیریت پسماندهای خشک", "خشک پسماند ها")).toBe(true);
    expect(foldedIncludes("مدیریت پسماند", "آب")).toBe(false);
  });
});

it("a day ends at midnight in Tehran", () => {
  expect(endOfDay("2028-01-01")).toBe("2028-01-01T20:29:59.000Z");
});
