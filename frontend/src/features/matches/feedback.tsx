import { useState } from "react";
import { GiveMatchFeedbackDocument } from "@/gql/GiveMatchFeedback";
import type { MatchParts } from "@/gql/fragments";
import type { FeedbackVerdict } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { useMessages } from "@/shared/i18n/use-messages";
import { ToggleGroup } from "@/shared/ui/toggle-group";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { Send, ThumbsDown, ThumbsUp } from "@/shared/ui/icon";
import { useToast } from "@/shared/ui/toast";
import { messages } from "./messages";
import type { Side } from "./pairs";

interface FeedbackProps {
  match: Pick<MatchParts, "id" | "rank" | "myFeedback">;
  /** On whose behalf the viewer speaks; only the unit invites. */
  side: Side;
  /** Who would be invited. */
  supplier: string;
  size?: "small" | "medium";
}

const SAID = { USEFUL: "saidUseful", NOT_USEFUL: "saidNotUseful", INVITED: "saidInvited" } as const;

/** The verdict on a match: said at once, taken back as easily. */
export function Feedback({ match, side, supplier, size = "medium" }: FeedbackProps) {
  const t = useMessages(messages);
  const toast = useToast();
  const { attempt } = useAction(GiveMatchFeedbackDocument);
  /** What was pressed, until the server's answer is in the cache. */
  const [pressed, setPressed] = useState<{ verdict: FeedbackVerdict | null } | null>(null);
  const [isInviting, setInviting] = useState(false);
  const verdict = pressed ? pressed.verdict : match.myFeedback;
  const say = async (next: FeedbackVerdict | null) => {
    const before = match.myFeedback;
    setPressed({ verdict: next });
    const { payload, issues, problem } = await attempt({ input: { match: match.id, verdict: next, ...(match.rank > 0 ? { position: match.rank } : {}) } });
    setPressed(null);
    if (payload) {
      const undo = { label: t("undo"), onAction: () => void say(before) };
      toast({ kind: "positive", title: t(next ? SAID[next] : "undone"), ...(next ? { action: undo } : {}) });
    } else {
      const body = issues[0]?.message ?? problem?.message;
      toast({ kind: "danger", title: t("failed"), ...(body ? { body } : {}) });
    }
  };
  return (
    <>
      <ToggleGroup
        label={t("feedback")}
        size={size}
        value={verdict}
        options={[
          { id: "USEFUL", label: t("useful"), icon: ThumbsUp },
          { id: "NOT_USEFUL", label: t("notUseful"), icon: ThumbsDown },
          ...(side === "challenge" ? [{ id: "INVITED" as const, label: t(verdict === "INVITED" ? "invited" : "invite"), icon: Send }] : []),
        ]}
        onChange={(next) => {
          if (next === "INVITED") setInviting(true);
          else void say(next);
        }}
      />
      <ConfirmDialog
        title={t("inviteTitle")}
        isOpen={isInviting}
        onOpenChange={setInviting}
        confirmLabel={t("invite")}
        onConfirm={() => {
          setInviting(false);
          void say("INVITED");
        }}
      >
        {t("inviteBody", { name: supplier })}
      </ConfirmDialog>
    </>
  );
}
