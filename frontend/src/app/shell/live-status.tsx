import { useEffect, useRef } from "react";
import type { LiveState } from "@/shared/api/live";
import { useLiveState } from "@/shared/api/use-live";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { showToast } from "@/shared/ui/toast";
import { shellMessages } from "../messages";
import styles from "./live-status.module.css";
import { useSettled } from "./use-settled";

const HINTS = { live: "liveHint", connecting: "connecting", reconnecting: "reconnectingHint", offline: "offlineBanner" } as const;

/** Whether what others do arrives by itself, in a word. */
export function LiveStatus() {
  const t = useMessages(shellMessages);
  const state = useSettled(useLiveState());
  const wasAway = useRef(false);
  useEffect(() => {
    if (state === "offline" || state === "reconnecting") wasAway.current = true;
    if (state !== "live" || !wasAway.current) return;
    wasAway.current = false;
    showToast({ kind: "positive", title: t("backOnline") });
  }, [state, t]);
  if (state === "off") return null;
  return (
    <span className={classes(styles.status, styles[look(state)])} role="status" title={t(HINTS[state])}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.word}>{t(state)}</span>
    </span>
  );
}

function look(state: LiveState): "good" | "busy" | "bad" {
  return state === "live" ? "good" : state === "offline" ? "bad" : "busy";
}
