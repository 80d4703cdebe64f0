import { CombinedError } from "@urql/core";
import { GraphQLError } from "graphql";
import { beforeEach, describe, expect, it } from "vitest";
import { i18n } from "@lingui/core";
import { problemOfError, problemOfStatus } from "@/shared/api/problem";

function refused(code: string | undefined, kind: string, message: string, response?: Response): CombinedError {
  const error = new GraphQLError(message, { extensions: { code, kind } });
  return new CombinedError({ graphQLErrors: [error], ...(response ? { response } : {}) });
}

beforeEach(() => {
  i18n.activate("en");
});

describe("problems", () => {
  it.each([
    ["validation", "invalid"],
    ["permission", "forbidden"],
    ["not_found", "not-found"],
    ["conflict", "conflict"],
    ["rate_limited", "rate-limited"],
    ["internal", "server"],
  ] as const)("a refusal of kind %s is %s, in the words of the API", (kind, expected) => {
    expect(problemOfError(refused("some.code", kind, "Words of the API."))).toEqual({
      kind: expected,
      code: "some.code",
      message: "Words of the API.",
      retryAfter: null,
    });
  });

  it("signing in is asked for by its code", () => {
    expect(problemOfError(refused("sign_in_required", "permission", "Please sign in.")).kind).toBe("signed-out");
  });

  it("an error without a code is raw and never shown", () => {
    const { message } = problemOfError(refused(undefined, "undefined", "NoneType has no attribute"));
    expect(message).toBe("The server could not answer. Try again in a while; what you typed is safe.");
  });

  it("a network that failed is offline", () => {
    const problem = problemOfError(new CombinedError({ networkError: new TypeError("Failed to fetch") }));
    expect([problem.kind, problem.message.startsWith("We could not reach the server.")]).toEqual(["offline", true]);
  });

  it("tells when to come back", () => {
    const response = new Response("{}", { status: 429, headers: { "Retry-After": "30" } });
    expect(problemOfError(refused("rate_limited", "rate_limited", "Later.", response)).retryAfter).toBe(30);
  });

  it("a page instead of an answer is told by its status", () => {
    const answer = (status: number) => new CombinedError({ networkError: new Error("x"), response: new Response("<html>", { status }) });
    expect([502, 403, 404].map((status) => problemOfError(answer(status)).kind)).toEqual(["server", "forbidden", "not-found"]);
  });
});

describe("plain HTTP", () => {
  it("takes the first coded error", () => {
    expect(problemOfStatus(413, [{ code: "file.too_large", message: "Too large." }])).toEqual({
      kind: "invalid",
      code: "file.too_large",
      message: "Too large.",
      retryAfter: null,
    });
  });
  it("without a body speaks for itself, in the reader's language", () => {
    i18n.activate("fa");
    expect(problemOfStatus(500)).toEqual({
      kind: "server",
      code: null,
      message: "سامانه نتوانست پاسخ دهد. کمی بعد دوباره بکوشید؛ نوشته‌های شما سر جایشان است.",
      retryAfter: null,
    });
  });
});
