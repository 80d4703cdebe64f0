import type { ReactNode } from "react";
import type { Problem } from "@/shared/api/problem";
import { useProblemText } from "@/shared/api/use-problem-text";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { type FieldIssue, FormErrors } from "@/shared/forms/errors";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { accountMessages } from "./account-messages";
import styles from "./account.module.css";
import { useTimeLeft, WaitNotice } from "./wait-notice";

interface AccountFormProps {
  issues: readonly FieldIssue[];
  problem: Problem | null;
  waitsUntil: number | null;
  isPending: boolean;
  onSubmit(): void;
  submitLabel: string;
  /** Names of the fields, for the summary of what to correct. */
  labels: Readonly<Record<string, string>>;
  children: ReactNode;
  /** Stands beside the button: another way, or cancel. */
  beside?: ReactNode;
  isWide?: boolean;
}

/** A form of the sign-in API: says what is wrong above, keeps what was typed, and waits when it must. */
export function AccountForm(props: AccountFormProps) {
  const { issues, problem, waitsUntil, isPending, onSubmit, submitLabel, labels, children, beside, isWide = true } = props;
  const t = useMessages(accountMessages);
  const format = useFormat();
  const left = useTimeLeft(waitsUntil);
  const text = useProblemText(problem);
  const mustWait = left !== null && left > 0;
  return (
    <FormErrors issues={issues}>
      <form
        noValidate
        method="post"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending && !mustWait) onSubmit();
        }}
      >
        {problem && left !== null && <WaitNotice message={text} left={left} />}
        <ErrorSummary issues={issues} labels={labels} problem={left === null ? problem : null} />
        {children}
        <div className={styles.actions}>
          <Button
            type="submit"
            kind="primary"
            isWide={isWide}
            isPending={isPending}
            reason={mustWait ? t("waitReason", { time: format.duration(left) }) : null}
          >
            {submitLabel}
          </Button>
          {beside}
        </div>
      </form>
    </FormErrors>
  );
}
