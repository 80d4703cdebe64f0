import type { RankerParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { messages } from "./messages";
import styles from "./operations.module.css";

const SIZE = 240;
const PAD = 34;
const SPAN = SIZE - 2 * PAD;
const TICKS = [0, 0.5, 1];

const x = (share: number) => PAD + share * SPAN;
const y = (share: number) => SIZE - PAD - share * SPAN;

/** Predicted against observed. The points are also told in words, for those who cannot see them. */
export function Reliability({ bins }: { bins: RankerParts["reliability"] }) {
  const t = useMessages(messages);
  const format = useFormat();
  if (bins.length === 0) return <p className={styles.quiet}>{t("noBins")}</p>;
  const most = Math.max(...bins.map((bin) => bin.count));
  const share = (value: number) => format.percent(value);
  const sorted = [...bins].sort((one, other) => one.predicted - other.predicted);
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${String(SIZE)} ${String(SIZE)}`} className={styles.plot} aria-hidden="true">
        {TICKS.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} className={styles.grid} />
            <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} className={styles.grid} />
            <text x={x(tick)} y={y(0) + 14} textAnchor="middle" className={styles.tick}>
              {share(tick)}
            </text>
            <text x={x(0) - 5} y={y(tick) + 3} textAnchor="end" className={styles.tick}>
              {share(tick)}
            </text>
          </g>
        ))}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={styles.ideal} />
        <polyline points={sorted.map((bin) => `${String(x(bin.predicted))},${String(y(bin.observed))}`).join(" ")} className={styles.curve} />
        {sorted.map((bin) => (
          <circle key={bin.predicted} cx={x(bin.predicted)} cy={y(bin.observed)} r={3 + 5 * Math.sqrt(bin.count / most)} className={styles.point} />
        ))}
        <text x={SIZE / 2} y={SIZE - 4} textAnchor="middle" className={styles.axisName}>
          {t("predicted")}
        </text>
        <text x={12} y={12} className={styles.axisName}>
          {t("observed")}
        </text>
      </svg>
      <figcaption className={styles.quiet}>
        {t("reliabilityLead")}
        <ul className="visually-hidden">
          {sorted.map((bin) => (
            <li key={bin.predicted}>{t("bin", { predicted: share(bin.predicted), observed: share(bin.observed), count: bin.count })}</li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
