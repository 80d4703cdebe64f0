import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useProblemText } from "@/shared/api/use-problem-text";
import { defineMessages } from "@/shared/i18n/catalogue";
import { Message, useMessages } from "@/shared/i18n/use-messages";
import { safeNext } from "@/shared/session/addresses";
import { auth, type AuthResult } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { Skeleton } from "@/shared/ui/skeleton";
import { Bidi } from "@/shared/ui/text";
import { AccountForm } from "./account-form";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import { takeNext, withNext } from "./return-address";
import { useAuthForm } from "./use-auth-form";

const messages = defineMessages("verifyEmailKey", {
  fa: {
    title: "تأیید ایمیل",
    confirm: "آیا <0>{email}</0> نشانی شماست؟",
    submit: "بله، تأیید می‌کنم",
    done: "ایمیل شما تأیید شد",
    doneBody: "اکنون وارد شوید و کارتان را ادامه دهید.",
    bad: "این پیوند کار نمی‌کند",
    badBody: "شاید مهلتش گذشته یا پیش‌تر به کار رفته است. اگر حسابتان آماده است وارد شوید؛ وگرنه پیوند تازه‌ای بخواهید.",
    fresh: "پیوند تازه",
  },
  en: {
    title: "Verify the e-mail address",
    confirm: "Is <0>{email}</0> your address?",
    submit: "Yes, verify it",
    done: "Your address is verified",
    doneBody: "Now sign in and carry on.",
    bad: "This link does not work",
    badBody: "It may have expired or been used already. If your account is ready, sign in; otherwise ask for a new link.",
    fresh: "A new link",
  },
});

type Info = AuthResult<{ email: string }>;

/** The mail's link. A press confirms: mail scanners open links, and must not verify an address by that. */
export function VerifyEmailKeyScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const { key = "" } = useParams();
  const navigate = useNavigate();
  const { refetch } = useSession();
  const form = useAuthForm();
  const [info, setInfo] = useState<Info | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const unreachable = info?.status === "failed" && info.problem.kind === "offline" ? info.problem : null;
  const text = useProblemText(unreachable);

  useEffect(() => {
    let isCurrent = true;
    void auth.verificationInfo(key).then((result) => {
      if (isCurrent) setInfo(result);
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);

  async function verify() {
    const result = await form.submit([], () => auth.verifyEmail(key));
    if (result === null || result.status === "refused" || result.status === "failed") return;
    const kept = takeNext();
    if (result.status === "done") {
      await refetch();
      await navigate(kept ?? safeNext(null), { replace: true });
      return;
    }
    setNext(kept);
    setDone(true);
  }

  const signIn = <ButtonLink kind="primary" to={withNext("/account/sign-in", next)}>{common("signIn")}</ButtonLink>;
  if (info === null) {
    return (
      <AccountPage title={t("title")}>
        <Skeleton lines={3} />
      </AccountPage>
    );
  }
  if (isDone) {
    return (
      <AccountPage title={t("title")}>
        <Banner kind="positive" title={t("done")} actions={signIn}>
          {t("doneBody")}
        </Banner>
      </AccountPage>
    );
  }
  if (info.status !== "done" || form.issues.length > 0) {
    return (
      <AccountPage title={t("title")}>
        <Banner
          kind="warning"
          title={t("bad")}
          actions={
            <>
              {signIn}
              <ButtonLink to="/account/verify-email">{t("fresh")}</ButtonLink>
            </>
          }
        >
          {unreachable ? text : t("badBody")}
        </Banner>
      </AccountPage>
    );
  }
  const { email } = info.value;
  return (
    <AccountPage
      title={t("title")}
      lead={<Message of={messages} id="confirm" values={{ email }} components={{ 0: <Bidi isCode>{email}</Bidi> }} />}
    >
      <AccountForm {...form} labels={{}} submitLabel={t("submit")} onSubmit={() => void verify()}>
        {null}
      </AccountForm>
    </AccountPage>
  );
}
