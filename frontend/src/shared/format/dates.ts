import { CalendarDateTime, parseDate, toZoned } from "@internationalized/date";
import { intlTag, type CalendarSystem, type Locale } from "@/shared/i18n/locale";
import { formatNumber } from "./numbers";

export const TIME_ZONE = "Asia/Tehran";

type Input = Date | string | number;

function parts(value: Input, locale: Locale, calendar: CalendarSystem, options: Intl.DateTimeFormatOptions) {
  // Chromium orders Persian dates year first; the parts are put together here instead.
  const format = new Intl.DateTimeFormat(intlTag(locale, calendar), { timeZone: TIME_ZONE, hourCycle: "h23", ...options });
  return Object.fromEntries(format.formatToParts(new Date(value)).map((part) => [part.type, part.value]));
}

/** «۱۷ آبان ۱۴۰۵» */
export function formatDate(value: Input, locale: Locale, calendar: CalendarSystem, weekday = false): string {
  const p = parts(value, locale, calendar, { day: "numeric", month: "long", year: "numeric", ...(weekday ? { weekday: "long" } : {}) });
  const date = `${p.day} ${p.month} ${p.year}`;
  if (!weekday) return date;
  return locale === "fa" ? `${p.weekday} ${date}` : `${p.weekday}, ${date}`;
}

/** «۱۴۰۵/۰۸/۱۷», for tables. */
export function formatDateShort(value: Input, locale: Locale, calendar: CalendarSystem): string {
  const p = parts(value, locale, calendar, { day: "2-digit", month: "2-digit", year: "numeric" });
  return locale === "fa" ? `${p.year}/${p.month}/${p.day}` : `${p.day}/${p.month}/${p.year}`;
}

export function formatTime(value: Input, locale: Locale, calendar: CalendarSystem): string {
  const p = parts(value, locale, calendar, { hour: "2-digit", minute: "2-digit" });
  return `${p.hour}:${p.minute}`;
}

/** «۱۷ آبان ۱۴۰۵، ساعت ۱۴:۰۰ (به وقت تهران)»; `zone: false` where many stand in a list. */
export function formatDateTime(value: Input, locale: Locale, calendar: CalendarSystem, zone = true): string {
  const date = formatDate(value, locale, calendar);
  const time = formatTime(value, locale, calendar);
  if (locale === "fa") return `${date}، ساعت ${time}${zone ? " (به وقت تهران)" : ""}`;
  return `${date}, ${time}${zone ? " (Tehran time)" : ""}`;
}

const STEPS = [
  { unit: "year", seconds: 31_557_600 },
  { unit: "month", seconds: 2_629_800 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

/** «۳ روز پیش», "in 2 hours", and «همین حالا» below a minute. */
export function formatRelative(value: Input, now: Input, locale: Locale): string {
  const seconds = (new Date(value).getTime() - new Date(now).getTime()) / 1000;
  const step = STEPS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return locale === "fa" ? "همین حالا" : "just now";
  const amount = Math.trunc(seconds / step.seconds);
  return new Intl.RelativeTimeFormat(intlTag(locale), { numeric: "auto" }).format(amount, step.unit);
}

const DURATION_NAMES = {
  fa: { day: "روز", hour: "ساعت", minute: "دقیقه", second: "ثانیه", and: " و " },
  en: { day: "d", hour: "h", minute: "min", second: "s", and: " " },
} as const;

/** What is left, in its two largest units: «۲ روز و ۳ ساعت». */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const values = [
    ["day", Math.floor(total / 86_400)],
    ["hour", Math.floor((total % 86_400) / 3_600)],
    ["minute", Math.floor((total % 3_600) / 60)],
    ["second", total % 60],
  ] as const;
  const names = DURATION_NAMES[locale];
  const start = values.findIndex(([, amount]) => amount > 0);
  const from = start === -1 ? 3 : start;
  return values
    .slice(from, from + 2)
    .filter(([, amount], index) => index === 0 || amount > 0)
    .map(([unit, amount]) => `${formatNumber(amount, locale)} ${names[unit]}`)
    .join(names.and);
}

/** The last second of a day (`2028-01-01`) in Tehran as ISO 8601 in UTC: what is valid until a day is valid on it. */
export function endOfDay(day: string): string {
  const { year, month, day: number } = parseDate(day);
  return toZoned(new CalendarDateTime(year, month, number, 23, 59, 59), TIME_ZONE).toAbsoluteString();
}
