import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField } from "react-aria-components/Checkbox";
import { CheckboxGroup as AriaCheckboxGroup } from "react-aria-components/CheckboxGroup";
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from "react-aria-components/RadioGroup";
import { SwitchButton, SwitchField } from "react-aria-components/Switch";
import { Text } from "react-aria-components/Text";
import { useFieldError } from "@/shared/forms/errors";
import styles from "./choice.module.css";
import { classes } from "./classes";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles } from "./field";
import { Check, Icon } from "./icon";
import type { Option } from "./option-list";

interface CheckboxProps {
  children: ReactNode;
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  name?: string;
  note?: ReactNode;
}

function Tick() {
  return (
    <span className={styles.square} aria-hidden="true">
      <Icon icon={Check} size={14} />
      <span className={styles.dash} />
    </span>
  );
}

export function Checkbox({ children, name, note, isIndeterminate = false, isDisabled = false, ...rest }: CheckboxProps) {
  const error = useFieldError(name);
  return (
    <CheckboxField
      {...rest}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={styles.wrap ?? ""}
      data-field={name}
    >
      <CheckboxButton className={styles.choice ?? ""}>
        <Tick />
        <span>{children}</span>
      </CheckboxButton>
      {note && (
        <Text slot="description" className={styles.note ?? ""}>
          {note}
        </Text>
      )}
      <FieldProblem error={error} />
    </CheckboxField>
  );
}

interface CheckboxGroupProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[];
  value: readonly Id[];
  onChange(value: Id[]): void;
}

export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { label, name, description, isOptional, options, value, onChange, isDisabled = false } = props;
  const error = useFieldError(name, props.error);
  return (
    <AriaCheckboxGroup
      value={[...value]}
      onChange={(next) => {
        onChange(next as Id[]);
      }}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      {options.map((option) => (
        <CheckboxField key={option.id} value={option.id} isDisabled={option.isDisabled ?? false} className={styles.wrap ?? ""}>
          <CheckboxButton className={styles.choice ?? ""}>
            <Tick />
            <span>{option.label}</span>
          </CheckboxButton>
        </CheckboxField>
      ))}
      <FieldProblem error={error} />
    </AriaCheckboxGroup>
  );
}

interface RadioGroupProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange(value: Id): void;
  /** Side by side, for two or three short options. */
  isInline?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, name, description, isOptional, options, value, onChange, isInline = false, isDisabled = false } = props;
  const error = useFieldError(name, props.error);
  return (
    <AriaRadioGroup
      value={value}
      onChange={(next) => {
        onChange(next as Id);
      }}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={classes(styles.options, isInline && styles.inline)}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} isDisabled={option.isDisabled ?? false} className={styles.wrap ?? ""}>
            <RadioButton className={styles.choice ?? ""}>
              <span className={styles.circle} aria-hidden="true" />
              <span>{option.label}</span>
            </RadioButton>
            {option.note && (
              <Text slot="description" className={styles.note ?? ""}>
                {option.note}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
      <FieldProblem error={error} />
    </AriaRadioGroup>
  );
}

interface SwitchProps {
  children: ReactNode;
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  isDisabled?: boolean;
}

/** Takes effect at once; what waits for «save» is a Checkbox. */
export function Switch({ children, isDisabled = false, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} isDisabled={isDisabled} className={styles.wrap ?? ""}>
      <SwitchButton className={styles.choice ?? ""}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
        <span>{children}</span>
      </SwitchButton>
    </SwitchField>
  );
}
