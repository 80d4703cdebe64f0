import { useEffect, useRef } from "react";
import type { Problem } from "@/shared/api/problem";
import { useProblemText } from "@/shared/api/use-problem-text";
import { useMessages } from "@/shared/i18n/use-messages";
import { AlertTriangle, Icon } from "@/shared/ui/icon";
import { uiMessages } from "@/shared/ui/messages";
import styles from "./error-summary.module.css";
import { type FieldIssue, fieldName, focusField } from "./errors";

interface ErrorSummaryProps {
  issues: readonly FieldIssue[];
  /** What the fields are called on this form. */
  labels?: Readonly<Record<string, string>>;
  problem?: Problem | null;
}

/**
 * What stands in the way of a form: takes the focus when it is told and leads to each field. While people mend one
 * thing after the other the list shrinks, and the focus stays where they write.
 */
export function ErrorSummary({ issues, labels = {}, problem = null }: ErrorSummaryProps) {
  const t = useMessages(uiMessages);
  const text = useProblemText(problem);
  const box = useRef<HTMLDivElement>(null);
  const told = useRef<{ issues: readonly FieldIssue[]; problem: Problem | null }>({ issues: [], problem: null });
  useEffect(() => {
    const former = told.current;
    told.current = { issues, problem };
    const isNew = issues !== former.issues && issues.length > 0 && !isLess(issues, former.issues);
    if (isNew || (problem && problem !== former.problem)) box.current?.focus();
  }, [issues, problem]);
  if (issues.length === 0 && !problem) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <Icon icon={AlertTriangle} className={styles.icon} />
      <div className={styles.text}>
        {problem && <p>{text}</p>}
        {issues.length > 0 && <p className={styles.title}>{t("errorsTitle", { count: issues.length })}</p>}
        <ul className={styles.list}>
          {issues.map((issue) => (
            <li key={keyOf(issue)}>
              <Item issue={issue} labels={labels} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const keyOf = ({ field, code, message }: FieldIssue) => `${field ?? ""}${code}${message}`;

function isLess(issues: readonly FieldIssue[], former: readonly FieldIssue[]): boolean {
  const known = new Set(former.map(keyOf));
  return issues.length < former.length && issues.every((issue) => known.has(keyOf(issue)));
}

function Item({ issue, labels }: { issue: FieldIssue; labels: Readonly<Record<string, string>> }) {
  const { field, message } = issue;
  if (!field) return message;
  const label = labels[fieldName(field)];
  return (
    <button type="button" className={styles.link} onClick={() => focusField(field)}>
      {label ? `${label}: ${message}` : message}
    </button>
  );
}
