import { useState } from "react";
import { Navigate } from "react-router";
import { safeNext } from "@/shared/session/addresses";
import { auth } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Link } from "@/shared/ui/link";
import { TextField } from "@/shared/ui/text-field";
import { AccountForm } from "./account-form";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import styles from "./account.module.css";
import { PasswordField } from "./password-field";
import { withNext } from "./return-address";
import { useArrival, useNext } from "./use-arrival";
import { looksLikeEmail, missing, useAuthForm } from "./use-auth-form";

const messages = defineMessages("signIn", {
  fa: {
    title: "ورود",
    forgotten: "گذرواژه را فراموش کرده‌ام",
    noAccount: "حساب ندارید؟ <0>ثبت‌نام کنید</0>",
    new: "حساب ندارید؟",
    signUp: "ثبت‌نام",
    onward: "پس از ورود به همان صفحه‌ای که می‌خواستید برمی‌گردید.",
    demo: "این نسخهٔ نمایشی است: نام و گذرواژهٔ حساب‌های نمونه هنگام راه‌اندازی در پنجرهٔ فرمان چاپ شده است.",
  },
  en: {
    title: "Sign in",
    forgotten: "I forgot the password",
    noAccount: "No account? <0>Sign up</0>",
    new: "No account yet?",
    signUp: "Sign up",
    onward: "After signing in you return to the page you wanted.",
    demo: "This is a demonstration: the sample accounts and their password were printed in the terminal at start.",
  },
});

/** E-mail and password; goes on to the second step when there is one, and back to where the person was going. */
export function SignInScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const { isSignedIn, session } = useSession();
  const next = useNext();
  const arrive = useArrival();
  const form = useAuthForm();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  async function signIn() {
    const gaps = [
      ...(looksLikeEmail(email) ? [] : [missing("email", common(email.trim() ? "emailInvalid" : "emailRequired"))]),
      ...(password ? [] : [missing("password", common("passwordRequired"))]),
    ];
    await arrive(await form.submit(gaps, () => auth.signIn({ email: email.trim(), password })), email.trim());
  }

  if (isSignedIn && !form.isPending) return <Navigate to={next ?? safeNext(null)} replace />;
  return (
    <AccountPage
      title={t("title")}
      lead={next ? t("onward") : undefined}
      foot={
        <p>
          {t("new")} <Link to={withNext("/account/sign-up", next)}>{t("signUp")}</Link>
        </p>
      }
    >
      {session?.isDemo && <Banner kind="info">{t("demo")}</Banner>}
      <AccountForm
        {...form}
        labels={{ email: common("email"), password: common("password") }}
        submitLabel={common("signIn")}
        onSubmit={() => void signIn()}
      >
        <TextField
          label={common("email")}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
          autoFocus
        />
        <PasswordField value={password} onChange={setPassword} autoComplete="current-password" />
        <div className={styles.row}>
          <Link to={withNext("/account/password/reset", next)}>{t("forgotten")}</Link>
        </div>
      </AccountForm>
    </AccountPage>
  );
}
