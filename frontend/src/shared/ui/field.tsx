import type { ReactNode } from "react";
import { FieldError as AriaFieldError } from "react-aria-components/FieldError";
import { Label as AriaLabel } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { useMessages } from "@/shared/i18n/use-messages";
import styles from "./field.module.css";
import { AlertTriangle, Icon } from "./icon";
import { uiMessages } from "./messages";

/** What every field takes. `name` ties it to the refusals of the form around it. */
export interface FieldProps {
  label: string;
  name?: string;
  description?: ReactNode;
  error?: string | null;
  /** Says «optional» beside the label; required fields carry no mark. */
  isOptional?: boolean;
  isRequired?: boolean;
  isDisabled?: boolean;
}

export function FieldLabel({ label, isOptional = false }: { label: string; isOptional?: boolean | undefined }) {
  const t = useMessages(uiMessages);
  return (
    <AriaLabel className={styles.label ?? ""}>
      {label}
      {isOptional && <span className={styles.optional}> ({t("optional")})</span>}
    </AriaLabel>
  );
}

export function FieldDescription({ children }: { children: ReactNode }) {
  return children ? (
    <Text slot="description" className={styles.description ?? ""}>
      {children}
    </Text>
  ) : null;
}

export function FieldProblem({ error }: { error: string | undefined }) {
  return (
    <AriaFieldError className={styles.error ?? ""}>
      {error && (
        <>
          <Icon icon={AlertTriangle} size={15} className={styles.errorIcon} />
          <span>{error}</span>
        </>
      )}
    </AriaFieldError>
  );
}

export const fieldStyles = styles;
