import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useServerNow } from "@/shared/session/clock";
import { classes } from "./classes";
import styles from "./countdown.module.css";
import { Clock, Icon } from "./icon";
import { uiMessages } from "./messages";

const DAY = 86_400_000;

/** What is left until a deadline, by the server's clock; the last day is marked, the last hour ticks. */
export function Countdown({ deadline }: { deadline: string }) {
  const t = useMessages(uiMessages);
  const format = useFormat();
  const end = new Date(deadline).getTime();
  const coarse = useServerNow(30_000);
  const fine = useServerNow(end - coarse < 3_600_000 && end > coarse ? 1_000 : 30_000);
  const left = end - Math.max(coarse, fine);
  const isPast = left <= 0;
  return (
    <time dateTime={deadline} title={format.dateTime(deadline)} className={classes(styles.countdown, !isPast && left < DAY && styles.soon, isPast && styles.past)}>
      <Icon icon={Clock} size={15} />
      {isPast ? t("deadlinePassed") : t("timeLeft", { time: format.duration(left) })}
    </time>
  );
}
