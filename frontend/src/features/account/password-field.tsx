import { type KeyboardEvent, useState } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { IconButton } from "@/shared/ui/button";
import { Eye, EyeOff } from "@/shared/ui/icon";
import { TextField } from "@/shared/ui/text-field";
import { accountMessages } from "./account-messages";
import styles from "./account.module.css";

interface PasswordFieldProps {
  label?: string;
  /** The field's name in refusals: password, currentPassword, newPassword. */
  name?: string;
  value: string;
  onChange(value: string): void;
  /** What a password manager does with it. */
  autoComplete: "current-password" | "new-password";
  autoFocus?: boolean;
  error?: string | null;
}

/** A password that can be looked at. Says when Caps Lock or a Persian keyboard would spoil it. */
export function PasswordField({ label, name = "password", value, onChange, autoComplete, autoFocus = false, error = null }: PasswordFieldProps) {
  const t = useMessages(accountMessages);
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const warning = hasCapsLock ? t("capsLock") : /[\u0600-\u06FF]/.test(value) ? t("persianKeys") : null;
  return (
    <div
      role="presentation"
      onKeyUp={(event: KeyboardEvent) => {
        setCapsLock(event.getModifierState("CapsLock"));
      }}
    >
      <TextField
        label={label ?? t("password")}
        name={name}
        type={isShown ? "text" : "password"}
        dir="ltr"
        value={value}
        onChange={onChange}
        autoComplete={autoComplete}
        autoFocus={autoFocus}
        isRequired
        error={error}
        description={autoComplete === "new-password" ? t("passwordHint") : undefined}
        after={
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={isShown ? t("hide") : t("show")}
            size="small"
            onPress={() => {
              setShown(!isShown);
            }}
          />
        }
      />
      <div className={styles.keyboard} role="status">
        {warning}
      </div>
    </div>
  );
}
