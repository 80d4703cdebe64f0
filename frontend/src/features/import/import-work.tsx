import { useState } from "react";
import { type ImportKind, importKindValues } from "@/gql/schema";
import { useUpload } from "@/shared/api/use-upload";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { RadioGroup } from "@/shared/ui/choice";
import { FileDrop, UploadList } from "@/shared/ui/file-drop";
import { Columns, Section } from "@/shared/ui/layout";
import { ProgressBar } from "@/shared/ui/meter";
import { ColumnGuide } from "./column-guide";
import { ImportReport } from "./import-report";
import { messages } from "./messages";
import { OrganisationChoice } from "./organisation-choice";
import { useImport } from "./use-import";
import styles from "./import.module.css";

/** The importer's own limit (marketplace/catalog/importing/reading.py). */
const MAX_ROWS = 5000;
const ACCEPTED = [".csv", ".jsonl", ".ndjson"];

export function ImportWork() {
  const t = useMessages(messages);
  const format = useFormat();
  const [kind, setKind] = useState<ImportKind>("CHALLENGES");
  const [organisation, setOrganisation] = useState<string | null>(null);
  const work = useImport({ kind, organisation });
  const upload = useUpload(work.check);
  const { uploads } = upload;
  const startAgain = () => {
    for (const { key } of uploads) upload.remove(key);
    work.clear();
  };
  const isSent = uploads.some(({ state }) => state === "done");
  return (
    <Columns aside={<ColumnGuide kind={kind} />}>
      <Section title={t("what")}>
        <div className={styles.choice}>
          <RadioGroup
            label={t("kind")}
            isInline
            options={importKindValues.map((id) => ({ id, label: t(id) }))}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setOrganisation(null);
            }}
          />
          <OrganisationChoice key={kind} kind={kind} value={organisation} onChange={setOrganisation} />
        </div>
      </Section>
      <Section title={t("file")}>
        {uploads.length === 0 ? (
          <FileDrop label={t("drop")} description={t("dropHint", { rows: format.number(MAX_ROWS) })} accept={ACCEPTED} allowsMany={false} onFiles={upload.add} />
        ) : (
          <UploadList uploads={uploads} onRetry={upload.retry} onRemove={startAgain} />
        )}
      </Section>
      {(work.state !== null || (isSent && work.isPending)) && (
        <Section title={work.state ? t("reportOf", { name: work.state.file.name }) : t("report")}>
          {work.isPending && <ProgressBar label={t("checking")} value={null} />}
          {!work.isPending && work.isStale && work.state && <Button onPress={() => work.state && void work.check(work.state.file)}>{t("recheck")}</Button>}
          {!work.isPending && !work.isStale && work.state?.refusal && (
            <Banner kind="danger" title={t("refused")} actions={<Button onPress={startAgain}>{t("again")}</Button>}>
              {work.state.refusal}
            </Banner>
          )}
          {!work.isPending && !work.isStale && work.state?.report && (
            <ImportReport report={work.state.report} kind={work.state.kind} onCommit={() => void work.commit()} onAgain={startAgain} />
          )}
        </Section>
      )}
    </Columns>
  );
}
