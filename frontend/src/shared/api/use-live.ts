import { stringifyVariables, type TypedDocumentNode } from "@urql/core";
import { Kind, type OperationDefinitionNode, print } from "graphql";
import { createContext, use, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { LiveConnection, LiveState } from "./live";

/** Null while signed out: then nothing is live. */
export const LiveContext = createContext<LiveConnection | null>(null);

const never = () => () => undefined;
const off = (): LiveState => "off";

export function useLiveState(): LiveState {
  const live = use(LiveContext);
  return useSyncExternalStore(live?.subscribeState ?? never, live?.state ?? off);
}

function nameOf(document: TypedDocumentNode<unknown, never>): string | undefined {
  const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value;
}

/** A subscription while mounted. After a lost connection it goes on behind the last event it saw. */
export function useLive<Data, Vars extends object>(
  document: TypedDocumentNode<Data, Vars>,
  variables: Omit<Vars, "after">,
  onEvent: (event: Data) => void,
  { isPaused = false }: { isPaused?: boolean } = {},
) {
  const live = use(LiveContext);
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  const key = stringifyVariables(variables);
  const [wanted, setWanted] = useState({ key, variables });
  if (wanted.key !== key) setWanted({ key, variables });
  useEffect(() => {
    if (!live || isPaused) return undefined;
    return live.subscribe({
      query: print(document),
      operationName: nameOf(document),
      variables: wanted.variables,
      onData: (data) => {
        handler.current(data as Data);
      },
    });
  }, [live, document, wanted, isPaused]);
}

/** `onWake` runs when the page comes back from sleep or from being offline. */
export function useWake(onWake: () => void) {
  const live = use(LiveContext);
  const handler = useRef(onWake);
  useEffect(() => {
    handler.current = onWake;
  });
  useEffect(() => live?.onWake(() => {
    handler.current();
  }), [live]);
}
