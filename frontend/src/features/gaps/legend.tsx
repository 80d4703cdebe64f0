import { gapKindValues } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import type { Measure } from "./address";
import styles from "./gaps.module.css";
import { messages } from "./messages";
import type { Step } from "./scale";
import { Verdict } from "./verdict";

/** What colours and shapes mean, in numbers and words. */
export function Legend({ measure, scale }: { measure: Measure; scale: readonly Step[] }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <section aria-label={t("legend")} className={styles.legend}>
      <div className={styles.legendRow}>
        <span className={styles.legendTitle}>{t(measure)}</span>
        <ul className={styles.swatches}>
          <li>
            <span className={classes(styles.swatch, styles.heat0)} /> {t("none")}
          </li>
          {scale.map(({ heat, from, to }) => (
            <li key={heat}>
              <span className={classes(styles.swatch, styles[`heat${String(heat)}`])} />
              {from === to ? format.number(from) : t("range", { from, to })}
            </li>
          ))}
        </ul>
      </div>
      <p className={styles.hint}>{t(`${measure}Hint`)}</p>
      <ul className={styles.marks} aria-label={t("marks")}>
        {gapKindValues.map((gap) => (
          <li key={gap}>
            <Verdict gap={gap} />
          </li>
        ))}
      </ul>
    </section>
  );
}
