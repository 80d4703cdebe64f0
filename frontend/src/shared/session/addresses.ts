/** Where to sign in, with the way back. */
export function signInAddress(next: string): string {
  return next === "/" ? "/account/sign-in" : `/account/sign-in?next=${encodeURIComponent(next)}`;
}

/** The way back after signing in: an address of ours, never of another site. */
export function safeNext(next: string | null, otherwise = "/dashboard"): string {
  // Browsers drop tabs and line breaks inside an address: with one between its slashes it leads to another site.
  if (!next?.startsWith("/") || next.startsWith("//") || /[\\\p{Cc}]/u.test(next)) return otherwise;
  return next.startsWith("/account/sign-") || next.startsWith("/account/second-factor") ? otherwise : next;
}
