import { useMemo } from "react";
import { usePreferences } from "@/shared/session/preferences";
import { formatDate, formatDateShort, formatDateTime, formatDuration, formatRelative, formatTime } from "./dates";
import { formatMoney, formatMoneyRange, formatMoneyWords, type MoneyAmount, unitName } from "./money";
import { formatFileSize, formatNumber, formatPercent, localDigits } from "./numbers";

type Input = Date | string | number;

/** Formatters bound to the reader's language, calendar and money unit. */
export function useFormat() {
  const { locale, calendar, moneyUnit } = usePreferences();
  return useMemo(
    () => ({
      number: (value: number | bigint, options?: Intl.NumberFormatOptions) => formatNumber(value, locale, options),
      percent: (share: number, fractionDigits = 0) => formatPercent(share, locale, fractionDigits),
      digits: (text: string) => localDigits(text, locale),
      fileSize: (bytes: number) => formatFileSize(bytes, locale),
      money: (money: MoneyAmount) => formatMoney(money, moneyUnit, locale),
      moneyWords: (money: MoneyAmount) => formatMoneyWords(money, moneyUnit, locale),
      moneyRange: (min: MoneyAmount | null | undefined, max: MoneyAmount | null | undefined) =>
        formatMoneyRange(min, max, moneyUnit, locale),
      moneyUnitName: unitName(moneyUnit, locale),
      date: (value: Input) => formatDate(value, locale, calendar),
      dateLong: (value: Input) => formatDate(value, locale, calendar, true),
      dateShort: (value: Input) => formatDateShort(value, locale, calendar),
      time: (value: Input) => formatTime(value, locale, calendar),
      dateTime: (value: Input, zone = true) => formatDateTime(value, locale, calendar, zone),
      relative: (value: Input, now: Input) => formatRelative(value, now, locale),
      duration: (milliseconds: number) => formatDuration(milliseconds, locale),
      list: (items: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
      /** The name in the reader's language; the other one when it is missing. */
      name: (fa: string, en: string) => (locale === "fa" ? fa || en : en || fa),
      /** Title of a taxonomy entry. */
      title: (entry: { titleFa: string; titleEn: string }) => (locale === "fa" ? entry.titleFa : entry.titleEn || entry.titleFa),
    }),
    [locale, calendar, moneyUnit],
  );
}
export type Format = ReturnType<typeof useFormat>;
