import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { NumberField as AriaNumberField } from "react-aria-components/NumberField";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { formatMoney, formatMoneyWords, MONEY_LIMIT, type MoneyUnit, parseMoney } from "@/shared/format/money";
import { latinDigits } from "@/shared/format/numbers";
import { useFormat } from "@/shared/format/use-format";
import { useFieldError } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles } from "./field";
import { uiMessages } from "./messages";
import styles from "./number-field.module.css";

interface NumberFieldProps extends FieldProps {
  value: number | null;
  onChange(value: number | null): void;
  min?: number;
  max?: number;
  step?: number;
  /** Stands after the number: «درصد», «days». */
  unit?: string;
  formatOptions?: Intl.NumberFormatOptions;
}

/** A count or a measure. Takes digits of either keyboard, shows the reader's. */
export function NumberField(props: NumberFieldProps) {
  const { label, name, description, isOptional, value, onChange, min, max, step, unit, isDisabled = false, isRequired = false, formatOptions } = props;
  const error = useFieldError(name, props.error);
  return (
    <AriaNumberField
      value={value ?? Number.NaN}
      onChange={(next) => {
        onChange(Number.isNaN(next) ? null : next);
      }}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(formatOptions ? { formatOptions } : {})}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <Group className={fieldStyles.box ?? ""}>
        <Input className={fieldStyles.input ?? ""} />
        {unit && <span className={fieldStyles.adornment}>{unit}</span>}
        <Button slot="decrement" className={styles.step ?? ""}>
          −
        </Button>
        <Button slot="increment" className={styles.step ?? ""}>
          +
        </Button>
      </Group>
      <FieldProblem error={error} />
    </AriaNumberField>
  );
}

interface MoneyFieldProps extends FieldProps {
  /** Rials as an integer in a string, or null. */
  value: string | null;
  onChange(value: string | null): void;
}

/** What was typed, freed of separators, with a dot for the decimal sign. */
function plain(text: string): string {
  return latinDigits(text).replace(/[٬,،\s\u200C\u200E\u200F]/g, "").replace("٫", ".");
}

/** Why a text is no amount that can be kept. */
function faultOf(text: string, unit: MoneyUnit): "unreadable" | "tooLarge" | null {
  if (text.trim() === "") return null;
  const amount = parseMoney(plain(text), unit);
  if (amount === null) return "unreadable";
  return BigInt(amount) < MONEY_LIMIT ? null : "tooLarge";
}

/** Shown in the reader's unit, which is named in the field; stored in rials. Large sums are repeated in words. */
export function MoneyField(props: MoneyFieldProps) {
  const { label, name, description, isOptional, value, onChange, isDisabled = false, isRequired = false } = props;
  const t = useMessages(uiMessages);
  const format = useFormat();
  const { moneyUnit, locale } = usePreferences();
  const [draft, setDraft] = useState<string | null>(null);
  const fault = draft === null ? null : faultOf(draft, moneyUnit);
  const serverError = useFieldError(name, props.error);
  const error =
    fault === "unreadable"
      ? t("moneyInvalid", { example: format.number(2_500_000) })
      : fault === "tooLarge"
        ? t("moneyTooLarge", { limit: format.moneyWords({ amount: MONEY_LIMIT.toString(), currency: "IRR" }) })
        : serverError;
  const shown = draft ?? (value === null ? "" : amountText(value, moneyUnit, locale));
  const words = value === null ? null : formatMoneyWords({ amount: value, currency: "IRR" }, moneyUnit, locale);
  return (
    <AriaTextField
      value={shown}
      onChange={(text) => {
        setDraft(text);
        if (!faultOf(text, moneyUnit)) onChange(text.trim() === "" ? null : parseMoney(plain(text), moneyUnit));
      }}
      onBlur={() => {
        if (!fault) setDraft(null);
      }}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={`${label} (${t(moneyUnit === "TOMAN" ? "toman" : "rial")})`} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={fieldStyles.box}>
        <Input className={fieldStyles.input ?? ""} inputMode="decimal" autoComplete="off" dir="ltr" data-numeric="" />
        <span className={fieldStyles.adornment} aria-hidden="true">
          {t(moneyUnit === "TOMAN" ? "toman" : "rial")}
        </span>
      </div>
      <div className={styles.words} aria-live="polite">
        {words && !fault ? words : " "}
      </div>
      <FieldProblem error={error} />
    </AriaTextField>
  );
}

/** The number alone: the field names the unit beside it. */
function amountText(rials: string, unit: MoneyUnit, locale: "fa" | "en"): string {
  return formatMoney({ amount: rials, currency: "IRR" }, unit, locale).split(" ")[0] ?? "";
}
