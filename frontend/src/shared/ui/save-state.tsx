import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "./classes";
import { AlertTriangle, Check, CircleDot, CloudOff, Icon } from "./icon";
import { uiMessages } from "./messages";
import styles from "./save-state.module.css";
import { Spinner } from "./spinner";

export type SaveStateName = "clean" | "unsaved" | "saving" | "saved" | "offline" | "failed" | "conflict";

const ICONS = { unsaved: CircleDot, saved: Check, offline: CloudOff, failed: AlertTriangle, conflict: AlertTriangle } as const;

/** Whether what was typed is safe. */
export function SaveState({ state, at }: { state: SaveStateName; at?: string | null }) {
  const t = useMessages(uiMessages);
  const format = useFormat();
  const words = {
    clean: "",
    unsaved: t("unsaved"),
    saving: t("saving"),
    saved: at ? t("savedAt", { time: format.time(at) }) : t("saved"),
    offline: t("savedHere"),
    failed: t("saveFailed"),
    conflict: t("conflict"),
  };
  return (
    <span role="status" className={classes(styles.state, (state === "failed" || state === "conflict") && styles.bad, state === "saved" && styles.good)}>
      {state === "saving" && <Spinner size={14} />}
      {state !== "saving" && state !== "clean" && <Icon icon={ICONS[state]} size={15} />}
      {words[state]}
    </span>
  );
}
