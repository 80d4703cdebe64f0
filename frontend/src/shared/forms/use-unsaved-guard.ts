import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { uiMessages } from "@/shared/ui/messages";

/** Asks before the page is left while `isDirty`: for forms that do not save by themselves. */
export function useUnsavedGuard(isDirty: boolean) {
  const t = useMessages(uiMessages);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(t("leaveUnsaved"))) blocker.proceed();
    else blocker.reset();
  }, [blocker, t]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
    };
  }, [isDirty]);
}
