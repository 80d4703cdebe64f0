import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { DeleteDraftDocument } from "@/gql/DeleteDraft";
import type { SolutionFull } from "@/gql/fragments";
import { TransitionSolutionDocument } from "@/gql/TransitionSolution";
import { useAction } from "@/shared/api/use-action";
import { ActionBar, type ActionButton, isAllowed } from "@/shared/domain/action-bar";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { useMessages } from "@/shared/i18n/use-messages";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { CloudOff, Pencil, Send, Target, Trash2 } from "@/shared/ui/icon";
import { useToast } from "@/shared/ui/toast";
import { useFieldLabels } from "../solution-labels";
import { messages } from "./page-messages";

/** What the viewer may do now, as the API says; what is refused says why. */
export function SolutionActions({ solution }: { solution: SolutionFull }) {
  const t = useMessages(messages);
  const labels = useFieldLabels();
  const navigate = useNavigate();
  const toast = useToast();
  const step = useAction(TransitionSolutionDocument);
  const removal = useAction(DeleteDraftDocument);
  const [asked, setAsked] = useState<"unpublish" | "remove" | null>(null);

  async function transition(name: "publish" | "unpublish") {
    const payload = await step.run({ input: { id: solution.id, transition: name } });
    setAsked(null);
    if (!payload) return;
    if (name === "unpublish") toast({ kind: "positive", title: t("unpublished") });
    else toast({ kind: "positive", title: t("published"), body: t("publishedBody") });
  }

  async function remove() {
    const payload = await removal.run({ input: { id: solution.id } });
    setAsked(null);
    if (!payload) return;
    toast({ kind: "positive", title: t("removed") });
    await navigate("/solutions?mine=1", { replace: true });
  }

  const buttons: ActionButton[] = [
    { name: "publish", label: t("publish"), icon: Send, kind: "primary", onAct: () => void transition("publish") },
    { name: "update_solution", label: t("edit"), icon: Pencil, onAct: () => void navigate(`/solutions/${solution.id}/edit`) },
    { name: "unpublish", label: t("unpublish"), icon: CloudOff, onAct: () => { setAsked("unpublish"); } },
    { name: "delete_draft", label: t("remove"), icon: Trash2, kind: "quiet", onAct: () => { setAsked("remove"); } },
  ];
  const matches: ActionButton = {
    name: "matches",
    label: t("matches"),
    icon: Target,
    kind: "primary",
    onAct: () => void navigate(`/solutions/${solution.id}/matches`),
  };
  const hasMatches = solution.state === "PUBLISHED" && isAllowed(solution.allowedActions, "update_solution");
  const actions = hasMatches
    ? [{ name: "matches", allowed: true, code: null, reason: null }, ...solution.allowedActions]
    : solution.allowedActions;
  const issues = useMemo(() => [...step.issues, ...removal.issues], [step.issues, removal.issues]);
  return (
    <>
      <ActionBar actions={actions} buttons={[matches, ...buttons]} pendingName={step.isPending ? (asked ?? "publish") : null} />
      <ErrorSummary issues={issues} labels={labels} problem={step.problem ?? removal.problem} />
      <ConfirmDialog
        title={t("unpublishTitle")}
        isOpen={asked === "unpublish"}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        confirmLabel={t("unpublish")}
        kind="danger"
        isPending={step.isPending}
        onConfirm={() => void transition("unpublish")}
      >
        {t("unpublishBody")}
      </ConfirmDialog>
      <ConfirmDialog
        title={t("removeTitle")}
        isOpen={asked === "remove"}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        confirmLabel={t("remove")}
        kind="danger"
        isPending={removal.isPending}
        onConfirm={() => void remove()}
      >
        {t("removeBody")}
      </ConfirmDialog>
    </>
  );
}
