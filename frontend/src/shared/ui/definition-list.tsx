import type { ReactNode } from "react";
import styles from "./definition-list.module.css";

export interface Definition {
  term: string;
  value: ReactNode;
}

/** Facts: name and value. What has no value is left out. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  const told = items.filter(({ value }) => value !== null && value !== undefined && value !== "" && value !== false);
  return (
    <dl className={styles.list}>
      {told.map(({ term, value }) => (
        <div key={term} className={styles.row}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
