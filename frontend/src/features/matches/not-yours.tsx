import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ShieldCheck } from "@/shared/ui/icon";
import { messages } from "./messages";

/** Somebody else's list: an empty one would say that nothing fits. */
export function NotYours({ to, words }: { to: string; words: string }) {
  const t = useMessages(messages);
  return (
    <EmptyState icon={ShieldCheck} title={t("notYours")} actions={<ButtonLink to={to}>{t("toItem")}</ButtonLink>}>
      {words}
    </EmptyState>
  );
}
