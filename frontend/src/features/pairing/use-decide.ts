import { useState } from "react";
import { DecidePairingDocument } from "@/gql/DecidePairing";
import type { PairingDecision } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { useMessages } from "@/shared/i18n/use-messages";
import { showToast } from "@/shared/ui/toast";
import { messages } from "./messages";

export interface Decide {
  /** The match whose decision is under way. */
  busy: string | null;
  decide(match: string, decision: PairingDecision | null, former: PairingDecision | null): void;
}

/** Writes a decision; the answer is the board, solved again. What was done can be undone. */
export function useDecide(plan: string): Decide {
  const t = useMessages(messages);
  const { attempt } = useAction(DecidePairingDocument);
  const [busy, setBusy] = useState<string | null>(null);
  const send = async (match: string, decision: PairingDecision | null, former: PairingDecision | null, isUndo: boolean) => {
    setBusy(match);
    const { payload, issues, problem } = await attempt({ input: { id: plan, match, decision } });
    setBusy(null);
    if (payload) {
      const action = { label: t("undo"), onAction: () => void send(match, former, decision, true) };
      showToast({ kind: "positive", title: t(decision ? `did${decision}` : "didNone"), ...(isUndo ? {} : { action }) });
    } else {
      showToast({ kind: "danger", title: t("failed"), body: issues[0]?.message ?? problem?.message ?? "" });
    }
  };
  return { busy, decide: (match, decision, former) => void send(match, decision, former, false) };
}
