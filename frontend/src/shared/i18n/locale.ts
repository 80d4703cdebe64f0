export type Locale = "fa" | "en";
export type CalendarSystem = "persian" | "gregory";

export const locales: readonly Locale[] = ["fa", "en"];

export function isLocale(value: unknown): value is Locale {
  return value === "fa" || value === "en";
}

export function directionOf(locale: Locale): "rtl" | "ltr" {
  return locale === "fa" ? "rtl" : "ltr";
}

/** React Aria takes digits of another keyboard only when the tag leaves the script of digits to the language. */
export function ariaTag(locale: Locale, calendar: CalendarSystem): string {
  return intlTag(locale, calendar).replace("-nu-arabext", "");
}

/** The tag that Intl gets: language, region and the calendar the reader chose. */
export function intlTag(locale: Locale, calendar: CalendarSystem = locale === "fa" ? "persian" : "gregory"): string {
  return locale === "fa" ? `fa-IR-u-ca-${calendar}-nu-arabext` : `en-GB-u-ca-${calendar}`;
}
