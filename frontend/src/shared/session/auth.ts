import { request } from "@/shared/api/http";
import { type Problem, problemOf, problemOfStatus } from "@/shared/api/problem";
import type { FieldIssue } from "@/shared/forms/errors";

export interface AuthUser {
  id: string;
  email: string;
  fullName: string;
  language: string;
  hasUsablePassword: boolean;
}

/** What the account service answered. Nothing here throws. */
export type AuthResult<Value = AuthUser | null> =
  | { status: "done"; value: Value }
  /** One more step: `flow` names it (`verify_email`, `mfa_authenticate`, `reauthenticate`, `mfa_reauthenticate`). */
  | { status: "pending"; flow: string; flows: string[] }
  | { status: "refused"; issues: FieldIssue[] }
  | { status: "failed"; problem: Problem };

export type Totp = { isActive: true } | { isActive: false; secret: string; url: string };
export interface RecoveryCodes {
  unused: string[];
  total: number;
}

interface RawUser {
  id?: string | number;
  email: string;
  full_name?: string;
  language?: string;
  has_usable_password?: boolean;
}
interface RawFlow {
  id: string;
  is_pending?: boolean;
}
interface Body {
  data?: { user?: RawUser; flows?: RawFlow[]; email?: string } & Record<string, unknown>;
  meta?: { is_authenticated?: boolean; secret?: string; totp_url?: string };
  errors?: { message: string; code: string; param?: string }[];
}
interface Answer {
  status: number;
  body: Body;
  retryAfter: string | null;
}

const BASE = "/_allauth/browser/v1";
const FIELDS: Readonly<Record<string, string>> = {
  full_name: "fullName",
  current_password: "currentPassword",
  new_password: "newPassword",
  password1: "password",
};

async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer | null> {
  try {
    const response = await request(BASE + path, {
      method,
      headers: { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text), retryAfter: response.headers.get("Retry-After") };
  } catch {
    return null;
  }
}

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}

function userOf(raw: RawUser | undefined): AuthUser | null {
  if (!raw) return null;
  return {
    id: String(raw.id ?? ""),
    email: raw.email,
    fullName: raw.full_name ?? "",
    language: raw.language ?? "fa",
    hasUsablePassword: raw.has_usable_password ?? true,
  };
}

function issuesOf(body: Body): FieldIssue[] {
  return (body.errors ?? []).map(({ param, code, message }) => ({ field: param ? (FIELDS[param] ?? param) : null, code, message }));
}

/** Which step is asked for: the pending one, or, for a signed-in person, the first way to prove who it is. */
function pendingOf({ data, meta }: Body): { flow: string; flows: string[] } | null {
  const flows = data?.flows ?? [];
  const asked = flows.find((flow) => flow.is_pending) ?? (meta?.is_authenticated ? flows[0] : undefined);
  return asked ? { flow: asked.id, flows: flows.map(({ id }) => id) } : null;
}

function result<Value>(answer: Answer | null, read: (body: Body) => Value, goneMeans?: Value): AuthResult<Value> {
  if (!answer) return { status: "failed", problem: problemOf("offline") };
  const { status, body, retryAfter } = answer;
  if (status === 200) return { status: "done", value: read(body) };
  if (status === 401) {
    const pending = pendingOf(body);
    if (pending) return { status: "pending", ...pending };
    // Done, and nobody is signed in: after signing out, after a link that was opened elsewhere.
    if (goneMeans !== undefined) return { status: "done", value: goneMeans };
  }
  const issues = issuesOf(body);
  if (status === 400 && issues.length > 0) return { status: "refused", issues };
  return { status: "failed", problem: problemOfStatus(status, body.errors, retryAfter) };
}

const readUser = (body: Body): AuthUser | null => userOf(body.data?.user);
const readNothing = (): null => null;
const readCodes = ({ data }: Body): RecoveryCodes => ({
  unused: (data?.unused_codes as string[] | undefined) ?? [],
  total: Number(data?.total_code_count ?? 0),
});

