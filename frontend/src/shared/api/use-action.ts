import type { TypedDocumentNode } from "@urql/core";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import type { FieldIssue } from "@/shared/forms/errors";
import { type Problem, problemOfError } from "./problem";

/** The one payload of a mutation. */
type PayloadOf<Data> = Data[keyof Data];

export interface Attempt<Data> {
  payload: PayloadOf<Data> | null;
  issues: FieldIssue[];
  problem: Problem | null;
}

export interface Action<Data, Vars> {
  /** The payload, or null when it was refused (then see `issues`) or failed (then see `problem`). */
  run(variables: Vars): Promise<PayloadOf<Data> | null>;
  /** The same with the refusal in the answer, for those who cannot wait for a render. */
  attempt(variables: Vars): Promise<Attempt<Data>>;
  isPending: boolean;
  issues: readonly FieldIssue[];
  problem: Problem | null;
  clear(): void;
}

interface State {
  pending: number;
  issues: readonly FieldIssue[];
  problem: Problem | null;
}

const CLEAN: State = { pending: 0, issues: [], problem: null };

function read<Data>(data: Data | undefined): Attempt<Data> {
  const payload = data ? (Object.entries(data).find(([name]) => name !== "__typename")?.[1] as PayloadOf<Data> | undefined) : undefined;
  const issues = ((payload as { errors?: FieldIssue[] } | undefined)?.errors ?? []).map(({ field, code, message }) => ({ field, code, message }));
  return { payload: issues.length > 0 ? null : (payload ?? null), issues, problem: null };
}

/** One mutation and what became of its last run. */
export function useAction<Data, Vars extends object>(document: TypedDocumentNode<Data, Vars>): Action<Data, Vars> {
  const client = useClient();
  const [state, setState] = useState<State>(CLEAN);
  const latest = useRef(0);

  const attempt = useCallback(
    async (variables: Vars): Promise<Attempt<Data>> => {
      latest.current += 1;
      const own = latest.current;
      setState((previous) => ({ ...previous, pending: previous.pending + 1 }));
      const result = await client.mutation(document, variables).toPromise();
      const answer: Attempt<Data> = result.error ? { payload: null, issues: [], problem: problemOfError(result.error) } : read(result.data);
      setState((previous) => ({
        pending: previous.pending - 1,
        // An older run that answers late does not speak over a newer one.
        ...(own === latest.current ? { issues: answer.issues, problem: answer.problem } : { issues: previous.issues, problem: previous.problem }),
      }));
      return answer;
    },
    [client, document],
  );

  const run = useCallback(async (variables: Vars) => (await attempt(variables)).payload, [attempt]);
  const clear = useCallback(() => {
    setState((previous) => ({ ...CLEAN, pending: previous.pending }));
  }, []);
  return { run, attempt, isPending: state.pending > 0, issues: state.issues, problem: state.problem, clear };
}
