import { type KeyboardEvent, useState } from "react";
import { Input } from "react-aria-components/Input";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { fold } from "@/shared/format/fold";
import { useFieldError } from "@/shared/forms/errors";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles } from "@/shared/ui/field";
import { TagList } from "@/shared/ui/tag";

const messages = defineMessages("tagsField", {
  fa: {
    label: "برچسب‌ها",
    hint: "هر برچسب را با Enter یا ویرگول جدا کنید؛ حداکثر {max} برچسب.",
    chosen: "برچسب‌های نوشته‌شده",
    full: "{max} برچسب نوشته‌اید؛ برای افزودن، یکی را بردارید.",
    tooLong: "برچسب تا {limit} نویسه باشد.",
  },
  en: {
    label: "Tags",
    hint: "Separate tags with Enter or a comma; {max} at most.",
    chosen: "Tags written so far",
    full: "You have {max} tags; remove one to add another.",
    tooLong: "A tag has at most {limit} characters.",
  },
});

const SEPARATOR = /[,،;؛\n\t]+/;
const LENGTH = 60;

interface TagsFieldProps extends Omit<FieldProps, "label"> {
  label?: string;
  value: readonly string[];
  onChange(value: string[]): void;
  max?: number;
}

/** Adds what is new: spelling variants of one word are one tag. */
export function withTags(tags: readonly string[], text: string, max: number): string[] {
  const known = new Map(tags.map((tag) => [fold(tag), tag]));
  for (const part of text.split(SEPARATOR)) {
    const tag = part.trim().replace(/^#/, "").replace(/\s+/g, " ");
    const key = fold(tag);
    if (key && !known.has(key) && known.size < max) known.set(key, tag);
  }
  return [...known.values()];
}

/** A few free words. Enter, a comma or leaving the field adds one; Backspace in the empty field takes the last back. */
export function TagsField({ label, name, description, error: ownError, isOptional, isDisabled = false, value, onChange, max = 12 }: TagsFieldProps) {
  const t = useMessages(messages);
  const [text, setText] = useState("");
  const serverError = useFieldError(name, ownError);
  const isTooLong = text.split(SEPARATOR).some((part) => part.trim().length > LENGTH);
  const isFull = value.length >= max && text.trim() !== "";
  const error = isTooLong ? t("tooLong", { limit: LENGTH }) : isFull ? t("full", { max }) : serverError;

  function add(from: string) {
    if (isTooLong || value.length >= max) return;
    const next = withTags(value, from, max);
    setText("");
    if (next.length !== value.length) onChange(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && text.trim()) {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && value.length > 0) {
      event.preventDefault();
      setText(value.at(-1) ?? "");
      onChange(value.slice(0, -1));
    }
  }

  return (
    <AriaTextField
      value={text}
      onChange={(next) => {
        if (SEPARATOR.test(next) && value.length < max && next.split(SEPARATOR).every((part) => part.trim().length <= LENGTH)) add(next);
        else setText(next);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        add(text);
      }}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label ?? t("label")} isOptional={isOptional} />
      <FieldDescription>{description ?? t("hint", { max })}</FieldDescription>
      <div className={fieldStyles.box}>
        <Input className={fieldStyles.input ?? ""} autoComplete="off" dir="auto" />
      </div>
      <FieldProblem error={error} />
      {value.length > 0 && (
        <TagList
          label={t("chosen")}
          tags={value.map((tag) => ({ id: tag, label: tag }))}
          onRemove={(id) => {
            onChange(value.filter((tag) => tag !== id));
          }}
        />
      )}
    </AriaTextField>
  );
}
