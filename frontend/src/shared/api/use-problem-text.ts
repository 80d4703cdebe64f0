import { useMessages } from "@/shared/i18n/use-messages";
import { type Problem, problemTexts } from "./problem";
import { problemMessages } from "./problem-messages";

/** The problem in the language that is read now, even when it arose in the other one. The server's words stay as they came. */
export function useProblemText(problem: Problem | null): string {
  const t = useMessages(problemMessages);
  if (!problem) return "";
  return problem.code === null ? t(problemTexts[problem.kind]) : problem.message;
}
