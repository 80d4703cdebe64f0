import { createClient, type Client, type SubscribePayload } from "graphql-ws";

export type LiveState = "off" | "connecting" | "live" | "reconnecting" | "offline";

const PING_EVERY = 15_000;
const PONG_WITHIN = 8_000;
const ASLEEP_AFTER = 40_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
/** Close codes that say who we are is in doubt. */
const SIGNED_OUT = new Set([4401, 4403]);

export interface LiveSubscription {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  onData(data: unknown): void;
}

interface Entry extends LiveSubscription {
  cursor: string | null;
  stop: (() => void) | null;
}

interface Refusal {
  extensions?: { code?: string };
}

/** The event's position, with which the server replays what was missed. */
function cursorOf(data: unknown): string | null {
  if (typeof data !== "object" || data === null) return null;
  for (const value of Object.values(data)) {
    const cursor = (value as { cursor?: unknown } | null)?.cursor;
    if (typeof cursor === "string") return cursor;
  }
  return null;
}

export interface LiveOptions {
  url: string;
  onSignedOut(): void;
  webSocketImpl?: unknown;
  random?: () => number;
}

/**
 * One socket for all subscriptions of a signed-in page. It opens with the first of them, comes back by itself with
 * growing pauses, and then asks each subscription to go on behind the last event that was seen.
 */
export class LiveConnection {
  private readonly entries = new Set<Entry>();
  private readonly listeners = new Set<() => void>();
  private readonly wakers = new Set<() => void>();
  private client: Client | null = null;
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private pongTimer: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private hasBeenLive = false;
  private lastHeard = Date.now();
  private current: LiveState = "off";

  private readonly options: LiveOptions;

  constructor(options: LiveOptions) {
    this.options = options;
  }

  readonly subscribeState = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
  readonly state = (): LiveState => this.current;

  /** Called when the page was asleep or offline and is back: time to look for what was missed. */
  onWake(listener: () => void): () => void {
    this.wakers.add(listener);
    return () => {
      this.wakers.delete(listener);
    };
  }

  subscribe(subscription: LiveSubscription): () => void {
    const entry: Entry = { ...subscription, cursor: null, stop: null };
    this.entries.add(entry);
    this.open(entry);
    return () => {
      this.entries.delete(entry);
      entry.stop?.();
      entry.stop = null;
      if (this.entries.size === 0) this.rest();
    };
  }

  /** Watches the page: comes back at once when the network or the page does. */
  watch(): () => void {
    const isAwake = () => {
      if (document.visibilityState === "visible") this.wake();
    };
    const wentOffline = () => {
      this.set("offline");
      this.drop();
    };
    document.addEventListener("visibilitychange", isAwake);
    window.addEventListener("online", isAwake);
    window.addEventListener("offline", wentOffline);
    return () => {
      document.removeEventListener("visibilitychange", isAwake);
      window.removeEventListener("online", isAwake);
      window.removeEventListener("offline", wentOffline);
      this.close();
    };
  }

  close() {
    for (const entry of this.entries) entry.stop?.();
    this.entries.clear();
    this.rest();
  }

  private set(state: LiveState) {
    if (this.current === state) return;
    this.current = state;
    for (const listener of this.listeners) listener();
  }

  private rest() {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.failures = 0;
    this.hasBeenLive = false;
    const { client } = this;
    this.client = null;
    void client?.dispose();
    this.set("off");
  }

  private connection(): Client {
    this.client ??= createClient({
      url: this.options.url,
      // Coming back is ours: the library would repeat the old `after` and replay what was already seen.
      retryAttempts: 0,
      lazyCloseTimeout: 3_000,
      keepAlive: PING_EVERY,
      connectionAckWaitTimeout: 10_000,
      ...(this.options.webSocketImpl ? { webSocketImpl: this.options.webSocketImpl } : {}),
      on: {
        opened: (socket) => {
          this.socket = socket as WebSocket;
        },
        connected: () => {
          this.heard();
          this.failures = 0;
          this.hasBeenLive = true;
          this.set("live");
        },
        message: () => {
          this.heard();
        },
        ping: (isReceived) => {
          if (!isReceived) this.expectPong();
        },
        pong: () => {
          this.heard();
        },
        closed: () => {
          this.socket = null;
          if (this.pongTimer) clearTimeout(this.pongTimer);
        },
      },
    });
    return this.client;
  }

