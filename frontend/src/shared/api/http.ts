/** Same-origin requests with the CSRF token that the cookie asks for. */

function csrfToken(): string | null {
  const match = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
  return match?.[1] ?? null;
}

let asking: Promise<unknown> | null = null;

/** Asks for a token where the page itself brought none (the development server), once for all who wait. */
async function ensureToken(isForced = false): Promise<string | null> {
  const known = csrfToken();
  if (known && !isForced) return known;
  asking ??= fetch("/_allauth/browser/v1/config", { credentials: "same-origin" }).finally(() => {
    asking = null;
  });
  await asking;
  return csrfToken();
}

async function withToken(input: RequestInfo | URL, init: RequestInit, token: string | null): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token) headers.set("X-CSRFToken", token);
  return fetch(input, { ...init, headers, credentials: "same-origin" });
}

/** `fetch` for our own API. A stale token (another tab signed in or out) is renewed and the request sent once more. */
export async function request(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const isSafe = !init.method || init.method === "GET";
  const response = await withToken(input, init, isSafe ? csrfToken() : await ensureToken());
  if (isSafe || response.status !== 403) return response;
  const text = await response.clone().text();
  if (!/request\.csrf|CSRF/.test(text)) return response;
  return withToken(input, init, await ensureToken(true));
}

export { ensureToken };
