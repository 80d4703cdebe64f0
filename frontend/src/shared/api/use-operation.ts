import { createRequest, type RequestPolicy, type TypedDocumentNode } from "@urql/core";
import { useCallback, useMemo, useState } from "react";
import { useClient, useQuery } from "urql";
import { isPassing, type Problem, problemOfError } from "./problem";

export interface OperationOptions {
  isPaused?: boolean;
  /** While new variables load, the old data stays: for lists whose filter changed. */
  keepsPrevious?: boolean;
  policy?: RequestPolicy;
}

export interface OperationState<Data> {
  data: Data | undefined;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** Something is shown and a newer answer is under way. */
  isRefreshing: boolean;
  problem: Problem | null;
  refetch(): void;
}

/**
 * One query: cached data first, then the network's; it follows the cache while mounted. What is shown stays when a
 * newer answer does not come.
 */
export function useOperation<Data, Vars extends object>(
  document: TypedDocumentNode<Data, Vars>,
  variables: Vars,
  { isPaused = false, keepsPrevious = false, policy = "cache-and-network" }: OperationOptions = {},
): OperationState<Data> {
  const [state, execute] = useQuery<Data>({ query: document, variables, pause: isPaused, requestPolicy: policy });
  const { key } = useMemo(() => createRequest(document, variables), [document, variables]);
  // urql keeps the data of former variables; shown under new ones it would be a lie.
  const isOwn = state.operation?.key === key;
  const current = isOwn || keepsPrevious ? state.data : undefined;
  const error = isOwn && !state.fetching ? state.error : undefined;
  const problem = useMemo(() => (error ? problemOfError(error) : null), [error]);
  // A client belongs to one identity: what another person saw is never kept.
  const client = useClient();
  const [former, setFormer] = useState({ client, key, data: current });
  if (current !== undefined && former.data !== current) setFormer({ client, key, data: current });
  const isKept = isOwn && former.client === client && (former.key === key || keepsPrevious) && (!problem || isPassing(problem));
  const data = current ?? (isKept ? former.data : undefined);
  const refetch = useCallback(() => {
    execute({ requestPolicy: "network-only" });
  }, [execute]);
  const isBusy = !isPaused && (state.fetching || state.stale || (!isOwn && !problem));
  return { data, isLoading: isBusy && data === undefined, isRefreshing: isBusy && data !== undefined, problem, refetch };
}
