import { latinDigits } from "@/shared/format/numbers";
import { TextField } from "@/shared/ui/text-field";
import styles from "./account.module.css";

interface CodeFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Called with the code when its sixth digit was typed, or a whole one was pasted over a wrong one. */
  onComplete?(value: string): void;
  /** Recovery codes are longer and have letters. */
  isRecovery?: boolean;
}

const WHOLE = /^\d{6}$/;

function plainDigits(text: string): string {
  return latinDigits(text).replace(/\s/g, "");
}

/** One field, not six: it can be pasted into, and the phone offers the code by itself. */
export function CodeField({ label, value, onChange, onComplete, isRecovery = false }: CodeFieldProps) {
  return (
    <div className={styles.code}>
      <TextField
        label={label}
        name="code"
        dir="ltr"
        inputMode={isRecovery ? "text" : "numeric"}
        autoComplete={isRecovery ? "off" : "one-time-code"}
        autoFocus
        isRequired
        value={value}
        onChange={(text) => {
          onChange(text);
          const digits = plainDigits(text);
          if (!isRecovery && digits !== plainDigits(value) && WHOLE.test(digits)) onComplete?.(digits);
        }}
      />
    </div>
  );
}