async function session(): Promise<AuthResult> {
  return result(await call("GET", "/auth/session"), readUser, null);
}

async function signIn(given: { email: string; password: string }): Promise<AuthResult> {
  const answer = await call("POST", "/auth/login", given);
  // Another tab has signed in meanwhile.
  return answer?.status === 409 ? session() : result(answer, readUser);
}

async function signUp({ fullName, ...given }: { email: string; password: string; fullName: string; language: string }): Promise<AuthResult> {
  return result(await call("POST", "/auth/signup", { ...given, full_name: fullName }), readUser);
}

async function signOut(): Promise<AuthResult<null>> {
  return result(await call("DELETE", "/auth/session"), readNothing, null);
}

async function verificationInfo(key: string): Promise<AuthResult<{ email: string }>> {
  const answer = await call("GET", "/auth/email/verify", undefined, { "X-Email-Verification-Key": key });
  return result(answer, ({ data }) => ({ email: data?.email ?? "" }));
}

async function verifyEmail(key: string): Promise<AuthResult> {
  return result(await call("POST", "/auth/email/verify", { key }), readUser, null);
}

/** For a signed-in person; who is not signed in gets the letter again by signing in. */
async function resendVerification(email: string): Promise<AuthResult<null>> {
  return result(await call("PUT", "/account/email", { email }), readNothing);
}

async function requestPasswordReset(email: string): Promise<AuthResult<null>> {
  return result(await call("POST", "/auth/password/request", { email }), readNothing);
}

async function passwordResetInfo(key: string): Promise<AuthResult> {
  return result(await call("GET", "/auth/password/reset", undefined, { "X-Password-Reset-Key": key }), readUser);
}

async function resetPassword(given: { key: string; password: string }): Promise<AuthResult> {
  return result(await call("POST", "/auth/password/reset", given), readUser, null);
}

async function authenticateSecondFactor(code: string): Promise<AuthResult> {
  return result(await call("POST", "/auth/2fa/authenticate", { code }), readUser);
}

async function reauthenticate(password: string): Promise<AuthResult> {
  return result(await call("POST", "/auth/reauthenticate", { password }), readUser);
}

async function reauthenticateSecondFactor(code: string): Promise<AuthResult> {
  return result(await call("POST", "/auth/2fa/reauthenticate", { code }), readUser);
}

async function totp(): Promise<AuthResult<Totp>> {
  const answer = await call("GET", "/account/authenticators/totp");
  if (answer?.status !== 404) return result(answer, (): Totp => ({ isActive: true }));
  const { secret = "", totp_url: url = "" } = answer.body.meta ?? {};
  return { status: "done", value: { isActive: false, secret, url } };
}

async function activateTotp(code: string): Promise<AuthResult<null>> {
  return result(await call("POST", "/account/authenticators/totp", { code }), readNothing);
}

async function deactivateTotp(): Promise<AuthResult<null>> {
  return result(await call("DELETE", "/account/authenticators/totp"), readNothing);
}

async function recoveryCodes(): Promise<AuthResult<RecoveryCodes>> {
  return result(await call("GET", "/account/authenticators/recovery-codes"), readCodes);
}

async function regenerateRecoveryCodes(): Promise<AuthResult<RecoveryCodes>> {
  return result(await call("POST", "/account/authenticators/recovery-codes", {}), readCodes);
}

async function changePassword(given: { currentPassword: string; newPassword: string }): Promise<AuthResult<null>> {
  const body = { current_password: given.currentPassword, new_password: given.newPassword };
  return result(await call("POST", "/account/password/change", body), readNothing, null);
}

/** The account service (django-allauth, headless) as the screens need it. */
export const auth = {
  session,
  signIn,
  signUp,
  signOut,
  verificationInfo,
  verifyEmail,
  resendVerification,
  requestPasswordReset,
  passwordResetInfo,
  resetPassword,
  authenticateSecondFactor,
  reauthenticate,
  reauthenticateSecondFactor,
  totp,
  activateTotp,
  deactivateTotp,
  recoveryCodes,
  regenerateRecoveryCodes,
  changePassword,
};
