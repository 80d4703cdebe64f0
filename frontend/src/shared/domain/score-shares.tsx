import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { matchMessages } from "./match-messages";
import styles from "./score-shares.module.css";

export interface ScoreComponent {
  name: string;
  share: number;
  value: number;
}

type ComponentName = "dense" | "lexical" | "characters" | "goals" | "dimension" | "axis" | "tags" | "maturity" | "price";

function isKnown(name: string): name is ComponentName {
  return name in matchMessages.messages.fa;
}

/** The published formula at work: what each reason gave to the score, largest first. */
export function ScoreShares({ components }: { components: readonly ScoreComponent[] }) {
  const t = useMessages(matchMessages);
  const format = useFormat();
  const named = components.filter((component) => component.share > 0.004 || component.value < 0);
  const sorted = named.toSorted((a, b) => b.share - a.share);
  return (
    <dl className={styles.list}>
      {sorted.map(({ name, share, value }) => (
        <div key={name} className={styles.row}>
          <dt className={styles.name}>{isKnown(name) ? t(name) : name}</dt>
          <dd className={styles.figure}>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.fill} style={{ inlineSize: `${String(Math.round(share * 100))}%` }} />
            </span>
            <span className={classes(styles.share, share <= 0 && value < 0 && styles.against)}>
              {share <= 0 && value < 0 ? t("against") : format.percent(share)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
