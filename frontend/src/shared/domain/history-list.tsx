import type { HistoryParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { UserText } from "@/shared/ui/text";
import styles from "./history-list.module.css";
import { useStateName } from "./state-tag";

export const historyMessages = defineMessages("history", {
  fa: {
    create: "پیش‌نویس ساخته شد",
    request_approval: "از مدیر واحد درخواست تأیید شد",
    approve_by_unit: "مدیر واحد تأیید کرد",
    send_to_secretariat: "به دبیرخانه فرستاده شد",
    return: "برای اصلاح برگشت",
    publish: "منتشر شد",
    merge: "در چالش دیگری ادغام شد",
    republish: "دوباره منتشر شد",
    withdraw: "واحد منصرف شد",
    unpublish: "از فهرست برداشته شد",
    other: "وضعیت شد: {state}",
    by: "{name}، {when}",
    reason: "دلیل",
    empty: "هنوز رویدادی ثبت نشده است.",
  },
  en: {
    create: "Draft created",
    request_approval: "Approval was asked for",
    approve_by_unit: "Approved by the unit head",
    send_to_secretariat: "Sent to the secretariat",
    return: "Returned for correction",
    publish: "Published",
    merge: "Merged into another challenge",
    republish: "Published again",
    withdraw: "Withdrawn by the unit",
    unpublish: "Taken off the list",
    other: "State became: {state}",
    by: "{name}, {when}",
    reason: "Reason",
    empty: "Nothing has been recorded yet.",
  },
});

type Step = Exclude<keyof typeof historyMessages.messages.fa, "other" | "by" | "reason" | "empty">;

function isStep(name: string): name is Step {
  return name in historyMessages.messages.fa && !["other", "by", "reason", "empty"].includes(name);
}

/** What happened to the object, newest first, with who, when and why. */
export function HistoryList({ history }: { history: readonly HistoryParts[] }) {
  const t = useMessages(historyMessages);
  const format = useFormat();
  const stateName = useStateName();
  if (history.length === 0) return <p className={styles.empty}>{t("empty")}</p>;
  const entries = [...history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className={styles.list}>
      {entries.map((entry) => {
        const when = format.dateTime(entry.at, false);
        return (
          <li key={`${entry.at}:${entry.name}`} className={styles.entry}>
            <span className={styles.name}>{isStep(entry.name) ? t(entry.name) : t("other", { state: stateName(entry.target ?? entry.name) })}</span>
            <time dateTime={entry.at} className={styles.when}>
              {entry.actor ? t("by", { name: entry.actor.fullName, when }) : when}
            </time>
            {entry.reason && (
              <div className={styles.reason}>
                <span className="visually-hidden">{t("reason")}: </span>
                <UserText as="span">{entry.reason}</UserText>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
