import { useState } from "react";
import { latinDigits } from "@/shared/format/numbers";
import { useMessages } from "@/shared/i18n/use-messages";
import { auth, type AuthResult } from "@/shared/session/auth";
import { Button } from "@/shared/ui/button";
import { Copy } from "@/shared/ui/icon";
import { useToast } from "@/shared/ui/toast";
import { AccountForm } from "../account-form";
import { accountMessages } from "../account-messages";
import styles from "../account.module.css";
import { CodeField } from "../code-field";
import { missing, useAuthForm } from "../use-auth-form";
import { QrCode } from "./qr-code";
import { twoFactorMessages } from "./two-factor-messages";

interface TotpSetupProps {
  secret: string;
  /** `otpauth://…`, what the QR code says. */
  url: string;
  guarded<T>(act: () => Promise<AuthResult<T>>): Promise<AuthResult<T>>;
  onActivated(): void;
  onCancel(): void;
}

/** Scan, then prove by one code that the phone has it: nobody locks themselves out. */
export function TotpSetup({ secret, url, guarded, onActivated, onCancel }: TotpSetupProps) {
  const t = useMessages(twoFactorMessages);
  const common = useMessages(accountMessages);
  const toast = useToast();
  const form = useAuthForm();
  const [code, setCode] = useState("");

  async function activate(typed: string) {
    const plain = latinDigits(typed).replace(/\s/g, "");
    const result = await form.submit(plain ? [] : [missing("code", common("codeRequired"))], () => guarded(() => auth.activateTotp(plain)));
    if (result?.status === "done") onActivated();
  }

  async function copy() {
    await navigator.clipboard.writeText(secret);
    toast({ title: t("copied") });
  }

  return (
    <div className={styles.setup}>
      <QrCode text={url} label={t("qr")} />
      <div className={styles.settingsForm}>
        <p>{t("scan")}</p>
        <div className={styles.head}>
          <p className={styles.lead}>{t("byHand")}</p>
          <div className={styles.actions}>
            <bdi dir="ltr" className={styles.secret}>
              {secret}
            </bdi>
            <Button size="small" kind="quiet" icon={Copy} onPress={() => void copy()}>
              {t("copy")}
            </Button>
          </div>
          <a href={url}>{t("openApp")}</a>
        </div>
        <AccountForm
          {...form}
          labels={{ code: t("code") }}
          submitLabel={t("confirm")}
          isWide={false}
          onSubmit={() => void activate(code)}
          beside={
            <Button kind="quiet" onPress={onCancel}>
              {t("cancel")}
            </Button>
          }
        >
          <CodeField label={t("code")} value={code} onChange={setCode} onComplete={(whole) => void activate(whole)} />
        </AccountForm>
      </div>
    </div>
  );
}
