import { useCallback, useMemo, useRef, useState } from "react";
import { MatchPageDocument, type MatchPageQuery } from "@/gql/MatchPage";
import { useOperation } from "@/shared/api/use-operation";
import { belongsTo } from "@/shared/domain/action-bar";
import { isMissing } from "@/shared/domain/is-missing";
import { MatchBandTag, MatchPlace } from "@/shared/domain/match-band";
import { MatchReasons } from "@/shared/domain/match-reasons";
import { matchMessages } from "@/shared/domain/match-messages";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Search } from "@/shared/ui/icon";
import { Skeleton } from "@/shared/ui/skeleton";
import { Comment } from "./comment";
import styles from "./comparison.module.css";
import { Feedback } from "./feedback";
import { FitDetails } from "./fit-details";
import { messages } from "./messages";
import { Missing } from "./missing";
import { pairId, type Side, stepFrom } from "./pairs";
import { PhraseNav } from "./phrase-nav";
import { SideText } from "./side-text";

export type LoadedMatch = NonNullable<MatchPageQuery["match"]>;

/** One match in full: why, the two texts side by side, the verdict. */
export function Comparison({ matchId }: { matchId: string }) {
  const t = useMessages(messages);
  const variables = useMemo(() => ({ id: matchId }), [matchId]);
  const { data, isLoading, problem, refetch } = useOperation(MatchPageDocument, variables);
  if (data?.match) return <Loaded key={matchId} match={data.match} />;
  if (isLoading) return <Skeleton lines={12} />;
  if (problem && !isMissing(problem)) return <ErrorState problem={problem} onRetry={refetch} />;
  return (
    <EmptyState icon={Search} title={t("notFoundTitle")}>
      {t("notFoundBody")}
    </EmptyState>
  );
}

/** On whose behalf the viewer may judge; null for those who only look. */
export function sideOf(match: Pick<LoadedMatch, "challenge" | "solution">): Side | null {
  if (belongsTo(match.challenge.allowedActions, "update_challenge")) return "challenge";
  return belongsTo(match.solution.allowedActions, "update_solution") ? "solution" : null;
}

function Loaded({ match }: { match: LoadedMatch }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { challenge, solution, phrases } = match;
  const side = sideOf(match);
  const { activeId, setActiveId, show, box } = usePairs(phrases.length);
  const supplier = format.name(solution.supplier.name, solution.supplier.nameEn);
  const shared = {
    phrases,
    activeId,
    onActivate: setActiveId,
    onStep: (step: 1 | -1, from: Side) => {
      show(stepFrom(activeId, phrases.length, step), from);
    },
  };
  return (
    <article className={styles.comparison} ref={box}>
      <header className={styles.head}>
        <div className={styles.sure}>
          <MatchBandTag band={match.band} />
          {match.rank > 0 ? <MatchPlace rank={match.rank} percentile={match.percentile} /> : <span className={styles.quiet}>{t("unlisted")}</span>}
        </div>
        <MatchReasons match={match} hasQuote={false} />
        {side && <Feedback match={match} side={side} supplier={supplier} />}
        {side && <Comment match={match} />}
        <Others counts={match.feedbackCounts} />
      </header>
      <Missing missing={match.missing} language={challenge.language} side={side} />
      <PhraseNav phrases={phrases} activeId={activeId} onStep={show} />
      <div className={styles.sides}>
        <SideText
          {...shared}
          side="challenge"
          to={`/challenges/${challenge.id}`}
          title={challenge.title}
          who={format.name(challenge.unit.name, challenge.unit.nameEn)}
          language={challenge.language}
          fields={[
            { name: "summary", text: challenge.summary },
            { name: "description", text: challenge.description },
            { name: "place", text: challenge.place },
            { name: "baseline", text: challenge.baseline },
            { name: "successMeasures", text: challenge.successMeasures },
            { name: "constraints", text: challenge.constraints },
            { name: "shareableData", text: challenge.shareableData },
            { name: "pilotSite", text: challenge.pilotSite },
          ]}
        />
        <SideText
          {...shared}
          side="solution"
          to={`/solutions/${solution.id}`}
          title={solution.title}
          who={supplier}
          language={solution.language}
          fields={[
            { name: "summary", text: solution.summary },
            { name: "description", text: solution.description },
            { name: "evidence", text: solution.evidence },
            { name: "integrationNeeds", text: solution.integrationNeeds },
          ]}
        />
      </div>
      <FitDetails match={match} />
    </article>
  );
}

/** The active pair; stepping brings both its phrases to view, and the focus follows the arrows. */
function usePairs(count: number) {
  const box = useRef<HTMLElement>(null);
  const [activeId, setActiveId] = useState<string | null>(count > 0 ? pairId(0) : null);
  const show = useCallback((id: string | null, focusIn: Side | null = null) => {
    setActiveId(id);
    if (id === null) return;
    for (const side of box.current?.querySelectorAll<HTMLElement>("[data-side]") ?? []) {
      const mark = side.querySelector<HTMLElement>(`[data-pair-start~="${id}"]`);
      mark?.scrollIntoView({ block: "nearest" });
      if (side.dataset.side === focusIn) mark?.focus({ preventScroll: true });
    }
  }, []);
  return { activeId, setActiveId, show, box };
}

function Others({ counts }: { counts: LoadedMatch["feedbackCounts"] }) {
  const t = useMessages(messages);
  const verdict = useMessages(matchMessages);
  const format = useFormat();
  const given = counts.filter(({ count }) => count > 0);
  if (given.length === 0) return null;
  const list = format.list(given.map(({ verdict: name, count }) => `${verdict(name)} ${format.number(count)}`));
  return <p className={styles.quiet}>{t("others", { list })}</p>;
}
