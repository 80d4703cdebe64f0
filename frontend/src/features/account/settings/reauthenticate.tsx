import { type ReactNode, useCallback, useRef, useState } from "react";
import { latinDigits } from "@/shared/format/numbers";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { auth, type AuthResult } from "@/shared/session/auth";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { AccountForm } from "../account-form";
import { accountMessages } from "../account-messages";
import { CodeField } from "../code-field";
import { PasswordField } from "../password-field";
import { missing, useAuthForm } from "../use-auth-form";

const messages = defineMessages("reauthenticate", {
  fa: {
    title: "شمایید؟",
    password: "برای این کار یک بار دیگر گذرواژهٔ خود را بنویسید.",
    code: "برای این کار کد شش‌رقمی برنامهٔ رمزساز را بنویسید.",
    codeLabel: "کد شش‌رقمی",
    submit: "ادامه",
    cancel: "انصراف",
  },
  en: {
    title: "Is it you?",
    password: "Please enter your password once more for this.",
    code: "Please enter the six digits of your authenticator app for this.",
    codeLabel: "Six-digit code",
    submit: "Continue",
    cancel: "Cancel",
  },
});

type Flow = "password" | "code";

interface Reauthentication {
  /** Runs `act`; when the server wants to be sure who asks, asks the person and runs it again. */
  guarded<T>(act: () => Promise<AuthResult<T>>): Promise<AuthResult<T>>;
  /** Stands once on the page. */
  dialog: ReactNode;
}

function flowOf(result: AuthResult<unknown>): Flow | null {
  if (result.status !== "pending") return null;
  // Who has a second factor may prove it by either; the password alone is offered first, as the server lists it.
  if (result.flows.includes("reauthenticate")) return "password";
  return result.flows.includes("mfa_reauthenticate") ? "code" : null;
}

export function useReauthentication(): Reauthentication {
  const [flow, setFlow] = useState<Flow | null>(null);
  const answer = useRef<(isProved: boolean) => void>(() => undefined);

  const close = useCallback((isProved: boolean) => {
    setFlow(null);
    answer.current(isProved);
  }, []);

  const guarded = useCallback(async <T,>(act: () => Promise<AuthResult<T>>) => {
    const first = await act();
    const wanted = flowOf(first);
    if (!wanted) return first;
    setFlow(wanted);
    const isProved = await new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
    return isProved ? act() : first;
  }, []);

  return { guarded, dialog: flow && <ProofDialog flow={flow} onClose={close} /> };
}

function ProofDialog({ flow, onClose }: { flow: Flow; onClose(isProved: boolean): void }) {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const form = useAuthForm();
  const [value, setValue] = useState("");

  async function prove(given: string) {
    const field = flow === "password" ? "password" : "code";
    const gaps = given ? [] : [missing(field, common(flow === "password" ? "passwordRequired" : "codeRequired"))];
    const result = await form.submit(gaps, () => (flow === "password" ? auth.reauthenticate(given) : auth.reauthenticateSecondFactor(latinDigits(given))));
    if (result?.status === "done") onClose(true);
  }

  return (
    <Dialog
      title={t("title")}
      size="small"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose(false);
      }}
    >
      <p>{t(flow)}</p>
      <AccountForm
        {...form}
        labels={{ password: common("password"), code: t("codeLabel") }}
        submitLabel={t("submit")}
        isWide={false}
        onSubmit={() => void prove(value)}
        beside={
          <Button
            kind="quiet"
            onPress={() => {
              onClose(false);
            }}
          >
            {t("cancel")}
          </Button>
        }
      >
        {flow === "password" ? (
          <PasswordField value={value} onChange={setValue} autoComplete="current-password" autoFocus />
        ) : (
          <CodeField label={t("codeLabel")} value={value} onChange={setValue} onComplete={(code) => void prove(code)} />
        )}
      </AccountForm>
    </Dialog>
  );
}
