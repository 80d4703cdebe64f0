import type { GapKind } from "@/gql/schema";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { AlertTriangle, CheckCircle2, CircleDashed, Icon, Lightbulb, type LucideIcon, Target } from "@/shared/ui/icon";
import styles from "./gaps.module.css";
import { messages } from "./messages";

export const VERDICTS: Record<GapKind, LucideIcon> = {
  DEMAND_WITHOUT_SUPPLY: AlertTriangle,
  UNMATCHED_DEMAND: Target,
  SUPPLY_WITHOUT_DEMAND: Lightbulb,
  MET: CheckCircle2,
  EMPTY: CircleDashed,
};

/** Does a need stay unanswered here? */
export function isAlarm(gap: GapKind): boolean {
  return gap === "DEMAND_WITHOUT_SUPPLY" || gap === "UNMATCHED_DEMAND";
}

/** What a place says at a glance: a shape and words, never colour alone. */
export function Verdict({ gap, hasWords = true }: { gap: GapKind; hasWords?: boolean }) {
  const t = useMessages(messages);
  return (
    <span className={classes(styles.verdict, isAlarm(gap) && styles.alarm)}>
      <Icon icon={VERDICTS[gap]} size={14} {...(hasWords ? {} : { label: t(gap) })} />
      {hasWords && t(gap)}
    </span>
  );
}
