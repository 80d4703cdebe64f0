import { useCallback, useEffect, useState } from "react";
import type { Problem } from "@/shared/api/problem";
import { useMessages } from "@/shared/i18n/use-messages";
import { auth, type AuthResult, type RecoveryCodes } from "@/shared/session/auth";
import { Button } from "@/shared/ui/button";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { ErrorState } from "@/shared/ui/error-state";
import { Copy, Download, RefreshCw } from "@/shared/ui/icon";
import { useToast } from "@/shared/ui/toast";
import styles from "../account.module.css";
import { twoFactorMessages } from "./two-factor-messages";

interface RecoveryCodesProps {
  email: string;
  guarded<T>(act: () => Promise<AuthResult<T>>): Promise<AuthResult<T>>;
  /** Right after switching on, when they must be written down. */
  isOpenAtFirst: boolean;
}

function saveAsFile(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Shown only when asked for: somebody may be looking over the shoulder. */
export function RecoveryCodesPanel({ email, guarded, isOpenAtFirst }: RecoveryCodesProps) {
  const t = useMessages(twoFactorMessages);
  const toast = useToast();
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isRenewing, setRenewing] = useState(false);

  const take = useCallback(
    async (act: () => Promise<AuthResult<RecoveryCodes>>) => {
      setBusy(true);
      const result = await guarded(act);
      setBusy(false);
      setProblem(result.status === "failed" ? result.problem : null);
      if (result.status === "done") setCodes(result.value);
    },
    [guarded],
  );

  useEffect(() => {
    if (!isOpenAtFirst) return;
    void guarded(() => auth.recoveryCodes()).then((result) => {
      if (result.status === "done") setCodes(result.value);
    });
  }, [isOpenAtFirst, guarded]);

  async function copy(unused: readonly string[]) {
    await navigator.clipboard.writeText(unused.join("\n"));
    toast({ title: t("copied") });
  }

  return (
    <div className={styles.steps}>
      <h3>{t("codesTitle")}</h3>
      <p className={styles.lead}>{t("codesLead")}</p>
      {problem && <ErrorState problem={problem} onRetry={() => void take(() => auth.recoveryCodes())} />}
      {codes ? (
        <>
          <ul className={styles.codes}>
            {codes.unused.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <p>{t("codesLeft", { left: codes.unused.length, total: codes.total })}</p>
          <div className={styles.actions}>
            <Button
              icon={Download}
              onPress={() => {
                saveAsFile("bahamm-recovery-codes.txt", `${t("fileHeading", { email })}\n\n${codes.unused.join("\n")}\n`);
              }}
            >
              {t("download")}
            </Button>
            <Button icon={Copy} kind="quiet" onPress={() => void copy(codes.unused)}>
              {t("copy")}
            </Button>
            <Button
              icon={RefreshCw}
              kind="quiet"
              onPress={() => {
                setRenewing(true);
              }}
            >
              {t("fresh")}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setCodes(null);
              }}
            >
              {t("hide")}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button isPending={isBusy} onPress={() => void take(() => auth.recoveryCodes())}>
            {t("show")}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={t("freshTitle")}
        isOpen={isRenewing}
        onOpenChange={setRenewing}
        confirmLabel={t("fresh")}
        isPending={isBusy}
        onConfirm={() => {
          setRenewing(false);
          void take(() => auth.regenerateRecoveryCodes());
        }}
      >
        {t("freshBody")}
      </ConfirmDialog>
    </div>
  );
}
