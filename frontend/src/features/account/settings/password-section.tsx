import { useState } from "react";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { auth } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { Section } from "@/shared/ui/layout";
import { useToast } from "@/shared/ui/toast";
import { AccountForm } from "../account-form";
import { accountMessages } from "../account-messages";
import styles from "../account.module.css";
import { PasswordField } from "../password-field";
import { missing, useAuthForm } from "../use-auth-form";

const messages = defineMessages("passwordSettings", {
  fa: {
    title: "گذرواژه",
    lead: "با عوض کردن گذرواژه، در همهٔ دستگاه‌های دیگر از حسابتان بیرون می‌روید.",
    current: "گذرواژهٔ کنونی",
    new: "گذرواژهٔ تازه",
    save: "عوض کردن گذرواژه",
    saved: "گذرواژه عوض شد",
    savedBody: "دستگاه‌های دیگر باید از نو وارد شوند.",
  },
  en: {
    title: "Password",
    lead: "Changing the password signs you out on all other devices.",
    current: "Current password",
    new: "New password",
    save: "Change the password",
    saved: "Password changed",
    savedBody: "Other devices have to sign in again.",
  },
});

/** A new password, which also ends every other session: the way to sign out everywhere. */
export function PasswordSection({ email }: { email: string }) {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const { refetch } = useSession();
  const toast = useToast();
  const form = useAuthForm();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");

  async function save() {
    const gaps = [
      ...(currentPassword ? [] : [missing("currentPassword", common("passwordRequired"))]),
      ...(newPassword.length >= 10 ? [] : [missing("newPassword", common(newPassword ? "passwordShort" : "passwordRequired"))]),
    ];
    const result = await form.submit(gaps, () => auth.changePassword({ currentPassword, newPassword }));
    if (result?.status !== "done") return;
    setCurrent("");
    setNew("");
    await refetch();
    toast({ kind: "positive", title: t("saved"), body: t("savedBody") });
  }

  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className={styles.settingsForm}>
        <AccountForm
          {...form}
          labels={{ currentPassword: t("current"), newPassword: t("new") }}
          submitLabel={t("save")}
          isWide={false}
          onSubmit={() => void save()}
        >
          {/* Tells the password manager whose password this is. */}
          <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField label={t("current")} name="currentPassword" value={currentPassword} onChange={setCurrent} autoComplete="current-password" />
          <PasswordField label={t("new")} name="newPassword" value={newPassword} onChange={setNew} autoComplete="new-password" />
        </AccountForm>
      </div>
    </Section>
  );
}
