import { useEffect, useState, useSyncExternalStore } from "react";
import { useLiveState } from "@/shared/api/use-live";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { IconButton } from "@/shared/ui/button";
import { CloudOff, Icon, Info, X } from "@/shared/ui/icon";
import { uiMessages } from "@/shared/ui/messages";
import { shellMessages } from "../messages";
import styles from "./notices.module.css";
import { useSettled } from "./use-settled";

const KEY = "bahamm.sample-notice";

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

function wasDismissed(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "closed";
  } catch {
    return false;
  }
}

function useSampleNotice() {
  const { session } = useSession();
  const [isClosed, setClosed] = useState(wasDismissed);
  useEffect(() => {
    try {
      if (isClosed) sessionStorage.setItem(KEY, "closed");
    } catch {
      // Then it comes back with the next page.
    }
  }, [isClosed]);
  return {
    isShown: session?.isDemo === true && !isClosed,
    close: () => {
      setClosed(true);
    },
  };
}

/** Strips below the header: no network, sample data. */
export function Notices() {
  const t = useMessages(shellMessages);
  const ui = useMessages(uiMessages);
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  const isReconnecting = useSettled(useLiveState()) === "reconnecting" && isOnline;
  const sample = useSampleNotice();
  return (
    <>
      <div role="status">
        {isReconnecting && (
          <div className={`${styles.strip ?? ""} ${styles.warning ?? ""} ${styles.small ?? ""}`}>
            <p className={styles.text}>{t("reconnectingHint")}</p>
          </div>
        )}
        {!isOnline && (
          <div className={`${styles.strip ?? ""} ${styles.warning ?? ""}`}>
            <p className={styles.text}>
              <Icon icon={CloudOff} size={16} />
              {t("offlineBanner")}
            </p>
          </div>
        )}
      </div>
      {sample.isShown && (
        <aside className={styles.strip} aria-label={t("sample")}>
          <p className={styles.text}>
            <Icon icon={Info} size={16} />
            {t("sample")}
          </p>
          <IconButton icon={X} size="small" label={ui("close")} hasTooltip={false} onPress={sample.close} />
        </aside>
      )}
    </>
  );
}
