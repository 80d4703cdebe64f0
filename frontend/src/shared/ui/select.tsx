import { Button } from "react-aria-components/Button";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { useFieldError } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles } from "./field";
import { ChevronDown, Icon } from "./icon";
import { uiMessages } from "./messages";
import { type Option, OptionList, optionStyles as styles } from "./option-list";

interface SelectProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange(value: Id): void;
  placeholder?: string;
}

/** One of up to some fifteen options. More of them want a ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const t = useMessages(uiMessages);
  const { label, name, description, isOptional, options, value, onChange, placeholder, isDisabled = false, isRequired = false } = props;
  const error = useFieldError(name, props.error);
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as Id);
      }}
      placeholder={placeholder ?? t("choose")}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={fieldStyles.box}>
        <Button className={styles.trigger ?? ""}>
          <SelectValue className={styles.value ?? ""}>
            {({ isPlaceholder, defaultChildren }) =>
              isPlaceholder ? defaultChildren : options.find((option) => option.id === value)?.label
            }
          </SelectValue>
          <Icon icon={ChevronDown} size={16} className={styles.chevron} />
        </Button>
      </div>
      <FieldProblem error={error} />
      <OptionList options={options} />
    </AriaSelect>
  );
}
