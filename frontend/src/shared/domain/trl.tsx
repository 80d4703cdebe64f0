import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import type { FieldProps } from "@/shared/ui/field";
import { Select } from "@/shared/ui/select";
import styles from "./trl.module.css";
import { isTrlLevel, trlLevels, trlMessages } from "./trl-messages";

/** «TRL ۷», with its meaning on hover and for screen readers; nothing at all when the level is not stated. */
export function TrlTag({ level }: { level: number | null }) {
  const t = useMessages(trlMessages);
  if (!isTrlLevel(level)) return null;
  const meaning = t("full", { level, name: t(`name${level}`) });
  return (
    <span className={styles.tag} title={meaning}>
      <bdi aria-hidden="true">{t("tag", { level })}</bdi>
      <span className="visually-hidden">{meaning}</span>
    </span>
  );
}

interface TrlFieldProps extends Omit<FieldProps, "label"> {
  label?: string;
  value: number | null;
  onChange(value: number | null): void;
  /** What «not stated» is called, for instance «any level» in a filter. */
  none?: string;
}

/** The nine levels with what each means for a city. */
export function TrlField({ label, description, value, onChange, none, ...rest }: TrlFieldProps) {
  const t = useMessages(trlMessages);
  const levels = trlLevels.map((level) => ({
    id: String(level),
    label: t("option", { level, name: t(`name${level}`) }),
    note: t(`note${level}`),
  }));
  return (
    <Select
      label={label ?? t("label")}
      description={description ?? t("hint")}
      options={[{ id: "0", label: none ?? t("unknown") }, ...levels]}
      value={value === null ? (none ? "0" : null) : String(value)}
      onChange={(id) => {
        onChange(id === "0" ? null : Number(id));
      }}
      {...rest}
    />
  );
}

/** The whole scale, with the level that was reached. */
export function TrlScale({ level }: { level: number }) {
  const t = useMessages(trlMessages);
  const format = useFormat();
  return (
    <ol className={styles.scale} aria-label={t("scale")}>
      {trlLevels.map((step) => (
        <li key={step} className={classes(styles.step, step <= level && styles.reached, step === level && styles.here)}>
          <span className={styles.number} aria-hidden="true">
            {format.number(step)}
          </span>
          <span>
            <span className={styles.name}>{t(`name${step}`)}</span>
            {step === level && <span className="visually-hidden"> ({t("here")})</span>}
            <span className={styles.note}>{t(`note${step}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
