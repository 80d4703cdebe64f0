import { useCallback, useState } from "react";
import type { Problem } from "@/shared/api/problem";
import type { FieldIssue } from "@/shared/forms/errors";
import type { AuthResult } from "@/shared/session/auth";

interface AuthForm {
  issues: readonly FieldIssue[];
  problem: Problem | null;
  /** After too many attempts: when another one makes sense. */
  waitsUntil: number | null;
  isPending: boolean;
  /** Checks first; what is missing is said without asking the server. */
  submit<T>(missing: readonly FieldIssue[], act: () => Promise<AuthResult<T>>): Promise<AuthResult<T> | null>;
  clear(): void;
}

/** Seconds to wait when the server did not say. */
const UNTOLD = 60;

/** What became of the last answer of the sign-in API, for one form. */
export function useAuthForm(): AuthForm {
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [waitsUntil, setWaitsUntil] = useState<number | null>(null);
  const [isPending, setPending] = useState(false);

  const submit = useCallback(async <T>(missing: readonly FieldIssue[], act: () => Promise<AuthResult<T>>) => {
    setProblem(null);
    setWaitsUntil(null);
    setIssues(missing);
    if (missing.length > 0) return null;
    setPending(true);
    const result = await act();
    setPending(false);
    if (result.status === "refused") setIssues(result.issues);
    if (result.status === "failed") {
      setProblem(result.problem);
      if (result.problem.kind === "rate-limited") setWaitsUntil(Date.now() + (result.problem.retryAfter ?? UNTOLD) * 1000);
    }
    return result;
  }, []);

  const clear = useCallback(() => {
    setIssues([]);
    setProblem(null);
    setWaitsUntil(null);
  }, []);
  return { issues, problem, waitsUntil, isPending, submit, clear };
}

/** A field that the person left out or wrote wrong, in the form of the API's refusals. */
export function missing(field: string, message: string): FieldIssue {
  return { field, code: "client.required", message };
}

/** Only what surely is no address; the server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
