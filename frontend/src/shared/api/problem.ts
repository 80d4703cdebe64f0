import type { CombinedError } from "@urql/core";
import { translate } from "@/shared/i18n/use-messages";
import { problemMessages as messages } from "./problem-messages";

export type ProblemKind = "offline" | "signed-out" | "forbidden" | "not-found" | "conflict" | "rate-limited" | "invalid" | "server";

/** Why a request failed, in words that say the way out. */
export interface Problem {
  kind: ProblemKind;
  /** The server's stable code, when it gave one. */
  code: string | null;
  message: string;
  /** Seconds after which another try makes sense. */
  retryAfter: number | null;
}

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

const KINDS: Readonly<Record<string, ProblemKind>> = {
  validation: "invalid",
  permission: "forbidden",
  not_found: "not-found",
  conflict: "conflict",
  rate_limited: "rate-limited",
  internal: "server",
};

const STATUSES: Readonly<Record<number, ProblemKind>> = {
  400: "invalid",
  401: "signed-out",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  413: "invalid",
  415: "invalid",
  429: "rate-limited",
};

/** Our own words for a kind; `code` is null in problems that carry them. */
export const problemTexts = {
  offline: "offline",
  "signed-out": "signedOut",
  forbidden: "forbidden",
  "not-found": "notFound",
  conflict: "conflict",
  "rate-limited": "rateLimited",
  invalid: "invalid",
  server: "server",
} as const;

export function problemOf(kind: ProblemKind, given: { code?: string | null; message?: string | null; retryAfter?: number | null } = {}): Problem {
  const { code = null, message, retryAfter = null } = given;
  return { kind, code, message: message || translate(messages, problemTexts[kind]), retryAfter };
}

/** Nothing was refused: the same question may be answered a moment later, and what was seen before still counts. */
export function isPassing({ kind }: Problem): boolean {
  return kind === "offline" || kind === "server" || kind === "rate-limited";
}

/** From an HTTP answer whose body (if any) is `{errors: [{code, message}]}`. */
export function problemOfStatus(status: number, errors: readonly { code: string; message: string }[] = [], retryAfter: string | null = null): Problem {
  const [first] = errors;
  const kind = first?.code === "sign_in_required" ? "signed-out" : (STATUSES[status] ?? "server");
  return problemOf(kind, { code: first?.code ?? null, message: first?.message ?? null, retryAfter: seconds(retryAfter) });
}

function seconds(header: string | null | undefined): number | null {
  const value = Number.parseInt(header ?? "", 10);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

interface Extensions {
  code?: unknown;
  kind?: unknown;
}

/** The first refusal of a GraphQL answer. Words of the API are shown, words of the network never. */
export function problemOfError(error: CombinedError): Problem {
  const response = error.response as Response | undefined;
  const retryAfter = seconds(response?.headers.get("Retry-After"));
  const [first] = error.graphQLErrors;
  if (first) {
    const { code, kind } = first.extensions as Extensions;
    const known = typeof code === "string" ? code : null;
    if (known === "sign_in_required" || known === "request.bad_token") return problemOf("signed-out", { code: known, message: first.message });
    // A coded message is the API's own and translated; anything else is raw.
    return problemOf(KINDS[String(kind)] ?? "server", { code: known, message: known ? first.message : null, retryAfter });
  }
  if (response && response.status >= 400) return problemOf(STATUSES[response.status] ?? "server", { retryAfter });
  return problemOf(response ? "server" : "offline");
}
