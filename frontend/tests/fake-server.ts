import { vi } from "vitest";
import type { SessionParts } from "@/gql/fragments";

type Variables = Record<string, unknown>;
type Answer = { status?: number; body?: object; headers?: Record<string, string> };

/** The server as the browser sees it: GraphQL operations by name, the account service by method and path. */
export class FakeServer {
  session: SessionParts = anonymous;
  readonly calls: { name: string; input: Variables }[] = [];
  private readonly operations = new Map<string, (variables: Variables) => object>();
  private readonly refusals = new Map<string, { code: string; kind: string; message: string }>();
  private readonly account = new Map<string, (body: Variables, headers: Headers) => Answer>();

  constructor() {
    document.cookie = "csrftoken=test";
    this.operation("Session", () => ({ session: this.session }));
    vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => this.answer(url, init));
    vi.stubGlobal("WebSocket", SilentSocket);
  }

  operation(name: string, answer: (variables: Variables) => object): void {
    this.operations.set(name, answer);
  }

  /** The whole operation is refused, as an address with a wrong value is. */
  refuse(name: string, refusal: { code: string; kind: string; message: string }): void {
    this.refusals.set(name, refusal);
  }

  /** `on("POST /auth/login", (body) => ({ status: 401, body: … }))` */
  on(place: string, answer: (body: Variables, headers: Headers) => Answer): void {
    this.account.set(place, answer);
  }

  callsOf(name: string): Variables[] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input);
  }

  private async answer(url: string, init: RequestInit = {}): Promise<Response> {
    const sent = (typeof init.body === "string" ? JSON.parse(init.body) : {}) as Variables;
    await Promise.resolve();
    if (url.startsWith("/graphql")) {
      const name = String(sent.operationName);
      this.calls.push({ name, input: (sent.variables ?? {}) as Variables });
      const refusal = this.refusals.get(name);
      if (refusal) return json({ data: null, errors: [{ message: refusal.message, extensions: refusal }] });
      const reply = this.operations.get(name);
      if (!reply) throw new Error(`nobody answers the operation ${name}`);
      return json({ data: reply((sent.variables ?? {}) as Variables) });
    }
    const place = `${init.method ?? "GET"} ${url.replace("/_allauth/browser/v1", "")}`;
    this.calls.push({ name: place, input: sent });
    const reply = this.account.get(place);
    if (!reply) throw new Error(`nobody answers ${place}`);
    const { status = 200, body = {}, headers = {} } = reply(sent, new Headers(init.headers));
    return json(body, status, headers);
  }
}

function json(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

/** Connects to nothing and says nothing. */
class SilentSocket {
  readyState = 0;
  send = vi.fn();
  close = vi.fn();
  addEventListener = vi.fn();
  removeEventListener = vi.fn();
}

export const anonymous: SessionParts = {
  __typename: "Session",
  user: null,
  email: null,
  language: "FA",
  moneyUnit: "TOMAN",
  calendar: "jalali",
  memberships: [],
  activeMembership: null,
  isSecretariat: false,
  hasSecondFactor: false,
  unreadNotifications: 0,
  serverTime: "2026-11-08T10:00:00Z",
  isDemo: false,
  canCreateChallenge: false,
  canCreateSolution: false,
};

export function signedIn(email = "sara@example.ir", patch: Partial<SessionParts> = {}): SessionParts {
  return { ...anonymous, user: { __typename: "User", id: "u1", fullName: "سارا نادری" }, email, ...patch };
}

/** allauth's 401 that names the next step. */
export function pendingStep(id: string): Answer {
  return { status: 401, body: { status: 401, data: { flows: [{ id: "login" }, { id, is_pending: true }] }, meta: { is_authenticated: false } } };
}
