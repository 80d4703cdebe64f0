import { ItemChangedDocument } from "@/gql/ItemChanged";
import { useLive } from "@/shared/api/use-live";

interface Standing {
  id: string;
  state: string;
  revision: number;
  approvalRequestedAt?: string | null;
}

interface LiveItemOptions {
  /** For editors: other people's words are merged when the own ones are saved; only steps change what may be done. */
  stepsOnly?: boolean;
}

/** Reads an open challenge or solution again when somebody wrote it or took a step with it. */
export function useLiveItem(item: Standing | null, onChange: () => void, { stepsOnly = false }: LiveItemOptions = {}) {
  useLive(
    ItemChangedDocument,
    { subject: item?.id ?? "" },
    ({ itemChanged: { challenge, solution } }) => {
      const state = challenge?.state ?? solution?.solutionState;
      const revision = challenge?.revision ?? solution?.revision ?? 0;
      const isStep = state !== item?.state || (challenge !== null && challenge.approvalRequestedAt !== (item?.approvalRequestedAt ?? null));
      if (isStep || (!stepsOnly && revision > (item?.revision ?? 0))) onChange();
    },
    { isPaused: item === null },
  );
}
