import type { ReactNode } from "react";
import type { Problem } from "@/shared/api/problem";
import { useProblemText } from "@/shared/api/use-problem-text";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { AlertTriangle, CloudOff, LogIn, RefreshCw, Search, ShieldCheck } from "./icon";
import { uiMessages } from "./messages";

const ICONS = {
  offline: CloudOff,
  "signed-out": LogIn,
  forbidden: ShieldCheck,
  "not-found": Search,
  conflict: RefreshCw,
  "rate-limited": RefreshCw,
  invalid: AlertTriangle,
  server: AlertTriangle,
} as const;

const TITLES = {
  offline: "unreachable",
  "signed-out": "signInFirst",
  forbidden: "noAccess",
  "not-found": "notFound",
  conflict: "somethingWrong",
  "rate-limited": "tooFast",
  invalid: "somethingWrong",
  server: "somethingWrong",
} as const;

interface ErrorStateProps {
  problem: Problem;
  onRetry?(): void;
  /** The way out where the question itself was refused, and asking it again cannot help. */
  correction?: ReactNode;
}

/** This part of the page could not be fetched: why, and how to go on. */
export function ErrorState({ problem, onRetry, correction }: ErrorStateProps) {
  const t = useMessages(uiMessages);
  const text = useProblemText(problem);
  return (
    <div role="alert">
      <EmptyState
        icon={ICONS[problem.kind]}
        title={t(TITLES[problem.kind])}
        actions={
          problem.kind === "invalid" && correction
            ? correction
            : onRetry && (
                <Button icon={RefreshCw} onPress={onRetry}>
                  {t("retry")}
                </Button>
              )
        }
      >
        {text}
      </EmptyState>
    </div>
  );
}
