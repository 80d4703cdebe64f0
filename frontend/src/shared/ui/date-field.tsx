import { type CalendarDate, now, parseAbsolute, parseDate, toCalendarDate, type ZonedDateTime } from "@internationalized/date";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { DateInput, DateSegment } from "react-aria-components/DateField";
import { DatePicker as AriaDatePicker } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import { TIME_ZONE } from "@/shared/format/dates";
import { useFormat } from "@/shared/format/use-format";
import { useFieldError } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import styles from "./date-field.module.css";
import { FieldDescription, FieldLabel, FieldProblem, type FieldProps, fieldStyles } from "./field";
import { CalendarDays, ChevronRight, Icon, X } from "./icon";
import { uiMessages } from "./messages";

interface DateTimeFieldProps extends FieldProps {
  /** ISO 8601 in UTC, or null. */
  value: string | null;
  onChange(value: string | null): void;
  /** ISO 8601. */
  min?: string;
  max?: string;
}

function zoned(iso: string | null | undefined): ZonedDateTime | null {
  return iso ? parseAbsolute(iso, TIME_ZONE) : null;
}

function Opened() {
  const t = useMessages(uiMessages);
  return (
    <Popover className={styles.popover ?? ""}>
      <Dialog className={styles.dialog ?? ""}>
        <Calendar>
          <header className={styles.header}>
            <Button slot="previous" className={styles.turn ?? ""} aria-label={t("previousMonth")}>
              <Icon icon={ChevronRight} className={styles.back} />
            </Button>
            <Heading className={styles.month ?? ""} />
            <Button slot="next" className={styles.turn ?? ""} aria-label={t("nextMonth")}>
              <Icon icon={ChevronRight} directional />
            </Button>
          </header>
          <CalendarGrid weekdayStyle="short">
            <CalendarGridHeader>{(day) => <CalendarHeaderCell className={styles.weekday ?? ""}>{day}</CalendarHeaderCell>}</CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ""} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}

function Box({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useMessages(uiMessages);
  return (
    <Group className={`${fieldStyles.box ?? ""} ${styles.box ?? ""}`}>
      <DateInput className={styles.input ?? ""}>{(segment) => <DateSegment segment={segment} className={styles.segment ?? ""} />}</DateInput>
      {onClear && (
        <Button slot={null} className={styles.open ?? ""} onPress={onClear} aria-label={t("clearDate")}>
          <Icon icon={X} size={15} />
        </Button>
      )}
      <Button className={styles.open ?? ""} aria-label={t("openCalendar")}>
        <Icon icon={CalendarDays} size={16} />
      </Button>
    </Group>
  );
}

/** A moment: date and hour in Tehran, in the reader's calendar; stored as UTC. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, name, description, isOptional, value, onChange, min, max, isDisabled = false, isRequired = false } = props;
  const t = useMessages(uiMessages);
  const format = useFormat();
  const error = useFieldError(name, props.error);
  // Says that an empty field means a moment in Tehran, and at which hour a picked day begins.
  const [placeholder] = useState(() => now(TIME_ZONE).set({ hour: 14, minute: 0, second: 0, millisecond: 0 }));
  return (
    <AriaDatePicker<ZonedDateTime>
      value={zoned(value)}
      placeholderValue={placeholder}
      onChange={(next) => {
        onChange(next ? next.toAbsoluteString() : null);
      }}
      {...(min ? { minValue: zoned(min) } : {})}
      {...(max ? { maxValue: zoned(max) } : {})}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={`${label} (${t("tehranTime")})`} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <Box
        onClear={
          value && !isRequired && !isDisabled
            ? () => {
                onChange(null);
              }
            : undefined
        }
      />
      <FieldProblem error={error} />
      {value && !error && <div className={fieldStyles.description}>{format.dateLong(value)}</div>}
      <Opened />
    </AriaDatePicker>
  );
}

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD` in the Gregorian calendar, or null. */
  value: string | null;
  onChange(value: string | null): void;
  min?: string;
  max?: string;
}

/** A day without an hour. */
export function DateField(props: DateFieldProps) {
  const { label, name, description, isOptional, value, onChange, min, max, isDisabled = false, isRequired = false } = props;
  const error = useFieldError(name, props.error);
  return (
    <AriaDatePicker<CalendarDate>
      value={value ? parseDate(value) : null}
      onChange={(next) => {
        onChange(next ? toCalendarDate(next).toString() : null);
      }}
      {...(min ? { minValue: parseDate(min) } : {})}
      {...(max ? { maxValue: parseDate(max) } : {})}
      granularity="day"
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field={name}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <Box
        onClear={
          value && !isRequired && !isDisabled
            ? () => {
                onChange(null);
              }
            : undefined
        }
      />
      <FieldProblem error={error} />
      <Opened />
    </AriaDatePicker>
  );
}
