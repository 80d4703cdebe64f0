import { useMemo } from "react";
import { UnitDashboardDocument, type UnitDashboardQuery } from "@/gql/UnitDashboard";
import { useOperation } from "@/shared/api/use-operation";
import { useMessages } from "@/shared/i18n/use-messages";
import { EmptyState } from "@/shared/ui/empty-state";
import { ThumbsUp } from "@/shared/ui/icon";
import { Columns, Section } from "@/shared/ui/layout";
import { DeskState } from "./desk-state";
import { FeedbackRow } from "./feedback-row";
import { messages } from "./messages";
import { ShortenedList } from "./shortened-list";
import { DeadlineList, DraftList, StateCounts } from "./side-lists";
import { TaskList } from "./task-list";
import { useLiveDesk } from "./use-live-desk";

export function UnitDesk({ organisation }: { organisation: string }) {
  const t = useMessages(messages);
  const variables = useMemo(() => ({ organisation }), [organisation]);
  const { data, problem, refetch } = useOperation(UnitDashboardDocument, variables);
  useLiveDesk(refetch);
  if (!data) return <DeskState problem={problem} onRetry={refetch} />;
  const desk = data.dashboard;
  const aside = (
    <>
      <StateCounts noun="challenges" isOwn counts={desk.challengeCounts} />
      <DraftList drafts={desk.drafts} />
      <DeadlineList challenges={desk.nextDeadlines} />
    </>
  );
  return (
    <Columns aside={aside}>
      <Section title={t("tasks")} lead={desk.challengeTasks.length > 1 ? t("tasksLead") : null}>
        <TaskList tasks={desk.challengeTasks} emptyTitle={t("noTasksTitle")} emptyBody={t("noTasksBody")} />
      </Section>
      <Feedback matches={desk.matchesAwaitingFeedback} />
    </Columns>
  );
}

function Feedback({ matches }: { matches: UnitDashboardQuery["dashboard"]["matchesAwaitingFeedback"] }) {
  const t = useMessages(messages);
  return (
    <Section title={t("feedback")} lead={matches.length > 0 ? t("feedbackLead") : null}>
      {matches.length === 0 ? (
        <EmptyState icon={ThumbsUp} title={t("noFeedbackTitle")}>
          {t("noFeedbackBody")}
        </EmptyState>
      ) : (
        <ShortenedList items={matches} row={(match) => <FeedbackRow match={match} />} moreLabel={(count) => t("moreMatches", { count })} />
      )}
    </Section>
  );
}
