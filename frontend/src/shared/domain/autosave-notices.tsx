import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { signInAddress } from "@/shared/session/addresses";
import { Banner } from "@/shared/ui/banner";
import { Button, ButtonLink } from "@/shared/ui/button";
import { UserText } from "@/shared/ui/text";
import type { Conflict } from "./autosave";
import styles from "./autosave-notices.module.css";
import type { AutosaveControls } from "./use-autosave";

const noticeMessages = defineMessages("autosave", {
  fa: {
    restored: "نوشته‌ای که هنوز ذخیره نشده بود از همین دستگاه بازیابی شد.",
    merged: "همکار شما این بخش‌ها را تغییر داده و تغییرش این‌جا آمده است: {fields}",
    conflictTitle: "{count, plural, other {# بخش را هم شما و هم همکارتان تغییر داده‌اید}}",
    conflictBody: "هیچ‌کدام رونویسی نشده است. برای هر بخش یکی را برگزینید؛ پس از آن هم می‌توانید ویرایش کنید.",
    mine: "نوشته شما",
    theirs: "نوشته همکار",
    keepMine: "نگه داشتن نوشته من",
    takeTheirs: "برداشتن نوشته همکار",
    blank: "(خالی)",
    signedOut: "از سامانه بیرون آمده‌اید. نوشته شما در همین دستگاه مانده است و پس از ورود ذخیره می‌شود.",
    signIn: "ورود",
    retry: "تلاش دوباره",
    notSaved: "ذخیره نشد",
  },
  en: {
    restored: "Text that had not been saved yet was recovered from this device.",
    merged: "A colleague changed these parts; the changes are taken over here: {fields}",
    conflictTitle: "{count, plural, one {You and a colleague both changed one part} other {You and a colleague both changed # parts}}",
    conflictBody: "Nothing was overwritten. Choose one for each part; you can still edit it afterwards.",
    mine: "Your text",
    theirs: "Your colleague’s text",
    keepMine: "Keep mine",
    takeTheirs: "Take theirs",
    blank: "(empty)",
    signedOut: "You are signed out. Your text is kept on this device and is saved once you sign in.",
    signIn: "Sign in",
    retry: "Try again",
    notSaved: "Not saved",
  },
});

interface AutosaveNoticesProps<Fields extends object> {
  autosave: AutosaveControls<Fields>;
  labels: Readonly<Record<keyof Fields & string, string>>;
  /** A value in words; texts come as they are. */
  show(field: keyof Fields & string, value: Fields[keyof Fields]): string;
}

/** What the writer must know about saving: recovered text, a colleague's changes, conflicts, why nothing is saved. */
export function AutosaveNotices<Fields extends object>({ autosave, labels, show }: AutosaveNoticesProps<Fields>) {
  const t = useMessages(noticeMessages);
  const format = useFormat();
  const { problem, conflicts, mergedFields, isRestored, issues } = autosave;
  const whole = issues.filter((issue) => issue.field === null);
  return (
    <>
      {isRestored && conflicts.length === 0 && (
        <Banner kind="info" onDismiss={autosave.dismissNotice}>
          {t("restored")}
        </Banner>
      )}
      {mergedFields.length > 0 && (
        <Banner kind="info" onDismiss={autosave.dismissNotice}>
          {t("merged", { fields: format.list(mergedFields.map((field) => labels[field])) })}
        </Banner>
      )}
      {problem?.kind === "signed-out" && (
        <Banner
          kind="warning"
          actions={
            <ButtonLink to={signInAddress(window.location.pathname)} size="small">
              {t("signIn")}
            </ButtonLink>
          }
        >
          {t("signedOut")}
        </Banner>
      )}
      {problem && problem.kind !== "signed-out" && problem.kind !== "offline" && (
        <Banner
          kind="danger"
          title={t("notSaved")}
          actions={
            <Button size="small" onPress={autosave.retry}>
              {t("retry")}
            </Button>
          }
        >
          {problem.message}
        </Banner>
      )}
      {whole.map((issue) => (
        <Banner key={issue.code} kind="danger" title={t("notSaved")}>
          {issue.message}
        </Banner>
      ))}
      {conflicts.length > 0 && (
        <Banner kind="warning" title={t("conflictTitle", { count: conflicts.length })}>
          <p>{t("conflictBody")}</p>
          {conflicts.map((conflict) => (
            <ConflictChoice
              key={conflict.field}
              conflict={conflict}
              label={labels[conflict.field]}
              show={(value) => show(conflict.field, value)}
              onChoose={(choice) => {
                autosave.resolve(conflict.field, choice);
              }}
            />
          ))}
        </Banner>
      )}
    </>
  );
}

interface ConflictChoiceProps<Fields> {
  conflict: Conflict<Fields>;
  label: string;
  show(value: Fields[keyof Fields]): string;
  onChoose(choice: "mine" | "theirs"): void;
}

function ConflictChoice<Fields>({ conflict, label, show, onChoose }: ConflictChoiceProps<Fields>) {
  const t = useMessages(noticeMessages);
  const versions = [
    { id: "mine", title: t("mine"), text: show(conflict.mine), choose: t("keepMine") },
    { id: "theirs", title: t("theirs"), text: show(conflict.theirs), choose: t("takeTheirs") },
  ] as const;
  return (
    <section className={styles.conflict} aria-label={label}>
      <h3 className={styles.label}>{label}</h3>
      <div className={styles.versions}>
        {versions.map((version) => (
          <div key={version.id} className={styles.version}>
            <h4 className={styles.whose}>{version.title}</h4>
            <UserText isLong className={styles.text}>
              {version.text || t("blank")}
            </UserText>
            <Button
              size="small"
              aria-label={`${version.choose}: ${label}`}
              onPress={() => {
                onChoose(version.id);
              }}
            >
              {version.choose}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
