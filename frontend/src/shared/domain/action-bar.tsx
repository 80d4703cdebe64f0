import { Button, type ButtonKind, type ButtonSize } from "@/shared/ui/button";
import type { LucideIcon } from "@/shared/ui/icon";
import styles from "./action-bar.module.css";

export interface Action {
  name: string;
  allowed: boolean;
  code: string | null;
  reason: string | null;
}

export interface ActionButton {
  /** The API's name of the action, such as `approve_by_unit`. */
  name: string;
  label: string;
  icon?: LucideIcon;
  kind?: ButtonKind;
  onAct(): void;
}

/**
 * Refusals about somebody else's part or another moment: a button for these would only be noise. What the viewer can
 * cure (a missing field, a passed deadline, a second pair of eyes) stays visible and says why.
 */
const HIDDEN = new Set([
  "wrong_state",
  "sign_in_required",
  "forbidden",
  "not_found",
  "catalog.system_only",
  "challenge.not_unit_member",
  "challenge.not_unit_head",
  "challenge.head_approves",
  "challenge.secretariat_only",
  "solution.not_supplier_member",
  "match.not_a_side",
]);

/** The actions worth a button, in the order of `buttons`. */
export function shownActions(actions: readonly Action[], buttons: readonly ActionButton[]): { button: ActionButton; action: Action }[] {
  return buttons.flatMap((button) => {
    const action = actions.find((candidate) => candidate.name === button.name);
    return action && (action.allowed || !HIDDEN.has(action.code ?? "")) ? [{ button, action }] : [];
  });
}

export function isAllowed(actions: readonly Action[], name: string): boolean {
  return actions.some((action) => action.name === name && action.allowed);
}

interface ActionBarProps {
  actions: readonly Action[];
  buttons: readonly ActionButton[];
  pendingName?: string | null;
  size?: ButtonSize;
}

/** Buttons of what may be done now, from the API's `allowedActions`; a disabled one says why, in words. */
export function ActionBar({ actions, buttons, pendingName = null, size = "medium" }: ActionBarProps) {
  const shown = shownActions(actions, buttons);
  if (shown.length === 0) return null;
  return (
    <div className={styles.bar}>
      {shown.map(({ button, action }) => (
        <Button
          key={button.name}
          kind={button.kind ?? "secondary"}
          size={size}
          {...(button.icon ? { icon: button.icon } : {})}
          reason={action.allowed ? null : action.reason}
          isPending={pendingName === button.name}
          onPress={button.onAct}
        >
          {button.label}
        </Button>
      ))}
    </div>
  );
}

/** The reasons of refused actions as text, for those who cannot hover. */
export function ActionReasons({ actions, buttons }: Pick<ActionBarProps, "actions" | "buttons">) {
  const refused = shownActions(actions, buttons).filter(({ action }) => !action.allowed);
  if (refused.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {refused.map(({ button, action }) => (
        <li key={button.name}>
          <strong>{button.label}:</strong> {action.reason}
        </li>
      ))}
    </ul>
  );
}

/** Whether the viewer belongs to the side that may do this: it is open to them, or only the moment is wrong. */
export function belongsTo(actions: readonly Action[], name: string): boolean {
  return actions.some((action) => action.name === name && (action.allowed || action.code === "wrong_state"));
}
