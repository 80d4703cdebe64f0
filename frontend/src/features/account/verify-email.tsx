import { useLocation } from "react-router";
import { defineMessages } from "@/shared/i18n/catalogue";
import { Message, useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { Bidi } from "@/shared/ui/text";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import styles from "./account.module.css";
import { withNext } from "./return-address";
import { useNext } from "./use-arrival";

const messages = defineMessages("verifyEmail", {
  fa: {
    title: "ایمیل خود را ببینید",
    sentTo: "پیوندی به <0>{email}</0> فرستادیم. آن را باز کنید تا حساب شما آماده شود.",
    sent: "پیوند تأیید به ایمیل شما فرستاده شد. آن را باز کنید تا حساب شما آماده شود.",
    notThere: "اگر تا چند دقیقه نیامد:",
    spam: "پوشهٔ هرزنامه را ببینید.",
    again: "یک دقیقهٔ دیگر با همین ایمیل و گذرواژه وارد شوید؛ پیوند تازه‌ای فرستاده می‌شود.",
    wrong: "شاید نشانی نادرست است؛ <0>از نو ثبت‌نام کنید</0>.",
  },
  en: {
    title: "Look into your mail",
    sentTo: "We sent a link to <0>{email}</0>. Open it and your account is ready.",
    sent: "A link was sent to your e-mail. Open it and your account is ready.",
    notThere: "If it is not there in a few minutes:",
    spam: "Look into the spam folder.",
    again: "Sign in with the same e-mail and password in a minute; that sends a new link.",
    wrong: "The address may be wrong; <0>sign up anew</0>.",
  },
});

/** The waiting page between signing up and the mail's link. Signing in again sends a new one. */
export function VerifyEmailScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const next = useNext();
  const state = useLocation().state as { email?: unknown } | null;
  const email = typeof state?.email === "string" ? state.email : null;
  const lead = email ? (
    <Message of={messages} id="sentTo" values={{ email }} components={{ 0: <Bidi isCode>{email}</Bidi> }} />
  ) : (
    t("sent")
  );
  return (
    <AccountPage title={t("title")} lead={lead}>
      <div className={styles.head}>
        <p>{t("notThere")}</p>
        <ul className={styles.bullets}>
          <li>{t("spam")}</li>
          <li>{t("again")}</li>
          <li>
            <Message of={messages} id="wrong" components={{ 0: <Link to={withNext("/account/sign-up", next)}>{null}</Link> }} />
          </li>
        </ul>
      </div>
      <div>
        <ButtonLink to={withNext("/account/sign-in", next)}>{common("signIn")}</ButtonLink>
      </div>
    </AccountPage>
  );
}
