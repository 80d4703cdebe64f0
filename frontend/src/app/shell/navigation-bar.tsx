import { NavLink } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { Icon } from "@/shared/ui/icon";
import { shellMessages } from "../messages";
import styles from "./navigation-bar.module.css";
import { useSections } from "./sections";

/** On phones the sections stand within reach of the thumb. */
export function NavigationBar() {
  const t = useMessages(shellMessages);
  const sections = useSections();
  return (
    <nav aria-label={t("mainNavigation")} className={styles.bar}>
      {sections.map(({ to, name, icon, isEnd }) => (
        <NavLink key={to} to={to} end={isEnd ?? false} className={styles.section ?? ""}>
          <Icon icon={icon} size={20} />
          <span>{t(name)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
