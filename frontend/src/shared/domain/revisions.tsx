import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { Disclosure } from "@/shared/ui/disclosure";
import { camelField } from "./camel-field";
import { historyMessages } from "./history-list";
import styles from "./revisions.module.css";
import { TextDiff } from "./text-diff";

const revisionMessages = defineMessages("revisions", {
  fa: {
    number: "نسخهٔ {number}",
    first: "نخستین نسخه",
    changed: "تغییر: {fields}",
    nothing: "متن تغییری نکرد.",
    empty: "نسخه‌ای نیست.",
    unknown: "ناشناس",
  },
  en: {
    number: "Version {number}",
    first: "First version",
    changed: "Changed: {fields}",
    nothing: "The text did not change.",
    empty: "There are no versions.",
    unknown: "unknown",
  },
});

export interface RevisionWithSnapshot {
  number: number;
  createdAt: string;
  author: { fullName: string } | null;
  /** The step that made it, when a step did. */
  note: string;
  changedFields: readonly string[];
  snapshot: unknown;
}

interface RevisionsProps {
  revisions: readonly RevisionWithSnapshot[];
  /** Labels by camelCase field, in the order of the form. Other fields are not shown. */
  labels: Readonly<Record<string, string>>;
  /** A snapshot's value in words; texts come as they are. */
  show(field: string, value: unknown): string;
  language?: "FA" | "EN" | undefined;
}

interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** Versions, newest first; each opens to what it changed against the one before. */
export function Revisions({ revisions, labels, show, language }: RevisionsProps) {
  const t = useMessages(revisionMessages);
  const step = useMessages(historyMessages);
  const format = useFormat();
  const sorted = [...revisions].sort((a, b) => b.number - a.number);
  if (sorted.length === 0) return <p>{t("empty")}</p>;
  return (
    <ol className={styles.list}>
      {sorted.map((revision, index) => {
        const before = sorted[index + 1];
        const changes = changesOf(before?.snapshot, revision.snapshot, Object.keys(labels), show);
        // What came before the oldest one is not kept: the server says what it changed.
        const changed = before ? changes.map(({ field }) => field) : revision.changedFields.map(camelField);
        const fields = changed.flatMap((field) => labels[field] ?? []);
        const what = isStepName(revision.note)
          ? step(revision.note)
          : revision.number === 1
            ? t("first")
            : fields.length > 0
              ? t("changed", { fields: format.list(fields) })
              : before && t("nothing");
        const who = `${revision.author?.fullName ?? t("unknown")} · ${format.dateTime(revision.createdAt, false)}`;
        return (
          <li key={revision.number}>
            <Disclosure title={[t("number", { number: revision.number }), what].filter(Boolean).join(": ")} note={who}>
              {changes.length === 0 ? <p className={styles.nothing}>{t("nothing")}</p> : <Changes changes={changes} labels={labels} language={language} />}
            </Disclosure>
          </li>
        );
      })}
    </ol>
  );
}

function Changes({ changes, labels, language }: { changes: readonly FieldChange[]; labels: Readonly<Record<string, string>>; language: "FA" | "EN" | undefined }) {
  return (
    <dl className={styles.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt className={styles.field}>{labels[field]}</dt>
          <dd className={styles.diff}>
            <TextDiff before={before} after={after} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type StepName = keyof typeof historyMessages.messages.fa;

function isStepName(note: string): note is StepName {
  return note in historyMessages.messages.fa && !["other", "by", "reason", "empty"].includes(note);
}

function valuesOf(snapshot: unknown): ReadonlyMap<string, unknown> {
  if (typeof snapshot === "string") {
    try {
      return valuesOf(JSON.parse(snapshot));
    } catch {
      return new Map();
    }
  }
  if (typeof snapshot !== "object" || snapshot === null) return new Map();
  return new Map(Object.entries(snapshot).map(([name, value]) => [camelField(name), value as unknown]));
}

/** What differs between two snapshots, field by field in the given order. */
export function changesOf(before: unknown, after: unknown, fields: readonly string[], show: RevisionsProps["show"]): FieldChange[] {
  const old = valuesOf(before);
  const fresh = valuesOf(after);
  return fields.flatMap((field) => {
    const change = { field, before: old.has(field) ? show(field, old.get(field)) : "", after: fresh.has(field) ? show(field, fresh.get(field)) : "" };
    return change.before === change.after ? [] : [change];
  });
}
