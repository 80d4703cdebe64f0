import { type ReactNode, useMemo } from "react";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { CheckboxGroup } from "@/shared/ui/choice";
import { MultiSelect } from "@/shared/ui/combo-box";
import type { FieldProps } from "@/shared/ui/field";
import type { Option } from "@/shared/ui/option-list";
import { Select } from "@/shared/ui/select";
import { taxonomyMessages } from "./taxonomy-messages";
import styles from "./taxonomy-picker.module.css";
import { useTaxonomy } from "./use-taxonomy";

type PickerProps = Omit<FieldProps, "label"> & { label?: string };

interface OneProps extends PickerProps {
  value: string | null;
  onChange(value: string | null): void;
}

interface SeveralProps extends PickerProps {
  value: readonly string[];
  onChange(value: string[]): void;
}

/** Stands for «none» in a list, since an option needs an id. */
const NONE = "none";

interface FrameProps {
  /** Said instead of the hint while the list is on the way. */
  children(state: { description: ReactNode; isDisabled: boolean }): ReactNode;
  description: ReactNode;
  isDisabled: boolean;
}

/** A picker whose list comes from the server. The way to ask again stands outside the field: inside it would open it. */
function Frame({ children, description, isDisabled }: FrameProps) {
  const t = useMessages(taxonomyMessages);
  const { isLoading, problem, refetch } = useTaxonomy();
  return (
    <div className={styles.picker}>
      {children({ description: isLoading ? t("loading") : description, isDisabled: isDisabled || isLoading || problem !== null })}
      {problem && (
        <div className={styles.failed} role="status">
          {t("failed")}
          <Button size="small" kind="quiet" onPress={refetch}>
            {t("retry")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface GoalPickerProps extends SeveralProps {
  max?: number;
  /** Goals of these dimensions come first; the others stay within reach. */
  preferDimensions?: readonly string[];
}

/** Goals grouped by dimension, found by name in either language or by code. */
export function GoalPicker({ label, description, preferDimensions, isDisabled = false, max = 5, ...rest }: GoalPickerProps) {
  const t = useMessages(taxonomyMessages);
  const format = useFormat();
  const { goals, dimensions } = useTaxonomy();
  const options = useMemo<Option[]>(() => {
    const preferred = new Set(preferDimensions);
    const order = [...dimensions].sort((a, b) => Number(preferred.has(b.id)) - Number(preferred.has(a.id)));
    return order.flatMap((dimension) =>
      goals
        .filter((goal) => goal.dimension.id === dimension.id)
        .map((goal) => ({ id: goal.id, label: format.title(goal), group: format.title(dimension) })),
    );
  }, [goals, dimensions, preferDimensions, format]);
  return (
    <Frame description={description ?? t("goalsHint")} isDisabled={isDisabled}>
      {(state) => <MultiSelect label={label ?? t("goals")} placeholder={t("findGoal")} options={options} max={max} {...rest} {...state} />}
    </Frame>
  );
}

/** Several of the six dimensions. */
export function DimensionPicker({ label, description, isDisabled = false, ...rest }: SeveralProps) {
  const t = useMessages(taxonomyMessages);
  const format = useFormat();
  const { dimensions } = useTaxonomy();
  const options = dimensions.map((dimension) => ({ id: dimension.id, label: format.title(dimension) }));
  return (
    <Frame description={description} isDisabled={isDisabled}>
      {(state) => <CheckboxGroup label={label ?? t("dimensions")} options={options} {...rest} {...state} />}
    </Frame>
  );
}

interface OneOfListProps extends OneProps {
  /** What «none» is called, for instance «all» in a filter; `false` leaves it out. */
  none?: string | false;
}

function OneOf({ entries, none, value, onChange, ...rest }: OneOfListProps & { label: string; entries: readonly { id: string; titleFa: string; titleEn: string }[] }) {
  const t = useMessages(taxonomyMessages);
  const format = useFormat();
  const listed = entries.map((entry) => ({ id: entry.id, label: format.title(entry) }));
  const options = none === false ? listed : [{ id: NONE, label: none ?? t("none") }, ...listed];
  return (
    <Select
      options={options}
      value={value ?? (none === undefined || none === false ? null : NONE)}
      onChange={(id) => {
        onChange(id === NONE ? null : id);
      }}
      {...rest}
    />
  );
}

/** One dimension. */
export function DimensionSelect({ label, description, isDisabled = false, ...rest }: OneOfListProps) {
  const t = useMessages(taxonomyMessages);
  const { dimensions } = useTaxonomy();
  return (
    <Frame description={description} isDisabled={isDisabled}>
      {(state) => <OneOf entries={dimensions} label={label ?? t("dimension")} {...rest} {...state} />}
    </Frame>
  );
}

/** One strategic axis. */
export function AxisSelect({ label, description, isDisabled = false, ...rest }: OneOfListProps) {
  const t = useMessages(taxonomyMessages);
  const { axes } = useTaxonomy();
  return (
    <Frame description={description} isDisabled={isDisabled}>
      {(state) => <OneOf entries={axes} label={label ?? t("axis")} {...rest} {...state} />}
    </Frame>
  );
}
