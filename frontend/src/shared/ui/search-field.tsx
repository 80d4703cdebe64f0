import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { SearchField as AriaSearchField } from "react-aria-components/SearchField";
import { useMessages } from "@/shared/i18n/use-messages";
import { fieldStyles } from "./field";
import { Icon, Search, X } from "./icon";
import { uiMessages } from "./messages";
import styles from "./search-field.module.css";

interface SearchFieldProps {
  /** For screen readers; sighted readers see the glass and the placeholder. */
  label: string;
  value: string;
  onChange(value: string): void;
  onSubmit?(value: string): void;
  placeholder?: string;
}

export function SearchField({ label, value, onChange, onSubmit, placeholder }: SearchFieldProps) {
  const t = useMessages(uiMessages);
  return (
    <AriaSearchField value={value} onChange={onChange} {...(onSubmit ? { onSubmit } : {})} className={styles.field ?? ""}>
      <Label className="visually-hidden">{label}</Label>
      <div className={fieldStyles.box}>
        <Icon icon={Search} size={16} className={styles.glass} />
        <Input className={fieldStyles.input ?? ""} dir="auto" placeholder={placeholder ?? t("search")} />
        {value !== "" && (
          <Button className={styles.clear ?? ""} aria-label={t("clear")}>
            <Icon icon={X} size={15} />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}
