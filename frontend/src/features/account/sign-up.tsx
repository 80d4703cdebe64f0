import { useState } from "react";
import { Navigate } from "react-router";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { safeNext } from "@/shared/session/addresses";
import { auth } from "@/shared/session/auth";
import { usePreferences } from "@/shared/session/preferences";
import { useSession } from "@/shared/session/session";
import { Link } from "@/shared/ui/link";
import { TextField } from "@/shared/ui/text-field";
import { AccountForm } from "./account-form";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import { PasswordField } from "./password-field";
import { rememberNext, withNext } from "./return-address";
import { useArrival, useNext } from "./use-arrival";
import { looksLikeEmail, missing, useAuthForm } from "./use-auth-form";

const messages = defineMessages("signUp", {
  fa: {
    title: "ثبت‌نام",
    lead: "حساب به نام خودتان است. پس از آن می‌توانید شرکت نوپای خود را ثبت کنید یا دعوت سازمانتان را بپذیرید.",
    nameHint: "همان‌گونه که همکارانتان شما را می‌شناسند.",
    emailHint: "پیوند تأیید به این نشانی فرستاده می‌شود.",
    submit: "ساختن حساب",
    have: "حساب دارید؟",
  },
  en: {
    title: "Sign up",
    lead: "The account is your own. Then register your start-up, or accept your organisation’s invitation.",
    nameHint: "The name your colleagues know you by.",
    emailHint: "A link to verify it is sent to this address.",
    submit: "Create the account",
    have: "Have an account?",
  },
});

/** A new account; the mail's link completes it. */
export function SignUpScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const { isSignedIn } = useSession();
  const { locale } = usePreferences();
  const next = useNext();
  const arrive = useArrival();
  const form = useAuthForm();
  const [fullName, setFullName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  async function signUp() {
    const gaps = [
      ...(fullName.trim() ? [] : [missing("fullName", common("fullNameRequired"))]),
      ...(looksLikeEmail(email) ? [] : [missing("email", common(email.trim() ? "emailInvalid" : "emailRequired"))]),
      ...(password.length >= 10 ? [] : [missing("password", common(password ? "passwordShort" : "passwordRequired"))]),
    ];
    const result = await form.submit(gaps, () =>
      auth.signUp({ email: email.trim(), password, fullName: fullName.trim(), language: locale }),
    );
    if (next && result?.status === "pending") rememberNext(next);
    await arrive(result, email.trim());
  }

  if (isSignedIn && !form.isPending) return <Navigate to={next ?? safeNext(null)} replace />;
  return (
    <AccountPage
      title={t("title")}
      lead={t("lead")}
      foot={
        <p>
          {t("have")} <Link to={withNext("/account/sign-in", next)}>{common("signIn")}</Link>
        </p>
      }
    >
      <AccountForm
        {...form}
        labels={{ fullName: common("fullName"), email: common("email"), password: common("password") }}
        submitLabel={t("submit")}
        onSubmit={() => void signUp()}
      >
        <TextField
          label={common("fullName")}
          name="fullName"
          description={t("nameHint")}
          autoComplete="name"
          value={fullName}
          onChange={setFullName}
          isRequired
          autoFocus
        />
        <TextField
          label={common("email")}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          description={t("emailHint")}
          value={email}
          onChange={setEmail}
          isRequired
        />
        <PasswordField value={password} onChange={setPassword} autoComplete="new-password" />
      </AccountForm>
    </AccountPage>
  );
}
