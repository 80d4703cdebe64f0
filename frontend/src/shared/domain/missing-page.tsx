import type { Problem } from "@/shared/api/problem";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Search } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";

const messages = defineMessages("missingPage", {
  fa: {
    title: "پیدا نشد",
    body: "نشانی درست نیست، یا این صفحه دیگر برای شما دیده نمی‌شود.",
  },
  en: {
    title: "Not found",
    body: "The address is wrong, or this page is no longer visible to you.",
  },
});

interface MissingPageProps {
  /** Why the object did not come; null when the server answered that there is none for this reader. */
  problem: Problem | null;
  onRetry(): void;
  /** The list that it would stand in. */
  list: { to: string; label: string };
  /** In place of the usual words. */
  words?: string;
}

/** A page whose object is not there: gone, hidden or misspelt alike, or out of reach for now. */
export function MissingPage({ problem, onRetry, list, words }: MissingPageProps) {
  const t = useMessages(messages);
  const isGone = problem === null || problem.kind === "not-found" || problem.kind === "invalid";
  return (
    <Page title={t("title")} width="narrow">
      <PageHeader title={isGone ? t("title") : list.label} />
      {isGone ? (
        <EmptyState icon={Search} title={words ?? t("body")} actions={<ButtonLink to={list.to}>{list.label}</ButtonLink>} />
      ) : (
        <ErrorState problem={problem} onRetry={onRetry} />
      )}
    </Page>
  );
}
