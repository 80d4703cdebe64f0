import { Link } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { shellMessages } from "../messages";
import styles from "./wordmark.module.css";

/** Two arcs that lean on each other: demand and supply. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className={styles.mark}>
      <rect width="32" height="32" rx="8" className={styles.ground} />
      <path d="M11.5 8a8 8 0 0 1 0 16" className={styles.arc} />
      <path d="M20.5 8a8 8 0 0 0 0 16" className={styles.counterArc} />
    </svg>
  );
}

export function Wordmark() {
  const t = useMessages(shellMessages);
  return (
    <Link to="/" className={styles.wordmark}>
      <Mark />
      <span className={styles.name}>{t("product")}</span>
    </Link>
  );
}
