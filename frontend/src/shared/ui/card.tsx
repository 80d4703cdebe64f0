import type { ReactNode } from "react";
import styles from "./card.module.css";
import { classes } from "./classes";

interface CardProps {
  children: ReactNode;
  padding?: "normal" | "none";
  /** Its title is a link: the whole card shows it on hover, and the link's focus ring goes round the card. */
  isInteractive?: boolean;
}

export function Card({ children, padding = "normal", isInteractive = false }: CardProps) {
  return <div className={classes(styles.card, padding === "normal" && styles.padded, isInteractive && styles.interactive)}>{children}</div>;
}

/** Rows in one frame, for lists that are read from top to bottom. */
export function CardList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={classes(styles.card, styles.list)} aria-label={label}>
      {children}
    </ul>
  );
}

export function CardListItem({ children, isInteractive = false }: { children: ReactNode; isInteractive?: boolean }) {
  return <li className={classes(styles.item, isInteractive && styles.interactiveItem)}>{children}</li>;
}
