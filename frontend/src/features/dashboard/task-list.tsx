import type { ChallengeCard as ChallengeCardParts } from "@/gql/fragments";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { CheckCircle2 } from "@/shared/ui/icon";
import { messages } from "./messages";
import styles from "./dashboard.module.css";

export type Task = ChallengeCardParts & {
  approvalRequestedAt?: string | null;
  /** What the secretariat said when it returned the challenge. */
  stateReason?: string;
};
export type Asked = "approve" | "send" | "correct" | "check";

/** The act for which a challenge stands in the list. */
export function askedOf({ state, approvalRequestedAt }: Pick<Task, "state" | "approvalRequestedAt">): Asked {
  if (state === "QUALITY_CHECK") return "check";
  if (state === "UNIT_APPROVED") return "send";
  // What came back waits for its writers, until they ask the head again.
  return state === "RETURNED" && !approvalRequestedAt ? "correct" : "approve";
}

const WHY = { approve: "approveWhy", send: "sendWhy", correct: "correctWhy", check: "checkWhy" } as const;

interface TaskListProps {
  tasks: readonly Task[];
  emptyTitle: string;
  emptyBody: string;
}

export function TaskList({ tasks, emptyTitle, emptyBody }: TaskListProps) {
  if (tasks.length === 0) {
    return (
      <EmptyState icon={CheckCircle2} title={emptyTitle}>
        {emptyBody}
      </EmptyState>
    );
  }
  return (
    <CardList>
      {tasks.map((task) => (
        <CardListItem key={task.id}>
          <TaskRow task={task} />
        </CardListItem>
      ))}
    </CardList>
  );
}

function TaskRow({ task }: { task: Task }) {
  const t = useMessages(messages);
  const asked = askedOf(task);
  return (
    <ChallengeCard challenge={task} isCompact>
      <div className={styles.asked}>
        <div>
          <p>{t(WHY[asked])}</p>
          {asked === "correct" && task.stateReason && (
            <p className={styles.reason} dir="auto">
              {task.stateReason}
            </p>
          )}
        </div>
        <ButtonLink size="small" to={asked === "correct" ? `/challenges/${task.id}/edit` : `/challenges/${task.id}`}>
          {t(asked)}
        </ButtonLink>
      </div>
    </ChallengeCard>
  );
}
