import { useMessages } from "@/shared/i18n/use-messages";
import { Card } from "./card";
import { classes } from "./classes";
import { uiMessages } from "./messages";
import styles from "./skeleton.module.css";

/** Grey bars where text will stand. It appears only when loading takes longer than a blink. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.lines} aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={classes(styles.bar, index === lines - 1 && lines > 1 && styles.short)} />
      ))}
    </div>
  );
}

export function SkeletonCards({ count = 3 }: { count?: number }) {
  const t = useMessages(uiMessages);
  return (
    <div className={styles.cards} role="status">
      <span className="visually-hidden">{t("loading")}</span>
      {Array.from({ length: count }, (_, index) => (
        <Card key={index}>
          <Skeleton />
        </Card>
      ))}
    </div>
  );
}

/** A whole screen on its way. */
export function SkeletonPage() {
  const t = useMessages(uiMessages);
  return (
    <div className={styles.page} role="status">
      <span className="visually-hidden">{t("loading")}</span>
      <span className={classes(styles.bar, styles.heading)} aria-hidden="true" />
      <Skeleton lines={2} />
      <div className={styles.cards} aria-hidden="true">
        {[0, 1, 2].map((index) => (
          <Card key={index}>
            <Skeleton />
          </Card>
        ))}
      </div>
    </div>
  );
}
