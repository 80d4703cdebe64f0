import { useState } from "react";
import type { Problem } from "@/shared/api/problem";
import { useMessages } from "@/shared/i18n/use-messages";
import { auth, type AuthResult, type Totp } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { ErrorState } from "@/shared/ui/error-state";
import { Section } from "@/shared/ui/layout";
import { useToast } from "@/shared/ui/toast";
import { ShieldCheck } from "@/shared/ui/icon";
import styles from "../account.module.css";
import { RecoveryCodesPanel } from "./recovery-codes";
import { useReauthentication } from "./reauthenticate";
import { TotpSetup } from "./totp-setup";
import { twoFactorMessages } from "./two-factor-messages";

type State =
  | { kind: "failed"; problem: Problem }
  | { kind: "off" }
  | { kind: "setup"; secret: string; url: string }
  /** `isFresh`: it was switched on just now, and the codes must be written down. */
  | { kind: "on"; isFresh: boolean };

/** Switches the second factor on and off; the codes for a lost phone. */
export function TwoFactorSection({ email }: { email: string }) {
  const t = useMessages(twoFactorMessages);
  const { session, refetch } = useSession();
  const toast = useToast();
  const { guarded, dialog } = useReauthentication();
  const [state, setState] = useState<State>(session?.hasSecondFactor ? { kind: "on", isFresh: false } : { kind: "off" });
  const [isStopping, setStopping] = useState(false);
  const [isBusy, setBusy] = useState(false);

  function show(result: AuthResult<Totp>) {
    if (result.status === "failed") setState({ kind: "failed", problem: result.problem });
    if (result.status !== "done") return;
    setState(result.value.isActive ? { kind: "on", isFresh: false } : { kind: "setup", secret: result.value.secret, url: result.value.url });
  }

  async function begin() {
    setBusy(true);
    show(await guarded(() => auth.totp()));
    setBusy(false);
  }

  async function stop() {
    setBusy(true);
    const result = await guarded(() => auth.deactivateTotp());
    setBusy(false);
    setStopping(false);
    if (result.status === "failed") setState({ kind: "failed", problem: result.problem });
    if (result.status !== "done") return;
    setState({ kind: "off" });
    await refetch();
    toast({ kind: "positive", title: t("stopped") });
  }

  async function onActivated() {
    setState({ kind: "on", isFresh: true });
    await refetch();
    toast({ kind: "positive", title: t("started") });
  }

  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className={styles.steps}>
        {state.kind === "failed" && <ErrorState problem={state.problem} onRetry={() => void begin()} />}
        {state.kind === "off" && (
          <div className={styles.actions}>
            <span>{t("isOff")}</span>
            <Button icon={ShieldCheck} isPending={isBusy} onPress={() => void begin()}>
              {t("start")}
            </Button>
          </div>
        )}
        {state.kind === "setup" && (
          <TotpSetup
            secret={state.secret}
            url={state.url}
            guarded={guarded}
            onActivated={() => void onActivated()}
            onCancel={() => {
              setState({ kind: "off" });
            }}
          />
        )}
        {state.kind === "on" && (
          <>
            <Banner
              kind="positive"
              actions={
                <Button
                  size="small"
                  onPress={() => {
                    setStopping(true);
                  }}
                >
                  {t("stop")}
                </Button>
              }
            >
              {t("isOn")}
            </Banner>
            <RecoveryCodesPanel email={email} guarded={guarded} isOpenAtFirst={state.isFresh} />
          </>
        )}
      </div>
      <ConfirmDialog
        title={t("stopTitle")}
        isOpen={isStopping}
        onOpenChange={setStopping}
        confirmLabel={t("stop")}
        kind="danger"
        isPending={isBusy}
        onConfirm={() => void stop()}
      >
        {t("stopBody")}
      </ConfirmDialog>
      {dialog}
    </Section>
  );
}
