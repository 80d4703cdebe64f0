import { useEffect, useState } from "react";
import { TypingPreviewDocument, type TypingPreviewVariables } from "@/gql/TypingPreview";
import { useOperation } from "@/shared/api/use-operation";
import { ChallengeFacts } from "@/shared/domain/challenge-card";
import { MatchBandTag } from "@/shared/domain/match-band";
import { useMessages } from "@/shared/i18n/use-messages";
import { Link } from "@/shared/ui/link";
import { Section } from "@/shared/ui/layout";
import { Spinner } from "@/shared/ui/spinner";
import { messages } from "./editor-messages";
import styles from "./editor.module.css";
import type { SolutionForm } from "./solution-form";

const QUIET = 600;
const SHORTEST = 15;
const SHOWN = 3;

function variablesOf({ language, title, summary, description, goals }: SolutionForm): TypingPreviewVariables {
  return { language, title, summary, description, goals: [...goals] };
}

/** What was typed, once the typing pauses. */
function useSettled(form: SolutionForm): TypingPreviewVariables {
  const text = JSON.stringify(variablesOf(form));
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, QUIET);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return JSON.parse(settled) as TypingPreviewVariables;
}

/** While a solution is being written: the open challenges it would fit. Nothing of it is stored. */
export function FittingPreview({ form }: { form: SolutionForm }) {
  const t = useMessages(messages);
  const variables = useSettled(form);
  const isShort = `${variables.title}${variables.summary}${variables.description}`.trim().length < SHORTEST;
  const { data, isLoading, isRefreshing, problem } = useOperation(TypingPreviewDocument, variables, {
    isPaused: isShort,
    keepsPrevious: true,
    policy: "cache-first",
  });
  const challenges = isShort ? [] : (data?.typingPreview.challenges.slice(0, SHOWN) ?? []);
  const isBusy = !isShort && (isLoading || isRefreshing);
  return (
    <Section title={t("fits")} lead={t("fitsHint")} actions={<span className={styles.busy}>{isBusy && <Spinner />}</span>}>
      <div aria-live="polite" aria-busy={isBusy} className={styles.fits}>
        {isShort && <p className={styles.quiet}>{t("fitsWait")}</p>}
        {!isShort && isLoading && <p className={styles.quiet}>{t("searching")}</p>}
        {!isShort && problem && <p className={styles.quiet}>{t("fitsFailed")}</p>}
        {!isShort && !isLoading && !problem && challenges.length === 0 && <p className={styles.quiet}>{t("fitsNone")}</p>}
        {challenges.length > 0 && (
          <ol className={styles.challenges}>
            {challenges.map(({ challenge, band }) => (
              <li key={challenge.id} className={styles.challenge}>
                <div className={styles.challengeHead}>
                  <MatchBandTag band={band} />
                </div>
                <h3 className={styles.challengeTitle}>
                  <Link to={`/challenges/${challenge.id}`} kind="plain" dir="auto" lang={challenge.language.toLowerCase()}>
                    {challenge.title}
                  </Link>
                </h3>
                <ChallengeFacts challenge={challenge} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}
