import { intlTag, type Locale } from "@/shared/i18n/locale";

const PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹";
const ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";

export function formatNumber(value: number | bigint, locale: Locale, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(intlTag(locale), options).format(value);
}

/** A share between 0 and 1. */
export function formatPercent(share: number, locale: Locale, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(intlTag(locale), { style: "percent", maximumFractionDigits }).format(share);
}

/** Digits of either keyboard become Latin; everything else stays. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const persian = PERSIAN_DIGITS.indexOf(digit);
    return String(persian >= 0 ? persian : ARABIC_DIGITS.indexOf(digit));
  });
}

/** Digits inside a string (a code, a phone number) in the reader's script. */
export function localDigits(text: string, locale: Locale): string {
  return locale === "fa" ? text.replace(/[0-9]/g, (digit) => PERSIAN_DIGITS.charAt(Number(digit))) : latinDigits(text);
}

const UNITS = {
  fa: ["بایت", "کیلوبایت", "مگابایت", "گیگابایت"],
  en: ["bytes", "KB", "MB", "GB"],
} as const;

export function formatFileSize(bytes: number, locale: Locale): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < 3) {
    size /= 1024;
    unit += 1;
  }
  return `${formatNumber(size, locale, { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 })} ${UNITS[locale][unit] ?? ""}`;
}
