import type { MatchBand } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { matchMessages } from "./match-messages";
import styles from "./match-band.module.css";

const BARS: Record<MatchBand, number> = { STRONG: 3, GOOD: 2, POSSIBLE: 1 };

/** How sure the match is: a word and as many bars, never colour alone. */
export function MatchBandTag({ band }: { band: MatchBand }) {
  const t = useMessages(matchMessages);
  return (
    <span className={classes(styles.band, styles[band.toLowerCase()])}>
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={classes(styles.bar, bar <= BARS[band] && styles.filled)} />
        ))}
      </span>
      <span className="visually-hidden">{t("bandLabel", { band: t(band) })}</span>
      <span aria-hidden="true">{t(band)}</span>
    </span>
  );
}

/** «رتبه ۳ · بالاتر از ۹۷٪ دیگران» */
export function MatchPlace({ rank, percentile }: { rank: number; percentile: number }) {
  const t = useMessages(matchMessages);
  const format = useFormat();
  return (
    <span className={styles.place} title={t("percentileHint")}>
      {t("rank", { rank })} · {t("percentile", { percent: format.percent(percentile / 100) })}
    </span>
  );
}
