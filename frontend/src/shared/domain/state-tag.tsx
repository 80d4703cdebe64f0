import type { ChallengeState, SolutionState } from "@/gql/schema";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import styles from "./state-tag.module.css";

export type AnyState = ChallengeState | SolutionState;

export const stateMessages = defineMessages("state", {
  fa: {
    DRAFT: "پیش‌نویس",
    UNIT_APPROVED: "تأیید واحد",
    QUALITY_CHECK: "کنترل کیفیت",
    RETURNED: "برگشت برای اصلاح",
    PUBLISHED: "منتشرشده",
    IN_EVENT: "در رویداد",
    SOLVED: "حل‌شده",
    UNSOLVED: "بی‌نتیجه",
    WITHDRAWN: "منصرف‌شده",
    MERGED: "ادغام‌شده",
    UNPUBLISHED: "برداشته‌شده از فهرست",
  },
  en: {
    DRAFT: "Draft",
    UNIT_APPROVED: "Approved by the unit",
    QUALITY_CHECK: "Quality check",
    RETURNED: "Returned for correction",
    PUBLISHED: "Published",
    IN_EVENT: "In an event",
    SOLVED: "Solved",
    UNSOLVED: "Unsolved",
    WITHDRAWN: "Withdrawn",
    MERGED: "Merged",
    UNPUBLISHED: "Taken off the list",
  },
});

type Tone = "plain" | "waiting" | "attention" | "open" | "done";

const TONES: Record<AnyState, Tone> = {
  DRAFT: "plain",
  UNIT_APPROVED: "waiting",
  QUALITY_CHECK: "waiting",
  RETURNED: "attention",
  PUBLISHED: "open",
  IN_EVENT: "open",
  SOLVED: "done",
  UNSOLVED: "plain",
  WITHDRAWN: "plain",
  MERGED: "plain",
  UNPUBLISHED: "plain",
};

/** The state of a challenge or a solution. The word says it; colour and dot only help the eye. */
export function StateTag({ state }: { state: AnyState }) {
  const t = useMessages(stateMessages);
  return (
    <span className={classes(styles.tag, styles[TONES[state]])}>
      <span className={styles.dot} aria-hidden="true" />
      {t(state)}
    </span>
  );
}

/** Names of states as the API's history and snapshots write them (`unit_approved`), too. */
export function useStateName(): (state: string) => string {
  const t = useMessages(stateMessages);
  return (state) => {
    const key = state.toUpperCase();
    return key in stateMessages.messages.fa ? t(key as AnyState) : state;
  };
}
