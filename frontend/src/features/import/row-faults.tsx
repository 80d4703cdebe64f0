import type { ImportKind } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { type Column, DataTable } from "@/shared/ui/data-table";
import { Download } from "@/shared/ui/icon";
import { columnTitle } from "./columns";
import { messages } from "./messages";
import { csvOf, download } from "./report-csv";
import type { Report } from "./use-import";
import styles from "./import.module.css";

/** More on one screen helps nobody; the file holds all. */
const SHOWN = 200;

interface RowFaultsProps {
  report: Report;
  kind: ImportKind;
  onAgain(): void;
}

/** Each bad row and cell by name, with why. */
export function RowFaults({ report, kind, onAgain }: RowFaultsProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const { locale } = usePreferences();
  const faults = report.rowErrors.map((fault, index) => ({
    ...fault,
    key: String(index),
    column: fault.field === null ? t("wholeRow") : columnTitle(kind, fault.field, locale),
  }));
  const columns: Column<(typeof faults)[number]>[] = [
    { id: "row", title: t("row"), isRowHeader: true, cell: ({ row }) => format.number(row, { useGrouping: false }) },
    { id: "column", title: t("field"), cell: ({ column }) => <bdi>{column}</bdi> },
    { id: "why", title: t("why"), cell: ({ message }) => message },
  ];
  const save = () => {
    const rows = faults.map(({ row, column, code, message }) => [row, column, code, message]);
    download(csvOf([t("row"), t("field"), "code", t("why")], rows), t("reportFile"));
  };
  const actions = (
    <>
      <Button icon={Download} onPress={save}>
        {t("download")}
      </Button>
      <Button onPress={onAgain}>{t("again")}</Button>
    </>
  );
  return (
    <>
      <Banner kind="warning" title={t("bad", { count: faults.length })} actions={actions}>
        {t("badBody")}
      </Banner>
      <DataTable label={t("table")} columns={columns} rows={faults.slice(0, SHOWN)} rowKey={({ key }) => key} />
      {faults.length > SHOWN && <p className={styles.more}>{t("moreFaults", { count: faults.length - SHOWN })}</p>}
    </>
  );
}
