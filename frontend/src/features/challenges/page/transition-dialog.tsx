import { useState } from "react";
import type { ChallengeFull } from "@/gql/fragments";
import { TransitionChallengeDocument } from "@/gql/TransitionChallenge";
import { useAction } from "@/shared/api/use-action";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/choice";
import { Dialog } from "@/shared/ui/dialog";
import { Stack } from "@/shared/ui/layout";
import { TextArea } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import { MergeTarget } from "./merge-target";
import { messages } from "./transition-messages";
import { asksReason, type Step } from "./transitions";

interface TransitionDialogProps {
  challenge: ChallengeFull;
  step: Step;
  /** For a merge: what was suggested as its target. */
  target?: Pick<ChallengeFull, "id" | "title">;
  onClose(): void;
  /** After the step was taken. */
  onDone(): void;
}

const REASON_LIMIT = 2000;
const ASKED = new Set(["reason", "mergeInto", "waivedHints"]);

/** Asks for what a step needs and takes it. What the server refuses stands in the dialog; the input stays. */
export function TransitionDialog({ challenge, step, target: suggested, onClose, onDone }: TransitionDialogProps) {
  const t = useMessages(messages);
  const toast = useToast();
  const action = useAction(TransitionChallengeDocument);
  const [reason, setReason] = useState("");
  const [target, setTarget] = useState<string | null>(suggested?.id ?? null);
  const [waived, setWaived] = useState<readonly string[]>([]);
  const blocking = step.hasWaivers ? challenge.quality.hints.filter((hint) => hint.isBlocking) : [];
  const take = async () => {
    const payload = await action.run({
      input: {
        id: challenge.id,
        transition: step.name,
        ...(asksReason(step, waived) ? { reason } : {}),
        ...(step.hasTarget && target ? { mergeInto: target } : {}),
        ...(waived.length > 0 ? { waivedHints: [...waived] } : {}),
      },
    });
    if (!payload) return;
    toast({ kind: "positive", title: t(`done_${step.name}`) });
    onDone();
  };
  const footer = (
    <>
      {/* In Persian the step of withdrawing has the word for cancelling. */}
      <Button onPress={onClose}>{t(step.name === "withdraw" ? "keep" : "cancel")}</Button>
      <Button kind={step.name === "withdraw" ? "danger" : "primary"} icon={step.icon} isPending={action.isPending} onPress={() => void take()}>
        {t(step.name)}
      </Button>
    </>
  );
  return (
    <Dialog
      title={t(`${step.name}Title`)}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={footer}
    >
      <FormErrors issues={action.issues}>
        <Stack gap={4}>
          <p>{t(`${step.name}Body`)}</p>
          <Refusal issues={action.issues} message={action.problem?.message ?? null} challenge={challenge} />
          {step.hasTarget && <MergeTarget challenge={challenge} firstText={suggested?.title ?? ""} value={target} onChange={setTarget} />}
          {blocking.length > 0 && <Waivers hints={blocking} waived={waived} onChange={setWaived} />}
          {asksReason(step, waived) && (
            <TextArea
              name="reason"
              label={t(step.reason === "none" ? "waiveReason" : step.name === "republish" ? "lesson" : "reason")}
              description={t(step.reason === "public" ? "reasonPublic" : "reasonPrivate")}
              value={reason}
              onChange={setReason}
              maxLength={REASON_LIMIT}
              isRequired
            />
          )}
        </Stack>
      </FormErrors>
    </Dialog>
  );
}

interface RefusalProps {
  issues: readonly { field: string | null; code: string; message: string }[];
  message: string | null;
  challenge: ChallengeFull;
}

/** Refusals of the challenge itself: the dialog has no field for them. */
function Refusal({ issues, message, challenge }: RefusalProps) {
  const t = useMessages(messages);
  const others = issues.filter((issue) => !ASKED.has(issue.field ?? ""));
  if (others.length === 0 && !message) return null;
  const canFix = challenge.allowedActions.some((action) => action.name === "update_challenge" && action.allowed);
  return (
    <Banner
      kind="danger"
      title={t("refused")}
      actions={
        canFix &&
        others.some((issue) => issue.field) && (
          <ButtonLink to={`/challenges/${challenge.id}/edit`} size="small">
            {t("fix")}
          </ButtonLink>
        )
      }
    >
      {message}
      {others.length > 0 && (
        <ul>
          {[...new Set(others.map((issue) => issue.message))].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}

interface WaiversProps {
  hints: ChallengeFull["quality"]["hints"];
  waived: readonly string[];
  onChange(waived: readonly string[]): void;
}

function Waivers({ hints, waived, onChange }: WaiversProps) {
  const t = useMessages(messages);
  const codes = [...new Map(hints.map((hint) => [hint.code, hint])).values()];
  return (
    <Banner kind="warning" title={t("waiveTitle")}>
      <p>{t("waiveBody")}</p>
      {codes.map((hint) => (
        <Checkbox
          key={hint.code}
          isSelected={waived.includes(hint.code)}
          note={hint.message}
          onChange={(isWaived) => {
            onChange(isWaived ? [...waived, hint.code] : waived.filter((code) => code !== hint.code));
          }}
        >
          {t("waive")}
        </Checkbox>
      ))}
    </Banner>
  );
}
