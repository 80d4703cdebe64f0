import type { ReactNode } from "react";
import styles from "./empty-state.module.css";
import { Icon, Inbox, type LucideIcon } from "./icon";

interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here yet: says why and what to do next. */
export function EmptyState({ icon = Inbox, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.glyph}>
        <Icon icon={icon} size={22} />
      </span>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.body}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
