import type { Problem } from "@/shared/api/problem";

/** No such thing for this reader: unknown, hidden, or an address with a mistyped id. */
export function isMissing(problem: Problem | null): boolean {
  return problem?.kind === "not-found" || problem?.code === "invalid_id";
}
