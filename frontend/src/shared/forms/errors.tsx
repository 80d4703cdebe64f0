import { createContext, type ReactNode, use, useMemo } from "react";

/** A refusal as the API words it: `field` is the camelCase path of the input, null for the whole form. */
export interface FieldIssue {
  field: string | null;
  code: string;
  message: string;
}

const Context = createContext<ReadonlyMap<string, string>>(new Map());

/** `input.fields.title` and `fields.title` both mean the field named `title`. */
export function fieldName(path: string): string {
  return path.replace(/^(input\.)?(fields\.)?/, "");
}

/** Gives each field its refusal by name. Fields inside need no `error` of their own. */
export function FormErrors({ issues, children }: { issues: readonly FieldIssue[]; children: ReactNode }) {
  const byName = useMemo(() => {
    const map = new Map<string, string>();
    for (const { field, message } of issues) {
      if (field && !map.has(fieldName(field))) map.set(fieldName(field), message);
    }
    return map;
  }, [issues]);
  return <Context value={byName}>{children}</Context>;
}

export function useFieldError(name: string | undefined, own?: string | null): string | undefined {
  const byName = use(Context);
  return own ?? (name === undefined ? undefined : byName.get(name));
}

const FOCUSABLE = "input:not([type=hidden]), textarea, [role=spinbutton], button, [tabindex='0']";

/** Moves focus to the field named so, wherever it stands. */
export function focusField(path: string, root: ParentNode = document): boolean {
  const field = root.querySelector(`[data-field="${CSS.escape(fieldName(path))}"]`);
  const target = field?.querySelector<HTMLElement>(FOCUSABLE);
  if (!target) return false;
  target.focus();
  field?.scrollIntoView({ block: "center" });
  return true;
}
