import type { Locale } from "@/shared/i18n/locale";
import { formatNumber } from "./numbers";

export type MoneyUnit = "RIAL" | "TOMAN";

/** Rial as the API carries it: an integer in a string. */
export interface MoneyAmount {
  amount: string;
  currency: string;
}

/** Rials; the API takes less than this. */
export const MONEY_LIMIT = 10n ** 15n;

const UNIT_NAMES = { fa: { RIAL: "ریال", TOMAN: "تومان" }, en: { RIAL: "rial", TOMAN: "toman" } } as const;

const SCALES = [
  { power: 12n, fa: "هزار میلیارد", en: "trillion" },
  { power: 9n, fa: "میلیارد", en: "billion" },
  { power: 6n, fa: "میلیون", en: "million" },
] as const;

export function unitName(unit: MoneyUnit, locale: Locale): string {
  return UNIT_NAMES[locale][unit];
}

/** Exact decimal text of `numerator / 10^power`, without trailing zeros. */
function decimal(numerator: bigint, power: bigint): string {
  const divisor = 10n ** power;
  const whole = numerator / divisor;
  const rest = (numerator % divisor).toString().padStart(Number(power), "0").replace(/0+$/, "");
  return rest && power > 0n ? `${whole}.${rest}` : `${whole}`;
}

function localised(text: string, locale: Locale): string {
  const [whole = "0", fraction = ""] = text.split(".");
  const number = formatNumber(BigInt(whole), locale);
  if (!fraction) return number;
  const digits = formatNumber(BigInt(`1${fraction}`), locale, { useGrouping: false }).slice(1);
  return `${number}${locale === "fa" ? "٫" : "."}${digits}`;
}

function rials(money: MoneyAmount): bigint {
  return BigInt(money.amount.split(".")[0] ?? "0");
}

/** The whole amount with its unit: «۲٬۵۰۰٬۰۰۰٬۰۰۰ تومان». */
export function formatMoney(money: MoneyAmount, unit: MoneyUnit, locale: Locale): string {
  if (money.currency !== "IRR") return `${localised(money.amount, locale)} ${money.currency}`;
  const text = unit === "TOMAN" ? decimal(rials(money), 1n) : rials(money).toString();
  return `${localised(text, locale)} ${unitName(unit, locale)}`;
}

/** Large sums in words, and only when that loses nothing: «۲٫۵ میلیارد تومان»; else the whole amount. */
export function formatMoneyWords(money: MoneyAmount, unit: MoneyUnit, locale: Locale): string {
  if (money.currency !== "IRR") return formatMoney(money, unit, locale);
  const shift = unit === "TOMAN" ? 1n : 0n;
  const value = rials(money);
  for (const scale of SCALES) {
    if (value < 10n ** (scale.power + shift)) continue;
    const text = decimal(value, scale.power + shift);
    if ((text.split(".")[1] ?? "").length > 3) break;
    return `${localised(text, locale)} ${scale[locale]} ${unitName(unit, locale)}`;
  }
  return formatMoney(money, unit, locale);
}

/** «۱ تا ۲٫۵ میلیارد تومان» is ambiguous, so both ends carry their scale; the unit is named at least once. */
export function formatMoneyRange(
  min: MoneyAmount | null | undefined,
  max: MoneyAmount | null | undefined,
  unit: MoneyUnit,
  locale: Locale,
): string | null {
  if (min && max) {
    if (min.amount === max.amount) return formatMoneyWords(max, unit, locale);
    const low = formatMoneyWords(min, unit, locale);
    const high = formatMoneyWords(max, unit, locale);
    return locale === "fa" ? `${low} تا ${high}` : `${low} to ${high}`;
  }
  if (max) return locale === "fa" ? `تا ${formatMoneyWords(max, unit, locale)}` : `up to ${formatMoneyWords(max, unit, locale)}`;
  if (min) return locale === "fa" ? `از ${formatMoneyWords(min, unit, locale)}` : `from ${formatMoneyWords(min, unit, locale)}`;
  return null;
}

/** What a person typed in their unit (either keyboard's digits, separators) → rials, or null when it is no amount. */
export function parseMoney(text: string, unit: MoneyUnit): string | null {
  const [whole = "", fraction = "", ...more] = text.split(".");
  if (more.length > 0 || !/^\d+$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > (unit === "TOMAN" ? 1 : 0)) return null;
  return unit === "TOMAN" ? (BigInt(whole) * 10n + BigInt(digits || "0")).toString() : BigInt(whole).toString();
}
