import type { ButtonKind } from "@/shared/ui/button";
import { Check, Link2, type LucideIcon, RefreshCw, Send, Undo2, Upload, X } from "@/shared/ui/icon";

export type StepName = "request_approval" | "approve_by_unit" | "send_to_secretariat" | "return" | "publish" | "merge" | "republish" | "withdraw";

/** What a step asks of the actor. When it is open to them, the API's `allowedActions` says. */
export interface Step {
  name: StepName;
  kind: ButtonKind;
  icon: LucideIcon;
  reason: "none" | "public" | "private";
  hasTarget?: boolean;
  hasWaivers?: boolean;
}

export const steps: readonly Step[] = [
  { name: "publish", kind: "primary", icon: Upload, reason: "none", hasWaivers: true },
  { name: "approve_by_unit", kind: "primary", icon: Check, reason: "none" },
  { name: "request_approval", kind: "primary", icon: Send, reason: "none" },
  { name: "send_to_secretariat", kind: "primary", icon: Send, reason: "none" },
  { name: "republish", kind: "primary", icon: RefreshCw, reason: "public" },
  { name: "return", kind: "secondary", icon: Undo2, reason: "private" },
  { name: "merge", kind: "secondary", icon: Link2, reason: "public", hasTarget: true },
  { name: "withdraw", kind: "secondary", icon: X, reason: "public" },
];

/** The reason is sent when the step asks for one, or when something is waived. */
export function asksReason(step: Step, waived: readonly string[]): boolean {
  return step.reason !== "none" || waived.length > 0;
}
