import { useMessages } from "@/shared/i18n/use-messages";
import styles from "./breadcrumbs.module.css";
import { ChevronRight, Icon } from "./icon";
import { Link } from "./link";
import { uiMessages } from "./messages";

export interface Crumb {
  label: string;
  /** The last one, the page itself, has none. */
  to?: string;
}

export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const t = useMessages(uiMessages);
  return (
    <nav aria-label={t("breadcrumbs")}>
      <ol className={styles.list}>
        {items.map(({ label, to }, index) => (
          <li key={`${to ?? ""}${label}`} className={styles.crumb}>
            {to ? (
              <Link to={to} kind="plain" dir="auto">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className={styles.current} dir="auto">
                {label}
              </span>
            )}
            {index < items.length - 1 && <Icon icon={ChevronRight} size={14} directional className={styles.mark} />}
          </li>
        ))}
      </ol>
    </nav>
  );
}
