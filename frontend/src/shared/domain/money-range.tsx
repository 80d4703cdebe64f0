import type { MoneyParts } from "@/gql/fragments";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { useFormat } from "@/shared/format/use-format";
import styles from "./money-range.module.css";

const messages = defineMessages("moneyRange", {
  fa: { none: "اعلام نشده" },
  en: { none: "Not stated" },
});

interface MoneyRangeProps {
  min: Pick<MoneyParts, "amount" | "currency"> | null;
  max: Pick<MoneyParts, "amount" | "currency"> | null;
  /** Said when neither end is stated. */
  none?: string;
}

/** «۲ تا ۵ میلیارد تومان» in the reader's unit, which is always named. */
export function MoneyRange({ min, max, none }: MoneyRangeProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const text = format.moneyRange(min, max);
  return text ? <bdi className={styles.range}>{text}</bdi> : <span className={styles.none}>{none ?? t("none")}</span>;
}
