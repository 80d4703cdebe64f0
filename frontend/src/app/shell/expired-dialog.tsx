import { type SubmitEvent, useState } from "react";
import { useNavigate } from "react-router";
import { FormErrors, type FieldIssue } from "@/shared/forms/errors";
import { ErrorSummary } from "@/shared/forms/error-summary";
import type { Problem } from "@/shared/api/problem";
import { useMessages } from "@/shared/i18n/use-messages";
import { auth } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Stack } from "@/shared/ui/layout";
import { TextField } from "@/shared/ui/text-field";
import { shellMessages } from "../messages";

interface Refusal {
  issues: readonly FieldIssue[];
  problem: Problem | null;
}
const NONE: Refusal = { issues: [], problem: null };

/** Signing in again over the page that was open: it is not unmounted, so nothing typed is lost. */
function useSignInAgain() {
  const { refetch } = useSession();
  const [step, setStep] = useState<"password" | "code">("password");
  const [refusal, setRefusal] = useState<Refusal>(NONE);
  const [isPending, setPending] = useState(false);
  const submit = async (given: { email: string; password: string; code: string }) => {
    setPending(true);
    setRefusal(NONE);
    const answer = await (step === "code" ? auth.authenticateSecondFactor(given.code) : auth.signIn(given));
    if (answer.status === "refused") setRefusal({ issues: answer.issues, problem: null });
    if (answer.status === "failed") setRefusal({ issues: [], problem: answer.problem });
    if (answer.status === "pending" && answer.flow === "mfa_authenticate") setStep("code");
    if (answer.status === "done") {
      setStep("password");
      await refetch();
    }
    setPending(false);
    return answer.status === "done";
  };
  return { step, refusal, isPending, submit };
}

export function ExpiredDialog() {
  const { isExpired } = useSession();
  const t = useMessages(shellMessages);
  return (
    <Dialog title={t("expiredTitle")} size="small" isBinding isOpen={isExpired} onOpenChange={() => undefined}>
      <SignInAgain />
    </Dialog>
  );
}

function SignInAgain() {
  const t = useMessages(shellMessages);
  const navigate = useNavigate();
  const { leave, formerEmail } = useSession();
  const { step, refusal, isPending, submit } = useSignInAgain();
  const [email, setEmail] = useState(formerEmail ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void submit({ email, password, code });
  };
  return (
    <form onSubmit={send} noValidate>
      <FormErrors issues={refusal.issues}>
        <Stack gap={4}>
          <p>{t("expiredBody")}</p>
          {refusal.problem && <ErrorSummary issues={[]} problem={refusal.problem} />}
          {step === "password" ? (
            <>
              <TextField label={t("email")} name="email" type="email" autoComplete="username" value={email} onChange={setEmail} isRequired />
              <TextField label={t("password")} name="password" type="password" autoComplete="current-password" value={password} onChange={setPassword} isRequired autoFocus />
            </>
          ) : (
            <TextField label={t("code")} name="code" dir="ltr" inputMode="numeric" autoComplete="one-time-code" value={code} onChange={setCode} isRequired autoFocus />
          )}
          <Button type="submit" kind="primary" isWide isPending={isPending}>
            {t("signIn")}
          </Button>
          <Button
            kind="quiet"
            isWide
            onPress={() => {
              leave();
              void navigate("/account/sign-in");
            }}
          >
            {t("expiredOther")}
          </Button>
        </Stack>
      </FormErrors>
    </form>
  );
}
