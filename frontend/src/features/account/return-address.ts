import { safeNext } from "@/shared/session/addresses";

/** The mail's link opens in a new tab: where the person was going waits here, for a day. */
const KEY = "bahamm.next";
const DAY = 86_400_000;

export function rememberNext(next: string, now: number = Date.now()): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ next: safeNext(next), at: now }));
  } catch {
    // Without storage the person lands on the usual page.
  }
}

/** What was remembered, once; only ever an address inside the product. */
export function takeNext(now: number = Date.now()): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as { next?: unknown; at?: unknown } | null;
    localStorage.removeItem(KEY);
    if (typeof kept?.next !== "string" || typeof kept.at !== "number" || now - kept.at > DAY) return null;
    return safeNext(kept.next);
  } catch {
    return null;
  }
}

/** The same page with the same way back: `/account/sign-up?next=…`. */
export function withNext(path: string, next: string | null): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}