  private heard() {
    this.lastHeard = Date.now();
    if (this.pongTimer) clearTimeout(this.pongTimer);
  }

  private expectPong() {
    if (this.pongTimer) clearTimeout(this.pongTimer);
    this.pongTimer = setTimeout(() => {
      this.drop();
    }, PONG_WITHIN);
  }

  /** Ends a socket that is dead without saying so; each subscription then fails and comes back. */
  private drop() {
    if (this.socket) this.client?.terminate();
  }

  private open(entry: Entry) {
    if (!navigator.onLine) {
      this.set("offline");
      return;
    }
    if (this.current !== "live") this.set(this.hasBeenLive ? "reconnecting" : "connecting");
    const payload: SubscribePayload = {
      query: entry.query,
      ...(entry.operationName ? { operationName: entry.operationName } : {}),
      variables: entry.cursor === null ? entry.variables : { ...entry.variables, after: entry.cursor },
    };
    entry.stop = this.connection().subscribe(payload, {
      next: ({ data }) => {
        entry.cursor = cursorOf(data) ?? entry.cursor;
        if (data) entry.onData(data);
      },
      error: (cause) => {
        entry.stop = null;
        this.failed(entry, cause);
      },
      complete: () => {
        entry.stop = null;
      },
    });
  }

  private failed(entry: Entry, cause: unknown) {
    if (!this.entries.has(entry)) return;
    if (Array.isArray(cause)) {
      this.refused(entry, cause as Refusal[]);
      return;
    }
    const code = (cause as { code?: number }).code;
    if (code !== undefined && SIGNED_OUT.has(code)) {
      this.options.onSignedOut();
      this.set("off");
      return;
    }
    this.comeBack();
  }

  /** The server answered, with a no: only a cursor that is too old is worth another try. */
  private refused(entry: Entry, refusals: readonly Refusal[]) {
    const code = refusals[0]?.extensions?.code;
    if (code === "sign_in_required") this.options.onSignedOut();
    if (code === "page.invalid_cursor" && entry.cursor !== null) {
      entry.cursor = null;
      this.open(entry);
      this.wakeListeners();
    }
    // What was seen before is not shown any more: whoever has it open asks, and says so.
    if (code === "not_found" && entry.cursor !== null) this.wakeListeners();
    if (code === "rate_limited") this.comeBack();
  }

  private comeBack() {
    this.set(!navigator.onLine ? "offline" : this.hasBeenLive ? "reconnecting" : "connecting");
    if (this.timer || !navigator.onLine) return;
    const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures);
    this.failures += 1;
    // Jitter: a restarted server must not be met by everybody in the same instant.
    const wait = ceiling * (0.5 + 0.5 * (this.options.random ?? Math.random)());
    this.timer = setTimeout(() => {
      this.reopen();
    }, wait);
  }

  private reopen() {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (const entry of this.entries) if (!entry.stop) this.open(entry);
  }

  private wake() {
    const hasSlept = Date.now() - this.lastHeard > ASLEEP_AFTER;
    const wasAway = this.current === "offline" || this.current === "reconnecting";
    if (!hasSlept && !wasAway) return;
    this.failures = 0;
    if (hasSlept) this.drop();
    this.lastHeard = Date.now();
    if (this.entries.size > 0) this.reopen();
    this.wakeListeners();
  }

  private wakeListeners() {
    for (const listener of this.wakers) listener();
  }
}
