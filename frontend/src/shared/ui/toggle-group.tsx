import { ToggleButton } from "react-aria-components/ToggleButton";
import { classes } from "@/shared/ui/classes";
import { Icon, type LucideIcon } from "@/shared/ui/icon";
import styles from "./toggle-group.module.css";

interface ToggleGroupProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string; icon: LucideIcon }[];
  value: Id | null;
  /** Pressing the chosen one again takes it back. */
  onChange(value: Id | null): void;
  size?: "small" | "medium";
}

/** One of a few, or none. */
export function ToggleGroup<Id extends string>({ label, options, value, onChange, size = "medium" }: ToggleGroupProps<Id>) {
  return (
    <div role="group" aria-label={label} className={styles.group}>
      {options.map(({ id, label: text, icon }) => (
        <ToggleButton
          key={id}
          isSelected={value === id}
          onChange={(isSelected) => {
            onChange(isSelected ? id : null);
          }}
          className={classes(styles.toggle, styles[size])}
        >
          <Icon icon={icon} size={15} />
          {text}
        </ToggleButton>
      ))}
    </div>
  );
}
