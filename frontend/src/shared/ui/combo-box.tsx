import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { foldedIncludes } from "@/shared/format/fold";
import { useFieldError } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles } from "./field";
import { ChevronDown, Icon } from "./icon";
import { uiMessages } from "./messages";
import { type Option, OptionList, optionStyles as styles } from "./option-list";
import { TagList } from "./tag";

interface ComboBoxProps extends FieldProps {
  options: readonly Option[];
  value: string | null;
  onChange(value: string | null): void;
  placeholder?: string;
}

function Box({ placeholder }: { placeholder?: string | undefined }) {
  return (
    <div className={fieldStyles.box}>
      <Input className={fieldStyles.input ?? ""} placeholder={placeholder} autoComplete="off" dir="auto" />
      <Button className={styles.open ?? ""}>
        <Icon icon={ChevronDown} size={16} />
      </Button>
    </div>
  );
}

/** One of many options, found by typing; spelling variants of Persian are the same. */
export function ComboBox(props: ComboBoxProps) {
  const { label, name, description, isOptional, options, value, onChange, placeholder, isDisabled = false, isRequired = false } = props;
  const error = useFieldError(name, props.error);
  return (
    <AriaComboBox
      value={value}
      onChange={(key) => {
        onChange(key === null ? null : String(key));
      }}
      defaultFilter={foldedIncludes}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <Box placeholder={placeholder} />
      <FieldProblem error={error} />
      <OptionList options={options} />
    </AriaComboBox>
  );
}

interface MultiSelectProps extends FieldProps {
  options: readonly Option[];
  value: readonly string[];
  onChange(value: string[]): void;
  placeholder?: string;
  /** Further options are disabled when so many are chosen. */
  max?: number;
}

/** Several of many: typed to find, shown as removable chips below. */
export function MultiSelect(props: MultiSelectProps) {
  const t = useMessages(uiMessages);
  const { label, name, description, isOptional, options, value, onChange, placeholder, max, isDisabled = false, isRequired = false } = props;
  const error = useFieldError(name, props.error);
  const [text, setText] = useState("");
  const isFull = max !== undefined && value.length >= max;
  const offered = isFull ? options.map((option) => ({ ...option, isDisabled: !value.includes(option.id) })) : options;
  const chosen = value.flatMap((id) => options.filter((option) => option.id === id));
  return (
    <div className={fieldStyles.field} data-field={name}>
      <AriaComboBox<Option, "multiple">
        selectionMode="multiple"
        value={value}
        onChange={(keys) => {
          onChange(keys.map(String));
        }}
        inputValue={text}
        onInputChange={setText}
        onOpenChange={(isOpen) => {
          // A closed list leaves no search behind; left standing, it would open the list again.
          if (!isOpen) setText("");
        }}
        defaultFilter={foldedIncludes}
        menuTrigger="focus"
        allowsEmptyCollection
        isInvalid={Boolean(error)}
        isDisabled={isDisabled}
        isRequired={isRequired}
        validationBehavior="aria"
        className={fieldStyles.field ?? ""}
      >
        <FieldLabel label={label} isOptional={isOptional} />
        <FieldDescription>
          {description}
          {max !== undefined && <> {t("maxChosen", { count: max })}</>}
        </FieldDescription>
        <Box placeholder={placeholder} />
        <FieldProblem error={error} />
        <OptionList options={offered} />
      </AriaComboBox>
      {/* Outside the box: its list of options would take the chips for options of its own. */}
      {chosen.length > 0 && (
        <TagList
          label={`${label}: ${t("chosen")}`}
          tags={chosen.map(({ id, label: tag }) => ({ id, label: tag }))}
          onRemove={(id) => {
            onChange(value.filter((other) => other !== id));
          }}
        />
      )}
    </div>
  );
}
