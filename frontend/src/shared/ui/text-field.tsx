import { type HTMLInputTypeAttribute, type ReactNode, useLayoutEffect, useRef } from "react";
import { Input } from "react-aria-components/Input";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { useFieldError } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "./classes";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles as styles } from "./field";
import { uiMessages } from "./messages";
import own from "./text-field.module.css";

interface TextProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  placeholder?: string;
  maxLength?: number;
  autoComplete?: string;
  autoFocus?: boolean;
  /** `auto` (the default) lets the letters decide; e-mail, codes and addresses are `ltr`. */
  dir?: "auto" | "ltr" | "rtl";
}

interface TextFieldProps extends TextProps {
  type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "password" | "tel" | "url" | "search">;
  inputMode?: "text" | "numeric" | "email" | "url" | "tel";
  /** Stands at the end of the box: a unit, a show-password button. */
  after?: ReactNode;
}

function aria({ name, label, value, onChange, onBlur, isRequired, isDisabled, autoFocus, maxLength }: TextProps, error: string | undefined) {
  return {
    "aria-label": undefined,
    value,
    onChange,
    isInvalid: Boolean(error) || (maxLength !== undefined && value.length > maxLength),
    validationBehavior: "aria" as const,
    "data-field": name,
    "data-label": label,
    ...(onBlur ? { onBlur } : {}),
    ...(name ? { name } : {}),
    isRequired: isRequired ?? false,
    isDisabled: isDisabled ?? false,
    autoFocus: autoFocus ?? false,
  };
}

export function TextField(props: TextFieldProps) {
  const { label, name, description, error: ownError, isOptional, type = "text", dir, placeholder, autoComplete, inputMode, after, maxLength, value } = props;
  const error = useFieldError(name, ownError);
  const isLatin = type === "email" || type === "url" || type === "tel" || type === "password";
  return (
    <AriaTextField {...aria(props, error)} type={type} className={styles.field ?? ""}>
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={styles.box}>
        <Input
          className={classes(styles.input, isLatin && own.latin)}
          dir={dir ?? (isLatin ? "ltr" : "auto")}
          placeholder={placeholder ?? " "}
          autoComplete={autoComplete ?? "off"}
          inputMode={inputMode}
        />
        {after}
      </div>
      <Foot error={error} value={value} maxLength={maxLength} />
    </AriaTextField>
  );
}

interface TextAreaProps extends TextProps {
  rows?: number;
}

/** Grows with its text. With `maxLength` it counts down near the limit, and never cuts what was pasted. */
export function TextArea(props: TextAreaProps) {
  const { label, name, description, error: ownError, isOptional, rows = 4, dir = "auto", placeholder, maxLength, value } = props;
  const error = useFieldError(name, ownError);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${element.scrollHeight}px`;
  }, [value]);
  return (
    <AriaTextField {...aria(props, error)} className={styles.field ?? ""}>
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={styles.box}>
        <AriaTextArea ref={area} rows={rows} dir={dir} placeholder={placeholder ?? " "} className={classes(styles.input, own.area)} />
      </div>
      <Foot error={error} value={value} maxLength={maxLength} />
    </AriaTextField>
  );
}

function Foot({ error, value, maxLength }: { error: string | undefined; value: string; maxLength: number | undefined }) {
  const t = useMessages(uiMessages);
  const left = maxLength === undefined ? undefined : maxLength - value.length;
  const isNear = left !== undefined && maxLength !== undefined && left <= Math.max(20, maxLength * 0.2);
  return (
    <div className={classes(styles.foot)} aria-live="polite">
      <FieldProblem error={error} />
      {isNear && left >= 0 && <span className={styles.counter}>{t("charactersLeft", { left })}</span>}
      {isNear && left < 0 && <span className={classes(styles.counter, styles.over)}>{t("charactersOver", { over: -left })}</span>}
    </div>
  );
}
