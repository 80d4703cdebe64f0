import { useMessages } from "@/shared/i18n/use-messages";
import { Link } from "@/shared/ui/link";
import { shellMessages } from "../messages";
import styles from "./footer.module.css";

const LINKS = [
  ["/challenges", "challenges"],
  ["/solutions", "solutions"],
  ["/gaps", "gaps"],
  ["/organisations", "organisations"],
] as const;

export function Footer() {
  const t = useMessages(shellMessages);
  return (
    <footer className={styles.footer}>
      <div className={styles.inside}>
        <p>
          <strong className={styles.name}>{t("product")}</strong>
          {t("footer")}
        </p>
        <nav aria-label={t("footerNavigation")} className={styles.links}>
          {LINKS.map(([to, name]) => (
            <Link key={to} to={to} kind="plain">
              {t(name)}
            </Link>
          ))}
        </nav>
      </div>
    </footer>
  );
}
