import { useEffect, useId, useMemo, useState } from "react";
import type { Language } from "@/gql/schema";
import { SuggestGoalsDocument } from "@/gql/SuggestGoals";
import { useOperation } from "@/shared/api/use-operation";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { Plus } from "@/shared/ui/icon";
import { goalSuggestionMessages } from "./goal-suggestions-messages";
import styles from "./goal-suggestions.module.css";

interface GoalSuggestionsProps {
  language: Language;
  /** Title and what follows, so far. */
  text: string;
  chosen: readonly string[];
  onAccept(goal: string): void;
  max?: number;
}

const QUIET = 700;
const ASKED = 5;
const SHOWN = 3;

/** The text once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, QUIET);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}

/** Goals that fit what is being typed, to be taken with one press. Nothing is chosen by itself, and what is chosen stays. */
export function GoalSuggestions({ language, text, chosen, onAccept, max = 5 }: GoalSuggestionsProps) {
  const t = useMessages(goalSuggestionMessages);
  const format = useFormat();
  const label = useId();
  const settled = useSettled(text.trim());
  const variables = useMemo(() => ({ language, text: settled, first: ASKED }), [language, settled]);
  const isFull = chosen.length >= max;
  const { data } = useOperation(SuggestGoalsDocument, variables, { isPaused: settled === "" || isFull, keepsPrevious: true, policy: "cache-first" });
  const ranked = settled === "" || isFull ? [] : (data?.suggestGoals ?? []);
  const offered = ranked.filter(({ goal }) => !chosen.includes(goal.id)).slice(0, SHOWN);
  if (offered.length === 0) return null;
  const best = ranked[0]?.goal.id;
  return (
    <div role="group" aria-labelledby={label} className={styles.suggestions}>
      <span id={label} className={styles.label}>
        {t("fits")}
      </span>
      {offered.map(({ goal }) => (
        <Button
          key={goal.id}
          size="small"
          icon={Plus}
          onPress={() => {
            onAccept(goal.id);
          }}
        >
          {format.title(goal)}
          {goal.id === best && <span className={styles.best}> · {t("best")}</span>}
        </Button>
      ))}
    </div>
  );
}
