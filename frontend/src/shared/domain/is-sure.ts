import type { MatchBand } from "@/gql/schema";

/** Whether a match is shown first and told of; the rest is merely possible. */
export function isSure({ band }: { band: MatchBand }): boolean {
  return band !== "POSSIBLE";
}
