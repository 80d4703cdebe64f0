import type { ImportKind } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Stack } from "@/shared/ui/layout";
import { RowFaults } from "./row-faults";
import { messages } from "./messages";
import type { Report } from "./use-import";
import styles from "./import.module.css";

interface ImportReportProps {
  report: Report;
  kind: ImportKind;
  onCommit(): void;
  onAgain(): void;
}

/** What was found, and the one thing to do next. */
export function ImportReport({ report, kind, onCommit, onAgain }: ImportReportProps) {
  return (
    <Stack gap={4}>
      <Counts report={report} />
      {report.committed ? (
        <Committed report={report} kind={kind} onAgain={onAgain} />
      ) : report.rowErrors.length > 0 ? (
        <RowFaults report={report} kind={kind} onAgain={onAgain} />
      ) : (
        <Ready report={report} onCommit={onCommit} onAgain={onAgain} />
      )}
    </Stack>
  );
}

const COUNTS = ["rows", "valid", "created", "updated", "unchanged"] as const;

function Counts({ report }: { report: Report }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <dl className={styles.counts}>
      {COUNTS.map((name) => (
        <div key={name} className={styles.count}>
          <dt>{t(name)}</dt>
          <dd className={styles.number}>{format.number(report[name])}</dd>
        </div>
      ))}
      <div className={styles.count}>
        <dt>{t("faults")}</dt>
        <dd className={styles.number}>{format.number(report.rowErrors.length)}</dd>
      </div>
    </dl>
  );
}

function Ready({ report, onCommit, onAgain }: Pick<ImportReportProps, "report" | "onCommit" | "onAgain">) {
  const t = useMessages(messages);
  const count = report.created + report.updated;
  if (count === 0) {
    return (
      <Banner kind="info" title={t("nothingNew")} actions={<Button onPress={onAgain}>{t("again")}</Button>}>
        {t("nothingNewBody")}
      </Banner>
    );
  }
  const actions = (
    <>
      <Button kind="primary" onPress={onCommit}>
        {t("commit", { count })}
      </Button>
      <Button onPress={onAgain}>{t("again")}</Button>
    </>
  );
  return (
    <Banner kind="positive" title={t("allGood")} actions={actions}>
      {t("allGoodBody", { count })}
    </Banner>
  );
}

/** Drafts are seen by their owners only, so there is nowhere to lead the secretariat to. */
function Committed({ report, kind, onAgain }: Omit<ImportReportProps, "onCommit">) {
  const t = useMessages(messages);
  const { created, updated, unchanged } = report;
  return (
    <Banner kind="positive" title={t("committed")} actions={<Button onPress={onAgain}>{t("again")}</Button>}>
      <p>{t("committedBody", { created, updated, unchanged })}</p>
      {created > 0 && <p>{t(`drafts${kind}`)}</p>}
    </Banner>
  );
}
