import { useState } from "react";
import { Navigate } from "react-router";
import { latinDigits } from "@/shared/format/numbers";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { safeNext } from "@/shared/session/addresses";
import { auth } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { AccountForm } from "./account-form";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import { CodeField } from "./code-field";
import { withNext } from "./return-address";
import { useArrival, useNext } from "./use-arrival";
import { missing, useAuthForm } from "./use-auth-form";

const messages = defineMessages("secondFactor", {
  fa: {
    title: "گام دوم ورود",
    lead: "کد شش‌رقمی برنامهٔ رمزساز خود را بنویسید.",
    leadRecovery: "یکی از کدهای بازیابی را بنویسید. هر کد یک بار به کار می‌آید.",
    code: "کد شش‌رقمی",
    recovery: "کد بازیابی",
    useRecovery: "به برنامه دسترسی ندارم؛ کد بازیابی دارم",
    useApp: "کد برنامهٔ رمزساز را می‌نویسم",
    submit: "ورود",
    goneTitle: "این گام به پایان رسیده است",
    gone: "زمان گذشته یا در برگهٔ دیگری وارد شده‌اید. از نو وارد شوید.",
  },
  en: {
    title: "Second step of sign-in",
    lead: "Enter the six digits that your authenticator app shows.",
    leadRecovery: "Enter one of your recovery codes. Each works once.",
    code: "Six-digit code",
    recovery: "Recovery code",
    useRecovery: "I cannot reach the app; I have a recovery code",
    useApp: "Use the code of the app",
    submit: "Sign in",
    goneTitle: "This step is over",
    gone: "It took too long, or you signed in in another tab. Please sign in again.",
  },
});

/** The authenticator's code, or a recovery code when the phone is lost. */
export function SecondFactorScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const { isSignedIn } = useSession();
  const next = useNext();
  const arrive = useArrival();
  const form = useAuthForm();
  const [isRecovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const isGone = form.problem !== null && (form.problem.kind === "conflict" || form.problem.kind === "signed-out");

  async function enter(typed: string) {
    const plain = latinDigits(typed).replace(/\s/g, "");
    const result = await form.submit(plain ? [] : [missing("code", common("codeRequired"))], () => auth.authenticateSecondFactor(plain));
    await arrive(result);
  }

  if (isSignedIn && !form.isPending) return <Navigate to={next ?? safeNext(null)} replace />;
  if (isGone) {
    return (
      <AccountPage title={t("title")}>
        <Banner
          kind="warning"
          title={t("goneTitle")}
          actions={<ButtonLink to={withNext("/account/sign-in", next)}>{common("backToSignIn")}</ButtonLink>}
        >
          {t("gone")}
        </Banner>
      </AccountPage>
    );
  }
  return (
    <AccountPage
      title={t("title")}
      lead={t(isRecovery ? "leadRecovery" : "lead")}
      foot={<Link to={withNext("/account/sign-in", next)}>{common("backToSignIn")}</Link>}
    >
      <AccountForm
        {...form}
        labels={{ code: t(isRecovery ? "recovery" : "code") }}
        submitLabel={t("submit")}
        onSubmit={() => void enter(code)}
      >
        <CodeField
          key={String(isRecovery)}
          label={t(isRecovery ? "recovery" : "code")}
          isRecovery={isRecovery}
          value={code}
          onChange={setCode}
          onComplete={(whole) => void enter(whole)}
        />
      </AccountForm>
      <Button
        kind="quiet"
        onPress={() => {
          setRecovery(!isRecovery);
          setCode("");
          form.clear();
        }}
      >
        {t(isRecovery ? "useApp" : "useRecovery")}
      </Button>
    </AccountPage>
  );
}
