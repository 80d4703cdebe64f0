import { useState } from "react";
import type { GapMapQuery } from "@/gql/GapMap";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { type Column, DataTable, type Sort } from "@/shared/ui/data-table";
import { Section } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { measures, type Place } from "./address";
import styles from "./gaps.module.css";
import { messages } from "./messages";
import type { Counts } from "./tile";
import { Verdict } from "./verdict";

type Map = NonNullable<GapMapQuery["gapMap"]>;

interface Row extends Counts {
  key: string;
  name: string;
  /** The column, for cells. */
  axis: string;
  to: string;
}

function sorted(rows: readonly Row[], { column, isDescending }: Sort, locale: string): Row[] {
  const sign = isDescending ? -1 : 1;
  const measure = measures.find((name) => name === column);
  const compare = (one: Row, other: Row) => {
    if (measure) return one[measure] - other[measure];
    const [left, right] = column === "axis" ? [one.axis, other.axis] : [one.name, other.name];
    return left.localeCompare(right, locale);
  };
  return [...rows].sort((one, other) => sign * compare(one, other));
}

function CountTable({ label, rows, first, hasAxis = false }: { label: string; rows: readonly Row[]; first: string; hasAxis?: boolean }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { locale } = usePreferences();
  const [sort, setSort] = useState<Sort | null>(null);
  const columns: Column<Row>[] = [
    {
      id: "name",
      title: first,
      isRowHeader: true,
      isSortable: true,
      cell: (row) => (
        <Link to={row.to} preventScrollReset>
          {row.name}
          {row.axis && <span className="visually-hidden"> × {row.axis}</span>}
        </Link>
      ),
    },
    ...(hasAxis ? [{ id: "axis", title: t("axis"), isSortable: true, cell: (row: Row) => row.axis }] : []),
    ...measures.map((name): Column<Row> => ({ id: name, title: t(name), align: "end", isSortable: true, cell: (row) => format.number(row[name]) })),
    { id: "gap", title: t("verdict"), cell: (row) => <Verdict gap={row.gap} /> },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={sort ? sorted(rows, sort, locale) : rows}
      rowKey={(row) => row.key}
      {...(sort ? { sort } : {})}
      onSort={(next) => {
        // Numbers are looked at from the largest down.
        const isFirst = sort?.column !== next.column;
        setSort(isFirst && measures.some((name) => name === next.column) ? { ...next, isDescending: true } : next);
      }}
    />
  );
}

/** Everything that the map shows, in words and numbers. */
export function CountTables({ map, addressOf }: { map: Map; addressOf(place: Place): string }) {
  const t = useMessages(messages);
  const format = useFormat();
  const cells = map.cells.map((cell): Row => {
    const place = { dimension: cell.dimension.id, axis: cell.axis.id };
    return { ...cell, key: `${place.dimension} ${place.axis}`, name: format.title(cell.dimension), axis: format.title(cell.axis), to: addressOf(place) };
  });
  const goals = map.goals.map((each): Row => ({ ...each, key: each.goal.id, name: format.title(each.goal), axis: "", to: addressOf({ goal: each.goal.id }) }));
  return (
    <>
      <p className={styles.lead}>{t("tableLead")}</p>
      <Section title={t("cells")}>
        <CountTable label={t("cells")} rows={cells} first={t("dimension")} hasAxis />
      </Section>
      <Section title={t("goalsTable")}>
        <CountTable label={t("goalsTable")} rows={goals} first={t("goal")} />
      </Section>
    </>
  );
}
