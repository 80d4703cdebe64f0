import type { ReactNode } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "./classes";
import styles from "./data-table.module.css";
import { ArrowDown, ArrowUp, ChevronsUpDown, Icon } from "./icon";
import { uiMessages } from "./messages";

export interface Column<Row> {
  id: string;
  title: string;
  cell(row: Row): ReactNode;
  /** Numbers stand at the end. */
  align?: "start" | "end";
  isSortable?: boolean;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  /** Left out on phones. */
  isSecondary?: boolean;
}

export interface Sort {
  column: string;
  isDescending: boolean;
}

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  sort?: Sort;
  onSort?(sort: Sort): void;
  /** Stands instead of rows. */
  empty?: ReactNode;
}

function look<Row>({ align, isSecondary }: Column<Row>): string {
  return classes(align === "end" && styles.end, isSecondary && styles.secondary);
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort: Sort | undefined; onSort: ((sort: Sort) => void) | undefined }) {
  const t = useMessages(uiMessages);
  const isActive = sort?.column === column.id;
  const direction = isActive ? (sort.isDescending ? "descending" : "ascending") : "none";
  if (!column.isSortable || !onSort) {
    return (
      <th scope="col" className={look(column)}>
        {column.title}
      </th>
    );
  }
  return (
    <th scope="col" className={look(column)} aria-sort={direction}>
      <button
        type="button"
        className={styles.sort}
        aria-label={t("sortBy", { column: column.title })}
        onClick={() => {
          onSort({ column: column.id, isDescending: isActive ? !sort.isDescending : false });
        }}
      >
        {column.title}
        <Icon icon={direction === "none" ? ChevronsUpDown : direction === "ascending" ? ArrowUp : ArrowDown} size={14} />
      </button>
    </th>
  );
}

/** Rows to compare. On narrow screens it scrolls inside its frame. */
export function DataTable<Row>({ label, columns, rows, rowKey, sort, onSort, empty }: DataTableProps<Row>) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isRowHeader ? (
                  <th key={column.id} scope="row" className={classes(look(column), styles.name)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={look(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={columns.length} className={styles.empty}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
