import { describe, expect, it } from "vitest";
import { dayOf, groupByDay } from "@/features/notifications/day-groups";
import { formatDate } from "@/shared/format/dates";

const at = (createdAt: string) => ({ createdAt });

describe("dayOf", () => {
  it("changes at midnight in Tehran, which is 20:30 UTC", () => {
    expect(dayOf("2026-11-23T20:29:59Z")).toBe("2026-11-23");
    expect(dayOf("2026-11-23T20:30:00Z")).toBe("2026-11-24");
  });

  it("changes where the Jalali year does", () => {
    expect(dayOf("2026-03-20T20:29:59Z")).toBe("2026-03-20");
    expect(formatDate("2026-03-20T20:29:59Z", "fa", "persian")).toBe("۲۹ اسفند ۱۴۰۴");
    expect(dayOf("2026-03-20T20:30:00Z")).toBe("2026-03-21");
    expect(formatDate("2026-03-20T20:30:00Z", "fa", "persian")).toBe("۱ فروردین ۱۴۰۵");
  });
});

describe("groupByDay", () => {
  it("names today and yesterday by the server's clock and keeps the order", () => {
    const now = "2026-11-24T21:00:00Z"; // 25 November, 00:30 in Tehran
    const items = [at("2026-11-24T20:45:00Z"), at("2026-11-24T20:15:00Z"), at("2026-11-23T20:31:00Z"), at("2026-11-20T08:00:00Z")];
    expect(groupByDay(items, now)).toEqual([
      { key: "2026-11-25", name: "today", items: [items[0]] },
      { key: "2026-11-24", name: "yesterday", items: [items[1], items[2]] },
      { key: "2026-11-20", name: "date", items: [items[3]] },
    ]);
  });

  it("finds yesterday over the end of a month and of a year", () => {
    expect(groupByDay([at("2026-12-31T12:00:00Z")], "2027-01-01T08:00:00Z").map((group) => group.name)).toEqual(["yesterday"]);
  });

  it("has no group for nothing", () => {
    expect(groupByDay([], "2026-11-24T21:00:00Z")).toEqual([]);
  });
});
