import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { ChallengePageDocument } from "@/gql/ChallengePage";
import type { ChallengeFull } from "@/gql/fragments";
import { useOperation } from "@/shared/api/use-operation";
import { isAllowed } from "@/shared/domain/action-bar";
import { TransitionDialog } from "./transition-dialog";
import { steps } from "./transitions";

const MERGE = steps.find((step) => step.name === "merge");

/** The merge that an address proposes: the same dialog, with its target filled in. Closed, the address forgets it. */
export function SuggestedMerge({ challenge, onDone }: { challenge: ChallengeFull; onDone(): void }) {
  const [params, setParams] = useSearchParams();
  const id = params.get("merge-into") ?? "";
  const variables = useMemo(() => ({ id }), [id]);
  const isOpen = id !== "" && isAllowed(challenge.allowedActions, "merge");
  const { data } = useOperation(ChallengePageDocument, variables, { isPaused: !isOpen });
  if (!isOpen || !data?.challenge || !MERGE) return null;
  const close = () => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete("merge-into");
        return next;
      },
      { replace: true },
    );
  };
  return (
    <TransitionDialog
      challenge={challenge}
      step={MERGE}
      target={data.challenge}
      onClose={close}
      onDone={() => {
        close();
        onDone();
      }}
    />
  );
}
