import { useMemo } from "react";
import { SupplierDashboardDocument, type SupplierDashboardQuery } from "@/gql/SupplierDashboard";
import { useOperation } from "@/shared/api/use-operation";
import { isSure } from "@/shared/domain/is-sure";
import { MatchCard } from "@/shared/domain/match-card";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { Countdown } from "@/shared/ui/countdown";
import { EmptyState } from "@/shared/ui/empty-state";
import { Lightbulb, Target } from "@/shared/ui/icon";
import { Columns, Section } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { DeskState } from "./desk-state";
import { messages } from "./messages";
import { ShortenedList } from "./shortened-list";
import { DeadlineList, DraftList, StateCounts } from "./side-lists";
import { useLiveDesk } from "./use-live-desk";
import styles from "./dashboard.module.css";

type Desk = SupplierDashboardQuery["dashboard"];

export function SupplierDesk({ organisation }: { organisation: string }) {
  const variables = useMemo(() => ({ organisation }), [organisation]);
  const { data, problem, refetch } = useOperation(SupplierDashboardDocument, variables);
  useLiveDesk(refetch);
  if (!data) return <DeskState problem={problem} onRetry={refetch} />;
  const desk = data.dashboard;
  const aside = (
    <>
      <StateCounts noun="solutions" isOwn counts={desk.solutionCounts} />
      <DraftList drafts={desk.drafts} />
      <DeadlineList challenges={desk.nextDeadlines} />
    </>
  );
  return (
    <Columns aside={aside}>
      <Fitting desk={desk} />
    </Columns>
  );
}

function Fitting({ desk }: { desk: Desk }) {
  const t = useMessages(messages);
  const { fittingChallenges: matches } = desk;
  const [first] = matches;
  // One solution is named once; several are named at each challenge.
  const isOne = new Set(matches.map(({ solution }) => solution.id)).size === 1;
  // What is merely possible waits behind the button, unless there is nothing better.
  const sure = matches.filter(isSure);
  const lead = first && (isOne ? t("fittingOne", { title: first.solution.title }) : t("fittingLead"));
  return (
    <Section title={t("fitting")} lead={lead}>
      {matches.length === 0 && <NothingFits desk={desk} />}
      {matches.length > 0 && sure.length === 0 && <Banner kind="info">{t("fittingUncertain")}</Banner>}
      {matches.length > 0 && (
        <ShortenedList
          items={matches}
          shownAtFirst={sure.length || matches.length}
          row={(match) => <FittingChallenge match={match} hasSolution={!isOne} />}
          moreLabel={(count) => t("moreFitting", { count })}
        />
      )}
    </Section>
  );
}

/** The match with what decides whether to answer: until when, for how much. */
function FittingChallenge({ match, hasSolution }: { match: Desk["fittingChallenges"][number]; hasSolution: boolean }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { challenge, solution } = match;
  const budget = format.moneyRange(challenge.budgetMin, challenge.budgetMax);
  return (
    <MatchCard match={match} other={challenge} {...(hasSolution ? { own: { ...solution, title: t("forSolution", { title: solution.title }) } } : {})}>
      <div className={styles.facts}>
        {challenge.deadline && <Countdown deadline={challenge.deadline} />}
        {budget && <span>{budget}</span>}
        <Link to={`/challenges/${challenge.id}`}>{t("openChallenge")}</Link>
      </div>
    </MatchCard>
  );
}

/** Why nothing is here depends on how far the supplier has come. */
function NothingFits({ desk }: { desk: Desk }) {
  const t = useMessages(messages);
  const states = desk.solutionCounts.map(({ state }) => state);
  if (states.includes("PUBLISHED")) {
    return (
      <EmptyState icon={Target} title={t("fittingNoneTitle")} actions={<ButtonLink to="/challenges">{t("browseChallenges")}</ButtonLink>}>
        {t("fittingNoneBody")}
      </EmptyState>
    );
  }
  const [draft] = desk.drafts.filter(({ __typename }) => __typename === "Solution");
  if (draft) {
    return (
      <EmptyState icon={Lightbulb} title={t("fittingDraftTitle")} actions={<ButtonLink to={`/solutions/${draft.id}/edit`}>{t("open")}</ButtonLink>}>
        {t("fittingDraftBody")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Lightbulb} title={t("fittingFirstTitle")} actions={<ButtonLink to="/solutions/new">{t("newSolution")}</ButtonLink>}>
      {t("fittingFirstBody")}
    </EmptyState>
  );
}
