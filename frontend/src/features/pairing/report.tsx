import type { PairingPlanFull } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { type Column, DataTable } from "@/shared/ui/data-table";
import { Section } from "@/shared/ui/layout";
import { messages } from "./messages";
import styles from "./pairing.module.css";

interface Row {
  id: string;
  name: string;
  note?: string;
  board: string;
  topK: string;
}

/** What the newcomers' share cost, of the best sum that was possible; null when it cost nothing worth saying. */
export function costOf(score: number, best: number): number | null {
  const cost = best > 0 ? (best - score) / best : 0;
  return cost >= 0.0005 ? cost : null;
}

/** How the board spreads attention, beside what plain lists would do. */
export function Report({ plan }: { plan: PairingPlanFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { exposure, topK, bestScore, newcomers, suppliers } = plan;
  const decimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const share = (value: number | null) => (value === null ? "–" : format.percent(value));
  const reached = (value: number) => t("ofSuppliers", { reached: value, all: suppliers });
  const rows: Row[] = [
    { id: "pairs", name: t("pairs"), board: format.number(exposure.pairs), topK: format.number(topK.pairs) },
    { id: "reached", name: t("suppliersReached"), board: reached(exposure.suppliersReached), topK: reached(topK.suppliersReached) },
    { id: "gini", name: t("gini"), note: t("giniHint"), board: format.number(exposure.gini, decimals), topK: format.number(topK.gini, decimals) },
    { id: "newcomers", name: t("newcomersShare"), board: share(exposure.newcomersShare), topK: share(topK.newcomersShare) },
    { id: "score", name: t("score"), board: format.number(exposure.score, { maximumFractionDigits: 0 }), topK: format.number(topK.score, { maximumFractionDigits: 0 }) },
  ];
  const columns: Column<Row>[] = [
    {
      id: "name",
      title: t("figure"),
      isRowHeader: true,
      cell: (row) => (
        <>
          {row.name}
          {row.note && <span className={styles.note}>{row.note}</span>}
        </>
      ),
    },
    { id: "board", title: t("board"), align: "end", cell: (row) => <strong>{row.board}</strong> },
    { id: "topK", title: t("topK"), align: "end", cell: (row) => row.topK },
  ];
  const cost = costOf(exposure.score, bestScore);
  return (
    <Section title={t("report")} lead={t("reportLead")}>
      <DataTable label={t("report")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      <p className={styles.quiet}>
        {cost === null ? t("costNone") : t("cost", { share: format.percent(cost, 1) })} {t("newcomers", { newcomers, suppliers })}
      </p>
    </Section>
  );
}
