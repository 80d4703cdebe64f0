import { classes } from "./classes";
import styles from "./meter.module.css";

interface ProgressBarProps {
  label: string;
  /** Between 0 and 1; null while nobody knows. */
  value: number | null;
  note?: string;
}

/** How far a piece of work is. */
export function ProgressBar({ label, value, note }: ProgressBarProps) {
  const percent = value === null ? undefined : Math.round(value * 100);
  return (
    <div className={styles.wrap}>
      <div className={styles.words}>
        <span>{label}</span>
        {note && <span className={styles.value}>{note}</span>}
      </div>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={note} className={styles.track}>
        <div className={classes(styles.fill, value === null && styles.unknown)} style={value === null ? undefined : { inlineSize: `${String(percent)}%` }} />
      </div>
    </div>
  );
}

interface MeterProps {
  label: string;
  /** Between 0 and 1. */
  value: number;
  /** The value in words or digits, shown beside the label. */
  valueText: string;
  tone?: "accent" | "positive" | "warning" | "danger";
}

/** How much of something there is. */
export function Meter({ label, value, valueText, tone = "accent" }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={styles.wrap}>
      <div className={styles.words}>
        <span>{label}</span>
        <span className={styles.value}>{valueText}</span>
      </div>
      <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={valueText} className={styles.track}>
        <div className={classes(styles.fill, styles[tone])} style={{ inlineSize: `${String(percent)}%` }} />
      </div>
    </div>
  );
}
