import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { safeNext } from "@/shared/session/addresses";
import { auth } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { Skeleton } from "@/shared/ui/skeleton";
import { AccountForm } from "./account-form";
import { accountMessages } from "./account-messages";
import { AccountPage } from "./account-page";
import { PasswordField } from "./password-field";
import { takeNext, withNext } from "./return-address";
import { missing, useAuthForm } from "./use-auth-form";

const messages = defineMessages("passwordResetKey", {
  fa: {
    title: "گذرواژهٔ تازه",
    lead: "گذرواژهٔ تازهٔ خود را بنویسید. در دستگاه‌های دیگر باید از نو وارد شوید.",
    label: "گذرواژهٔ تازه",
    submit: "ذخیرهٔ گذرواژه",
    done: "گذرواژهٔ شما عوض شد",
    doneBody: "اکنون با آن وارد شوید.",
    bad: "این پیوند کار نمی‌کند",
    badBody: "شاید مهلتش گذشته یا پیش‌تر به کار رفته است. پیوند تازه‌ای بخواهید.",
    fresh: "پیوند تازه",
  },
  en: {
    title: "A new password",
    lead: "Enter your new password. On other devices you will have to sign in again.",
    label: "New password",
    submit: "Save the password",
    done: "Your password was changed",
    doneBody: "Now sign in with it.",
    bad: "This link does not work",
    badBody: "It may have expired or been used already. Ask for a new one.",
    fresh: "A new link",
  },
});

/** The reset mail's link. */
export function PasswordResetKeyScreen() {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const { key = "" } = useParams();
  const navigate = useNavigate();
  const { refetch } = useSession();
  const form = useAuthForm();
  const [state, setState] = useState<"checking" | "open" | "bad" | "done">("checking");
  const [next, setNext] = useState<string | null>(null);
  const [password, setPassword] = useState("");

  useEffect(() => {
    let isCurrent = true;
    void auth.passwordResetInfo(key).then((result) => {
      // Out of reach is no reason to send the person away: saving will say what is wrong.
      if (isCurrent) setState(result.status === "refused" || (result.status === "failed" && result.problem.kind !== "offline") ? "bad" : "open");
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);

  async function save() {
    const gaps = password.length >= 10 ? [] : [missing("password", common(password ? "passwordShort" : "passwordRequired"))];
    const result = await form.submit(gaps, () => auth.resetPassword({ key, password }));
    if (result?.status === "refused" && result.issues.some((issue) => issue.field === "key")) setState("bad");
    if (result?.status !== "done" && result?.status !== "pending") return;
    await refetch();
    const kept = takeNext();
    const who = await auth.session();
    if (who.status === "done" && who.value !== null) await navigate(kept ?? safeNext(null), { replace: true });
    else {
      setNext(kept);
      setState("done");
    }
  }

  return (
    <AccountPage title={t("title")} lead={state === "open" ? t("lead") : undefined}>
      {state === "checking" && <Skeleton lines={3} />}
      {state === "done" && (
        <Banner
          kind="positive"
          title={t("done")}
          actions={<ButtonLink kind="primary" to={withNext("/account/sign-in", next)}>{common("signIn")}</ButtonLink>}
        >
          {t("doneBody")}
        </Banner>
      )}
      {state === "bad" && (
        <Banner kind="warning" title={t("bad")} actions={<ButtonLink to="/account/password/reset">{t("fresh")}</ButtonLink>}>
          {t("badBody")}
        </Banner>
      )}
      {state === "open" && (
        <AccountForm {...form} labels={{ password: t("label") }} submitLabel={t("submit")} onSubmit={() => void save()}>
          <PasswordField label={t("label")} value={password} onChange={setPassword} autoComplete="new-password" autoFocus />
        </AccountForm>
      )}
    </AccountPage>
  );
}
