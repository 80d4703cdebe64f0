import { TIME_ZONE } from "@/shared/format/dates";

/** A civil day in Tehran, `2026-11-24`. The Jalali and the Gregorian day begin at the same midnight. */
export type DayKey = string;

export interface DayGroup<Item> {
  key: DayKey;
  /** How the heading names it: by a word while it is near, by its date otherwise. */
  name: "today" | "yesterday" | "date";
  items: Item[];
}

const civilDay = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const DAY = 86_400_000;

export function dayOf(moment: Date | string | number): DayKey {
  return civilDay.format(new Date(moment));
}

/** Days in the order in which they first occur; `now` is the server's clock. */
export function groupByDay<Item extends { createdAt: string }>(items: readonly Item[], now: Date | string | number): DayGroup<Item>[] {
  const today = dayOf(now);
  // Noon, so that no shift of the clocks can reach the day before.
  const yesterday = new Date(Date.parse(`${today}T12:00:00Z`) - DAY).toISOString().slice(0, 10);
  const groups = new Map<DayKey, DayGroup<Item>>();
  for (const item of items) {
    const key = dayOf(item.createdAt);
    const name = key === today ? "today" : key === yesterday ? "yesterday" : "date";
    const group = groups.get(key) ?? { key, name, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
