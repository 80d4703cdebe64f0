import { useState } from "react";
import { defineMessages } from "@/shared/i18n/catalogue";
import { Message, useMessages } from "@/shared/i18n/use-messages";
import { auth } from "@/shared/session/auth";
import { Banner } from "@/shared/ui/banner";
import { Link } from "@/shared/ui/link";
import { Bidi } from "@/shared/ui/text";
import { TextField } from "@/shared/ui/text-field";
import { AccountForm } from "./account-form";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import { rememberNext, withNext } from "./return-address";
import { useNext } from "./use-arrival";
import { looksLikeEmail, missing, useAuthForm } from "./use-auth-form";

const messages = defineMessages("passwordReset", {
  fa: {
    title: "بازیابی گذرواژه",
    lead: "ایمیل حساب خود را بنویسید تا پیوند ساختن گذرواژهٔ تازه را بفرستیم.",
    submit: "فرستادن پیوند",
    sentTitle: "ایمیل خود را ببینید",
    sent: "اگر حسابی با <0>{email}</0> باشد، پیوند گذرواژهٔ تازه همین حالا فرستاده شد. پوشهٔ هرزنامه را هم ببینید.",
    again: "فرستادن دوباره",
  },
  en: {
    title: "Reset the password",
    lead: "Enter your account’s e-mail and we send a link to make a new password.",
    submit: "Send the link",
    sentTitle: "Look into your mail",
    sent: "If there is an account of <0>{email}</0>, a link to make a new password was just sent. Look into the spam folder too.",
    again: "Send again",
  },
});

/** Asks for the mail. The answer is the same whether or not there is such an account. */
export function PasswordResetScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const next = useNext();
  const form = useAuthForm();
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function ask() {
    const address = email.trim();
    const gaps = looksLikeEmail(address) ? [] : [missing("email", common(address ? "emailInvalid" : "emailRequired"))];
    const result = await form.submit(gaps, () => auth.requestPasswordReset(address));
    if (result?.status !== "done" && result?.status !== "pending") return;
    if (next) rememberNext(next);
    setSentTo(address);
  }

  return (
    <AccountPage title={t("title")} lead={t("lead")} foot={<Link to={withNext("/account/sign-in", next)}>{common("backToSignIn")}</Link>}>
      {sentTo && (
        <Banner kind="positive" title={t("sentTitle")}>
          <Message of={messages} id="sent" values={{ email: sentTo }} components={{ 0: <Bidi isCode>{sentTo}</Bidi> }} />
        </Banner>
      )}
      <AccountForm {...form} labels={{ email: common("email") }} submitLabel={t(sentTo ? "again" : "submit")} onSubmit={() => void ask()}>
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
      </AccountForm>
    </AccountPage>
  );
}
