import type { GapMapQuery } from "@/gql/GapMap";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import type { Measure, Place } from "./address";
import styles from "./gaps.module.css";
import { messages } from "./messages";
import { scaleOf } from "./scale";
import { Tile } from "./tile";

type Cells = NonNullable<GapMapQuery["gapMap"]>["cells"];

interface MatrixProps {
  cells: Cells;
  measure: Measure;
  addressOf(place: Place): string;
}

function distinct<Entry extends { id: string }>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** Dimensions as rows, axes as columns. On phones each dimension becomes a list of its axes; it stays a table. */
export function Matrix({ cells, measure, addressOf }: MatrixProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const rows = distinct(cells.map((cell) => cell.dimension));
  const columns = distinct(cells.map((cell) => cell.axis));
  const scale = scaleOf(cells.map((cell) => cell[measure]));
  return (
    <table aria-label={t("matrix", { measure: t(measure) })} className={styles.matrix}>
      <thead>
        <tr>
          <td />
          {columns.map((axis) => (
            <th key={axis.id} scope="col">
              {format.title(axis)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((dimension) => (
          <tr key={dimension.id}>
            <th scope="row">
              {format.title(dimension)}
            </th>
            {cells
              .filter((cell) => cell.dimension.id === dimension.id)
              .map((cell) => (
                <td key={cell.axis.id}>
                  <Tile
                    place={format.title(cell.axis)}
                    label={t("cellTitle", { dimension: format.title(dimension), axis: format.title(cell.axis) })}
                    counts={cell}
                    measure={measure}
                    scale={scale}
                    to={addressOf({ dimension: dimension.id, axis: cell.axis.id })}
                  />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
