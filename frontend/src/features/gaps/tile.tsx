import type { GapKind } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import type { Measure } from "./address";
import styles from "./gaps.module.css";
import { messages } from "./messages";
import { heatOf, type Step } from "./scale";
import { isAlarm, VERDICTS } from "./verdict";

export interface Counts {
  demand: number;
  supply: number;
  matched: number;
  unmatched: number;
  idle: number;
  gap: GapKind;
}

interface TileProps {
  /** The name of the place; in the matrix it shows on phones only. */
  place: string;
  /** The whole name, where `place` is read together with the heading of its row. */
  label?: string;
  counts: Counts;
  measure: Measure;
  scale: readonly Step[];
  to: string;
  isNameShown?: boolean;
}

/** One place of the map, coloured by how much is there. Its whole face is the link that opens it. */
export function Tile({ place, label = place, counts, measure, scale, to, isNameShown = false }: TileProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const value = counts[measure];
  return (
    <Link to={to} kind="plain" preventScrollReset className={classes(styles.tile, styles[`heat${String(heatOf(value, scale))}`], isNameShown && styles.named)}>
      <span className="visually-hidden">{t("cellLabel", { place: label, value, measure: t(measure).toLowerCase(), verdict: t(counts.gap).toLowerCase() })}</span>
      <span aria-hidden="true" className={styles.name}>
        {place}
      </span>
      <span aria-hidden="true" className={styles.value}>
        {format.number(value)}
      </span>
      <span aria-hidden="true" className={styles.both} title={t(counts.gap)}>
        <span className={classes(styles.mark, isAlarm(counts.gap) && styles.alarm)}>
          <Icon icon={VERDICTS[counts.gap]} size={14} />
        </span>
        <span className={styles.small}>
          {t("demandCount", { count: counts.demand })} · {t("supplyCount", { count: counts.supply })}
        </span>
      </span>
    </Link>
  );
}
