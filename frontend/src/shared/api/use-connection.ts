import { type Client, createRequest, type OperationResult, stringifyVariables, type TypedDocumentNode } from "@urql/core";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { isPassing, type Problem, problemOfError } from "./problem";

interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

export interface ConnectionState<Data, Node> {
  items: readonly Node[];
  totalCount: number | null;
  hasMore: boolean;
  isLoading: boolean;
  isRefreshing: boolean;
  isLoadingMore: boolean;
  problem: Problem | null;
  loadMore(): void;
  refetch(): void;
  /** The first page's whole answer. */
  data: Data | undefined;
}

type Paged<Vars> = Omit<Vars, "first" | "after">;

interface Snapshot<Data> {
  pages: readonly Data[];
  isLoading: boolean;
  isRefreshing: boolean;
  isLoadingMore: boolean;
  problem: Problem | null;
}

const EMPTY = { pages: [], isLoading: true, isRefreshing: false, isLoadingMore: false, problem: null } as const;

/** Follows each loaded page in the cache; a page whose cursor is gone takes the later ones with it. */
class Pages<Data, Vars extends object> {
  private readonly results: (OperationResult<Data> | undefined)[] = [];
  private readonly afters: (string | null)[] = [];
  private stops: (() => void)[] = [];
  private readonly listeners = new Set<() => void>();
  private snapshot: Snapshot<Data> = EMPTY;
  private variables: Paged<Vars> | null = null;
  private pageSize = 20;

  private readonly client: Client;
  private readonly document: TypedDocumentNode<Data, Vars>;
  private readonly select: (data: Data) => Connection<unknown>;

  constructor(client: Client, document: TypedDocumentNode<Data, Vars>, select: (data: Data) => Connection<unknown>) {
    this.client = client;
    this.document = document;
    this.select = select;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
  readonly read = () => this.snapshot;

  /** Begins the list of these variables; until its first page comes, the former list stays. */
  start(variables: Paged<Vars>, pageSize: number) {
    this.variables = variables;
    this.pageSize = pageSize;
    this.follow(0, null);
  }
  stop() {
    for (const stop of this.stops) stop();
    this.stops = [];
    this.afters.length = 0;
    this.results.length = 0;
  }

  loadMore() {
    const last = this.results.at(-1)?.data;
    if (!last || this.snapshot.isLoadingMore) return;
    const { endCursor, hasNextPage } = this.select(last).pageInfo;
    if (hasNextPage && endCursor) this.follow(this.results.length, endCursor);
  }

  refetch() {
    const count = this.afters.length;
    const afters = [...this.afters];
    for (let index = 0; index < count; index += 1) {
      this.stops[index]?.();
      this.follow(index, afters[index] ?? null, "network-only");
    }
  }

  private follow(index: number, after: string | null, requestPolicy: "cache-and-network" | "network-only" = "cache-and-network") {
    this.afters[index] = after;
    const variables = { ...this.variables, first: this.pageSize, after } as unknown as Vars;
    const source = this.client.executeQuery<Data>(createRequest(this.document, variables), { requestPolicy });
    this.stops[index] = source.subscribe((result) => {
      this.results[index] = keepFormer(result, this.results[index]);
      this.dropBehind(index);
      this.publish();
    }).unsubscribe;
    this.publish();
  }

  private dropBehind(index: number) {
    const data = this.results[index]?.data;
    const next = this.afters[index + 1];
    if (!data || next === undefined || this.select(data).pageInfo.endCursor === next) return;
    for (const stop of this.stops.splice(index + 1)) stop();
    this.afters.length = index + 1;
    this.results.length = index + 1;
  }

  private publish() {
    const [first] = this.results;
    const loaded = this.results.flatMap((result) => (result?.data ? [result.data] : []));
    const error = this.results.find((result) => result?.error)?.error;
    const pages = first ? loaded : this.snapshot.pages;
    this.snapshot = {
      pages,
      isLoading: pages.length === 0 && !error,
      isRefreshing: pages.length > 0 && (!first || this.results.some((result) => result?.stale === true)),
      isLoadingMore: Boolean(first) && this.afters.some((_, index) => !this.results[index]),
      problem: error ? problemOfError(error) : null,
    };
    for (const listener of this.listeners) listener();
  }
}

/** A page that could not be read anew stays as it was. */
function keepFormer<Data>(result: OperationResult<Data>, former: OperationResult<Data> | undefined): OperationResult<Data> {
  const isKept = !result.data && former?.data && result.error && isPassing(problemOfError(result.error));
  return isKept ? { ...result, data: former.data } : result;
}

/** A cursor-paged list: pages that were loaded stay together and follow the cache. */
export function useConnection<Data, Vars extends object, Node>(
  document: TypedDocumentNode<Data, Vars>,
  variables: Paged<Vars>,
  select: (data: Data) => Connection<Node>,
  { pageSize = 20, isPaused = false }: { pageSize?: number; isPaused?: boolean } = {},
): ConnectionState<Data, Node> {
  const client = useClient();
  const key = stringifyVariables(variables);
  const [wanted, setWanted] = useState({ key, variables });
  // The object is new at each render; its text says whether anything changed.
  if (wanted.key !== key) setWanted({ key, variables });
  const [choose] = useState(() => select);
  const pages = useMemo(() => new Pages<Data, Vars>(client, document, choose), [client, document, choose]);
  useEffect(() => {
    if (isPaused) return undefined;
    pages.start(wanted.variables, pageSize);
    return () => {
      pages.stop();
    };
  }, [pages, wanted, pageSize, isPaused]);
  const state = useSyncExternalStore(pages.subscribe, pages.read);

  const loadMore = useCallback(() => {
    pages.loadMore();
  }, [pages]);
  const refetch = useCallback(() => {
    pages.refetch();
  }, [pages]);
  const connections = state.pages.map((page) => choose(page));
  return {
    items: connections.flatMap((connection) => connection.edges.map(({ node }) => node)),
    totalCount: connections[0]?.totalCount ?? null,
    hasMore: connections.at(-1)?.pageInfo.hasNextPage ?? false,
    isLoading: state.isLoading && !isPaused,
    isRefreshing: state.isRefreshing,
    isLoadingMore: state.isLoadingMore,
    problem: state.problem,
    loadMore,
    refetch,
    data: state.pages[0],
  };
}
