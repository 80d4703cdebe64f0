import { type ReactNode, useId } from "react";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { Button } from "@/shared/ui/button";
import { fieldStyles } from "@/shared/ui/field";
import { MoneyField } from "@/shared/ui/number-field";
import styles from "./money-range.module.css";

const messages = defineMessages("moneyRangeField", {
  fa: {
    from: "از",
    to: "تا",
    optional: "اختیاری",
    toRial: "نوشتن به ریال",
    toToman: "نوشتن به تومان",
    crossed: "کمترین مبلغ از بیشترین مبلغ بزرگ‌تر است؛ یکی از دو را درست کنید.",
  },
  en: {
    from: "From",
    to: "Up to",
    optional: "optional",
    toRial: "Write in rials",
    toToman: "Write in tomans",
    crossed: "The lower amount is above the upper one; correct either of them.",
  },
});

/** Both ends in rials, as integers in strings. */
export interface MoneyEnds {
  min: string | null;
  max: string | null;
}

interface MoneyRangeFieldProps {
  label: string;
  description?: ReactNode;
  value: MoneyEnds;
  onChange(value: MoneyEnds): void;
  /** Names of the two ends in the API's refusals, such as `priceMin`. */
  minName?: string;
  maxName?: string;
  isOptional?: boolean;
  isDisabled?: boolean;
}

/** Is the lower end above the upper one? */
export function isCrossed({ min, max }: MoneyEnds): boolean {
  return min !== null && max !== null && BigInt(min) > BigInt(max);
}

/** Two amounts in the writer's unit, which can be changed on the spot: the sums stay the same. */
export function MoneyRangeField(props: MoneyRangeFieldProps) {
  const { label, description, value, onChange, minName, maxName, isOptional = false, isDisabled = false } = props;
  const t = useMessages(messages);
  const { moneyUnit, change } = usePreferences();
  const titleId = useId();
  const hintId = useId();
  const crossed = isCrossed(value);
  return (
    <div role="group" aria-labelledby={titleId} aria-describedby={description ? hintId : undefined} className={styles.fields}>
      <div className={styles.head}>
        <span id={titleId} className={styles.title}>
          {label}
          {isOptional && <span className={styles.optional}> ({t("optional")})</span>}
        </span>
        <Button
          kind="quiet"
          size="small"
          onPress={() => {
            change({ moneyUnit: moneyUnit === "TOMAN" ? "RIAL" : "TOMAN" });
          }}
        >
          {t(moneyUnit === "TOMAN" ? "toRial" : "toToman")}
        </Button>
      </div>
      {description && (
        <div id={hintId} className={fieldStyles.description}>
          {description}
        </div>
      )}
      <div className={styles.ends}>
        <MoneyField
          isDisabled={isDisabled}
          key={`min-${moneyUnit}`}
          label={t("from")}
          {...(minName ? { name: minName } : {})}
          value={value.min}
          // Crossed ends are told once, at the other end, in place of the server's words for the same.
          error={crossed ? "" : null}
          onChange={(min) => {
            onChange({ ...value, min });
          }}
        />
        <MoneyField
          isDisabled={isDisabled}
          key={`max-${moneyUnit}`}
          label={t("to")}
          {...(maxName ? { name: maxName } : {})}
          value={value.max}
          error={crossed ? t("crossed") : null}
          onChange={(max) => {
            onChange({ ...value, max });
          }}
        />
      </div>
    </div>
  );
}
