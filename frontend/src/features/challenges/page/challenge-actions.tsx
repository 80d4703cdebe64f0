import { useState } from "react";
import { useNavigate } from "react-router";
import { DeleteDraftDocument } from "@/gql/DeleteDraft";
import type { ChallengeFull } from "@/gql/fragments";
import { TransitionChallengeDocument } from "@/gql/TransitionChallenge";
import { useAction } from "@/shared/api/use-action";
import { ActionBar, type ActionButton } from "@/shared/domain/action-bar";
import type { FieldIssue } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { Pencil, Trash2 } from "@/shared/ui/icon";
import { useToast } from "@/shared/ui/toast";
import { GapsDialog } from "./gaps-dialog";
import { messages } from "./page-messages";
import { TransitionDialog } from "./transition-dialog";
import { messages as stepMessages } from "./transition-messages";
import { type Step, type StepName, steps } from "./transitions";

interface ChallengeActionsProps {
  challenge: ChallengeFull;
  /** After a step was taken. */
  onDone(step: StepName): void;
  /** Before a step: what is being typed must be on the server. False stops the step. */
  prepare?: () => Promise<boolean>;
  /** In the editor there is no «edit». */
  isEditing?: boolean;
  /** Where there are fields: what still lacks goes to them instead of into a dialog. */
  onGaps?: (gaps: readonly FieldIssue[]) => void;
}

/** What the text still lacks can be cured by writing, so the button stays alive: pressed, it names every gap. */
const CURABLE = new Set(["challenge.card_field_required", "challenge.goal_required", "challenge.budget_statement_required", "challenge.deadline_passed"]);

/** Everything the viewer may do with the challenge now. */
export function ChallengeActions({ challenge, onDone, prepare, isEditing = false, onGaps }: ChallengeActionsProps) {
  const t = useMessages(messages);
  const s = useMessages(stepMessages);
  const navigate = useNavigate();
  const [step, setStep] = useState<Step | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [isDeleting, setDeleting] = useState(false);
  const [gaps, setGaps] = useState<readonly FieldIssue[]>([]);
  const { attempt } = useAction(TransitionChallengeDocument);
  const tell = onGaps ?? setGaps;
  const open = async (wanted: Step) => {
    setBusy(wanted.name);
    const isReady = prepare ? await prepare() : true;
    const isOpen = challenge.allowedActions.some((action) => action.name === wanted.name && action.allowed);
    // What was just saved may have closed the last gap: the server answers for what it holds now.
    const answer = isReady && !isOpen ? await attempt({ input: { id: challenge.id, transition: wanted.name } }) : null;
    setBusy(null);
    if (answer?.payload) onDone(wanted.name);
    else if (answer) tell(answer.problem ? [{ field: null, code: "problem", message: answer.problem.message }] : answer.issues);
    else if (isReady) setStep(wanted);
  };
  const actions = challenge.allowedActions
    // Asking again tells nobody anything.
    .filter(({ name }) => name !== "request_approval" || challenge.approvalRequestedAt === null)
    .map((action) => (CURABLE.has(action.code ?? "") ? { ...action, allowed: true } : action));
  const buttons: ActionButton[] = steps.map((wanted) => ({
    name: wanted.name,
    label: s(wanted.name),
    icon: wanted.icon,
    kind: wanted.kind,
    onAct: () => void open(wanted),
  }));
  if (!isEditing) {
    buttons.push({
      name: "update_challenge",
      label: t("edit"),
      icon: Pencil,
      onAct: () => void navigate(`/challenges/${challenge.id}/edit`),
    });
  }
  buttons.push({
    name: "delete_draft",
    label: t("delete"),
    icon: Trash2,
    kind: "quiet",
    onAct: () => {
      setDeleting(true);
    },
  });
  return (
    <>
      <ActionBar actions={actions} buttons={buttons} pendingName={busy} />
      {step && (
        <TransitionDialog
          challenge={challenge}
          step={step}
          onClose={() => {
            setStep(null);
          }}
          onDone={() => {
            setStep(null);
            onDone(step.name);
          }}
        />
      )}
      {gaps.length > 0 && (
        <GapsDialog
          challengeId={challenge.id}
          gaps={gaps}
          onClose={() => {
            setGaps([]);
          }}
        />
      )}
      <DeleteDraft challenge={challenge} isOpen={isDeleting} onOpenChange={setDeleting} />
    </>
  );
}

function DeleteDraft({ challenge, isOpen, onOpenChange }: { challenge: ChallengeFull; isOpen: boolean; onOpenChange(isOpen: boolean): void }) {
  const t = useMessages(messages);
  const toast = useToast();
  const navigate = useNavigate();
  const remove = useAction(DeleteDraftDocument);
  const refusal = remove.issues[0]?.message ?? remove.problem?.message;
  return (
    <ConfirmDialog
      title={t("deleteTitle")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t("delete")}
      kind="danger"
      isPending={remove.isPending}
      onConfirm={() => {
        void remove.run({ input: { id: challenge.id } }).then((payload) => {
          if (!payload) return;
          toast({ kind: "positive", title: t("deleted") });
          void navigate("/challenges?mine=1", { replace: true });
        });
      }}
    >
      <p>{t("deleteBody")}</p>
      {refusal && <p role="alert">{refusal}</p>}
    </ConfirmDialog>
  );
}
