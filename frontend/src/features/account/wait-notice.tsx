import { useSyncExternalStore } from "react";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { accountMessages } from "./account-messages";

const SECOND = 1000;

function eachSecond(onTick: () => void): () => void {
  const timer = setInterval(onTick, SECOND);
  return () => {
    clearInterval(timer);
  };
}
const never = () => () => undefined;
const thisSecond = () => Math.floor(Date.now() / SECOND);

/** Milliseconds until `until`; null when nothing has to be waited for. Counts down by itself. */
export function useTimeLeft(until: number | null): number | null {
  const now = useSyncExternalStore(until === null ? never : eachSecond, thisSecond);
  return until === null ? null : Math.max(0, until - now * SECOND);
}

/** Too many attempts: why, and for how long. Read aloud once, not at each second. */
export function WaitNotice({ message, left }: { message: string; left: number }) {
  const t = useMessages(accountMessages);
  const format = useFormat();
  if (left === 0) return <Banner kind="info">{t("waitOver")}</Banner>;
  return (
    <Banner kind="warning" title={t("waitTitle")}>
      <p>{message}</p>
      <p aria-live="off">{t("waitBody", { time: format.duration(left) })}</p>
    </Banner>
  );
}
