// @vitest-environment jsdom
import { i18n } from "@lingui/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { safeNext, signInAddress } from "@/shared/session/addresses";
import { auth } from "@/shared/session/auth";

interface Sent {
  path: string;
  method: string;
  body: unknown;
  token: string | null;
}

let sent: Sent[];
let answers: [number, unknown, Record<string, string>?][];

beforeEach(() => {
  i18n.activate("en");
  sent = [];
  document.cookie = "csrftoken=abc; path=/";
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : null;
    sent.push({ path, method: init.method ?? "GET", body, token: headers.get("X-CSRFToken") });
    const answer = answers.shift();
    if (!answer) return Promise.reject(new TypeError("Failed to fetch"));
    const [status, data, extra] = answer;
    return Promise.resolve(new Response(JSON.stringify(data), { status, ...(extra ? { headers: extra } : {}) }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const user = { id: 7, email: "sara@example.org", full_name: "سارا کریمی", language: "fa", has_usable_password: true };
const sara = { id: "7", email: "sara@example.org", fullName: "سارا کریمی", language: "fa", hasUsablePassword: true };

describe("account service", () => {
  it("signs in with the token of the cookie", async () => {
    answers = [[200, { data: { user } }]];
    expect(await auth.signIn({ email: "sara@example.org", password: "secret" })).toEqual({ status: "done", value: sara });
    expect(sent).toEqual([
      { path: "/_allauth/browser/v1/auth/login", method: "POST", body: { email: "sara@example.org", password: "secret" }, token: "abc" },
    ]);
  });

  it("names the next step", async () => {
    answers = [[401, { data: { flows: [{ id: "login" }, { id: "mfa_authenticate", is_pending: true }] }, meta: { is_authenticated: false } }]];
    expect(await auth.signIn({ email: "a@b.ir", password: "x" })).toEqual({
      status: "pending",
      flow: "mfa_authenticate",
      flows: ["login", "mfa_authenticate"],
    });
  });

  it("asks a signed-in person to prove who it is", async () => {
    answers = [[401, { data: { flows: [{ id: "reauthenticate" }, { id: "mfa_reauthenticate" }] }, meta: { is_authenticated: true } }]];
    expect(await auth.deactivateTotp()).toEqual({ status: "pending", flow: "reauthenticate", flows: ["reauthenticate", "mfa_reauthenticate"] });
  });

  it("gives refusals the names of our fields", async () => {
    answers = [[400, { errors: [{ param: "full_name", code: "required", message: "این بخش را پر کنید." }] }]];
    expect(await auth.signUp({ email: "a@b.ir", password: "x", fullName: "", language: "fa" })).toEqual({
      status: "refused",
      issues: [{ field: "fullName", code: "required", message: "این بخش را پر کنید." }],
    });
    expect(sent[0]?.body).toEqual({ email: "a@b.ir", password: "x", full_name: "", language: "fa" });
  });

  it("a locked account says when to come back", async () => {
    answers = [[429, { errors: [{ param: "password", code: "locked_out", message: "۱۵ دقیقه صبر کنید." }] }, { "Retry-After": "900" }]];
    expect(await auth.signIn({ email: "a@b.ir", password: "x" })).toEqual({
      status: "failed",
      problem: { kind: "rate-limited", code: "locked_out", message: "۱۵ دقیقه صبر کنید.", retryAfter: 900 },
    });
  });

  it("another tab that signed in meanwhile is no error", async () => {
    answers = [
      [409, {}],
      [200, { data: { user } }],
    ];
    expect(await auth.signIn({ email: "a@b.ir", password: "x" })).toEqual({ status: "done", value: sara });
  });

  it("a stale token is renewed and the request sent once more", async () => {
    answers = [
      [403, { detail: "CSRF Failed" }],
      [200, {}],
      [200, { data: { user } }],
    ];
    expect((await auth.signIn({ email: "a@b.ir", password: "x" })).status).toBe("done");
    expect(sent.map(({ path }) => path.replace("/_allauth/browser/v1", ""))).toEqual(["/auth/login", "/config", "/auth/login"]);
  });

  it("signing out and a link opened elsewhere end with nobody signed in", async () => {
    const gone = { data: { flows: [{ id: "login" }] }, meta: { is_authenticated: false } };
    answers = [
      [401, gone],
      [401, gone],
    ];
    expect(await auth.signOut()).toEqual({ status: "done", value: null });
    expect(await auth.verifyEmail("key")).toEqual({ status: "done", value: null });
  });

  it("an authenticator that is not set up comes with its secret", async () => {
    answers = [[404, { meta: { secret: "JBSWY3DP", totp_url: "otpauth://totp/x" } }]];
    expect(await auth.totp()).toEqual({ status: "done", value: { isActive: false, secret: "JBSWY3DP", url: "otpauth://totp/x" } });
  });

  it("no network is offline", async () => {
    answers = [];
    const result = await auth.session();
    expect(result.status === "failed" && result.problem.kind).toBe("offline");
  });
});

describe("the way back", () => {
  it("survives signing in", () => {
    const address = signInAddress("/challenges?city=teh&sort=NEW");
    expect(address).toBe("/account/sign-in?next=%2Fchallenges%3Fcity%3Dteh%26sort%3DNEW");
    expect(safeNext(new URLSearchParams(address.split("?")[1]).get("next"))).toBe("/challenges?city=teh&sort=NEW");
  });
  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/account/sign-in", null])("%s leads to the desk", (next) => {
    expect(safeNext(next)).toBe("/dashboard");
  });
});
