import type { MatchParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { AlertTriangle, Check, Icon, Info, Languages, Layers, type LucideIcon, X } from "@/shared/ui/icon";
import { matchMessages } from "./match-messages";
import styles from "./match-reasons.module.css";

export type ReasonParts = Pick<MatchParts, "phrases" | "sharedGoals" | "sharedDimensions" | "budgetOverlaps" | "trlMeets" | "isCrossLanguage" | "isLexicalOnly">;

interface MatchReasonsProps {
  match: ReasonParts;
  /** Quotes the strongest pair of phrases. */
  hasQuote?: boolean;
}

/** Why a pair was suggested, in a line or two: the strongest phrases, then facts. */
export function MatchReasons({ match, hasQuote = true }: MatchReasonsProps) {
  const t = useMessages(matchMessages);
  const format = useFormat();
  const goals = match.sharedGoals.map((goal) => format.title(goal));
  const [dimension] = match.sharedDimensions;
  return (
    <div className={styles.reasons}>
      {hasQuote && match.phrases[0] && <PhraseQuote phrase={strongest(match.phrases)} />}
      <ul className={styles.facts} aria-label={t("why")}>
        {match.phrases.length > 1 && <Fact icon={Layers} text={t("phrasePairs", { count: match.phrases.length })} />}
        {goals.length > 0 && <Fact icon={Check} text={t("sharedGoals", { count: goals.length })} hint={format.list(goals)} />}
        {goals.length === 0 && dimension && <Fact icon={Check} text={t("sharedDimension")} hint={format.title(dimension)} />}
        {match.budgetOverlaps !== null && (
          <Fact icon={match.budgetOverlaps ? Check : X} text={t(match.budgetOverlaps ? "budgetFits" : "budgetMisses")} isAgainst={!match.budgetOverlaps} />
        )}
        {match.trlMeets !== null && <Fact icon={match.trlMeets ? Check : X} text={t(match.trlMeets ? "trlMeets" : "trlMisses")} isAgainst={!match.trlMeets} />}
        {match.isCrossLanguage && <Fact icon={Languages} text={t("crossLanguage")} hint={t("crossLanguageHint")} />}
        {match.isLexicalOnly && <Fact icon={Info} text={t("lexicalOnly")} hint={t("lexicalOnlyHint")} />}
      </ul>
    </div>
  );
}

type Phrase = ReasonParts["phrases"][number];

function strongest(phrases: readonly Phrase[]): Phrase {
  return phrases.reduce((best, phrase) => (phrase.share > best.share ? phrase : best));
}

/** «عبارت چالش» ↔ «عبارت راهکار» */
export function PhraseQuote({ phrase }: { phrase: Pick<Phrase, "challengeText" | "solutionText"> }) {
  return (
    <p className={styles.quote}>
      <mark className={styles.mark} dir="auto">
        {phrase.challengeText}
      </mark>
      <span aria-hidden="true"> ↔ </span>
      <mark className={styles.mark} dir="auto">
        {phrase.solutionText}
      </mark>
    </p>
  );
}

function Fact({ icon, text, hint, isAgainst = false }: { icon: LucideIcon; text: string; hint?: string; isAgainst?: boolean }) {
  return (
    <li className={classes(styles.fact, isAgainst && styles.against)} title={hint}>
      <Icon icon={isAgainst ? AlertTriangle : icon} size={14} />
      {text}
    </li>
  );
}
