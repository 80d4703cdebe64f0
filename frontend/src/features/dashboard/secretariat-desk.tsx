import { SecretariatDashboardDocument, type SecretariatDashboardQuery } from "@/gql/SecretariatDashboard";
import { useOperation } from "@/shared/api/use-operation";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Columns, Section } from "@/shared/ui/layout";
import { CredentialQueue } from "./credential-queue";
import { DeskState } from "./desk-state";
import { messages } from "./messages";
import { DeadlineList, StateCounts } from "./side-lists";
import { TaskList } from "./task-list";
import { useLiveDesk } from "./use-live-desk";
import styles from "./dashboard.module.css";

const NO_VARIABLES = {};
const FIGURES = ["openChallenges", "publishedSolutions", "units", "suppliers", "cities"] as const;

export function SecretariatDesk() {
  const t = useMessages(messages);
  const { data, problem, refetch } = useOperation(SecretariatDashboardDocument, NO_VARIABLES);
  useLiveDesk(refetch);
  if (!data) return <DeskState problem={problem} onRetry={refetch} />;
  const { dashboard: desk, publicFigures } = data;
  const aside = (
    <>
      <StateCounts noun="challenges" counts={desk.challengeCounts} />
      <StateCounts noun="solutions" counts={desk.solutionCounts} />
      <DeadlineList challenges={desk.nextDeadlines} />
    </>
  );
  return (
    <>
      <Figures figures={publicFigures} />
      <Columns aside={aside}>
        <Section title={t("checks")} lead={desk.challengeTasks.length > 1 ? t("tasksLead") : null}>
          <TaskList tasks={desk.challengeTasks} emptyTitle={t("noChecksTitle")} emptyBody={t("noChecksBody")} />
        </Section>
        <CredentialQueue tasks={desk.credentialsToVerify} />
      </Columns>
    </>
  );
}

function Figures({ figures }: { figures: SecretariatDashboardQuery["publicFigures"] }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <section aria-label={t("figures")}>
      <dl className={styles.figures}>
        {FIGURES.map((name) => (
          <div key={name} className={styles.figure}>
            <dt>{t(name)}</dt>
            <dd className={styles.figureNumber}>{format.number(figures[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
