import { useEffect, useState } from "react";
import { TypingPreviewDocument, type TypingPreviewQuery, type TypingPreviewVariables } from "@/gql/TypingPreview";
import { useOperation } from "@/shared/api/use-operation";
import { ChallengeFacts } from "@/shared/domain/challenge-card";
import { HighlightedText } from "@/shared/domain/highlighted-text";
import { MatchBandTag } from "@/shared/domain/match-band";
import { PhraseQuote } from "@/shared/domain/match-reasons";
import { StateTag } from "@/shared/domain/state-tag";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Section, Stack } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { Spinner } from "@/shared/ui/spinner";
import type { ChallengeForm } from "./challenge-form";
import { messages } from "./editor-messages";
import styles from "./typing-preview.module.css";

const QUIET = 450;
const SHORTEST = 12;
const SHOWN = 4;
const QUOTES = 2;

type Preview = TypingPreviewQuery["typingPreview"];

interface TypingPreviewProps {
  form: ChallengeForm;
  challengeId: string | null;
}

/** What was typed, once the typing pauses. Answers to older texts are dropped with their question. */
function useSettled({ form, challengeId }: TypingPreviewProps): TypingPreviewVariables {
  const { language, title, summary, description, goals } = form;
  const text = JSON.stringify({ language, title, summary, description, goals, excludeChallenge: challengeId });
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

/** Beside the form: challenges like this one, and solutions that are known already. Nothing of it is stored. */
export function TypingPreview(props: TypingPreviewProps) {
  const t = useMessages(messages);
  const variables = useSettled(props);
  const isShort = `${variables.title}${variables.summary}${variables.description}`.trim().length < SHORTEST;
  const { data, isLoading, isRefreshing, problem } = useOperation(TypingPreviewDocument, variables, {
    isPaused: isShort,
    keepsPrevious: true,
    policy: "cache-first",
  });
  const isBusy = !isShort && (isLoading || isRefreshing);
  if (isShort) return <p className={styles.quiet}>{t("previewWait")}</p>;
  if (problem && !data) return <p className={styles.quiet}>{t("previewFailed")}</p>;
  if (!data) return <p className={styles.quiet}>{t("searching")}</p>;
  const { solutions, challenges } = data.typingPreview;
  const busy = <span className={styles.busy}>{isBusy && <Spinner />}</span>;
  return (
    <div aria-live="polite" aria-busy={isBusy}>
      <Stack gap={6}>
        <Section title={t("known")} lead={t("knownHint")} actions={busy}>
          {solutions.length === 0 ? <p className={styles.quiet}>{t("previewNone")}</p> : <Known solutions={solutions} />}
        </Section>
        {challenges.length > 0 && (
          <Section title={t("similar")} lead={t("similarHint")}>
            <Similar challenges={challenges} />
          </Section>
        )}
      </Stack>
    </div>
  );
}

function Known({ solutions }: { solutions: Preview["solutions"] }) {
  const format = useFormat();
  return (
    <ol className={styles.list}>
      {solutions.slice(0, SHOWN).map(({ solution, band, phrases }) => {
        const marks = phrases.flatMap((phrase, index) =>
          phrase.solutionField === "summary" ? [{ id: String(index), start: phrase.solutionStart, end: phrase.solutionEnd }] : [],
        );
        const quoted = phrases.filter((phrase) => phrase.solutionField !== "summary").slice(0, QUOTES);
        return (
          <li key={solution.id} className={styles.item}>
            <MatchBandTag band={band} />
            <h3 className={styles.title}>
              <Link to={`/solutions/${solution.id}`} kind="plain" dir="auto" lang={solution.language.toLowerCase()}>
                {solution.title}
              </Link>
            </h3>
            <span className={styles.who}>
              <bdi>{format.name(solution.supplier.name, solution.supplier.nameEn)}</bdi>
            </span>
            <HighlightedText text={solution.summary} marks={marks} language={solution.language} className={styles.summary} />
            {quoted.map((phrase) => (
              <PhraseQuote key={`${String(phrase.challengeStart)}:${String(phrase.solutionStart)}`} phrase={phrase} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function Similar({ challenges }: { challenges: Preview["challenges"] }) {
  return (
    <ol className={styles.list}>
      {challenges.slice(0, SHOWN).map(({ challenge, band }) => (
        <li key={challenge.id} className={styles.item}>
          <span className={styles.head}>
            <MatchBandTag band={band} />
            {challenge.state !== "PUBLISHED" && <StateTag state={challenge.state} />}
          </span>
          <h3 className={styles.title}>
            <Link to={`/challenges/${challenge.id}`} kind="plain" dir="auto" lang={challenge.language.toLowerCase()}>
              {challenge.title}
            </Link>
          </h3>
          <ChallengeFacts challenge={challenge} />
        </li>
      ))}
    </ol>
  );
}
