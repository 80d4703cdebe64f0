import { NavLink, useLocation } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { signInAddress } from "@/shared/session/addresses";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { shellMessages } from "../messages";
import { AccountMenu } from "./account-menu";
import { DisplayMenu, LanguageSwitch } from "./display-menu";
import styles from "./header.module.css";
import { LiveStatus } from "./live-status";
import { NotificationBell } from "./notification-bell";
import { QuickSearch } from "./quick-search";
import { useSections } from "./sections";
import { Wordmark } from "./wordmark";

export function Header() {
  const t = useMessages(shellMessages);
  const { isSignedIn, isExpired } = useSession();
  const sections = useSections();
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Wordmark />
        <nav aria-label={t("mainNavigation")} className={styles.sections}>
          {sections.map(({ to, name, isEnd }) => (
            <NavLink key={to} to={to} end={isEnd ?? false} className={styles.section ?? ""}>
              {t(name)}
            </NavLink>
          ))}
        </nav>
        <div className={styles.tools}>
          <QuickSearch />
          <LiveStatus />
          {isSignedIn && <NotificationBell />}
          <LanguageSwitch />
          <DisplayMenu />
          {isSignedIn ? <AccountMenu /> : !isExpired && <Doors />}
        </div>
      </div>
    </header>
  );
}

function Doors() {
  const t = useMessages(shellMessages);
  const { session } = useSession();
  const { pathname, search } = useLocation();
  if (!session) return <span className={styles.doorsSpace} />;
  return (
    <div className={styles.doors}>
      <ButtonLink to={pathname.startsWith("/account/") ? "/account/sign-in" : signInAddress(pathname + search)} kind="primary" size="small">
        {t("signIn")}
      </ButtonLink>
      <span className={styles.wideOnly}>
        <ButtonLink to="/account/sign-up" size="small">
          {t("signUp")}
        </ButtonLink>
      </span>
    </div>
  );
}
