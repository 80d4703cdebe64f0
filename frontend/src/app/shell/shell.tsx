import { useRef } from "react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { Toaster } from "@/shared/ui/toast";
import { shellMessages } from "../messages";
import { ExpiredDialog } from "./expired-dialog";
import { Footer } from "./footer";
import { Header } from "./header";
import { NavigationBar } from "./navigation-bar";
import { Notices } from "./notices";
import styles from "./shell.module.css";
import { useNavigationFocus } from "./use-navigation-focus";

/** What surrounds every screen. */
export function Shell() {
  const t = useMessages(shellMessages);
  const main = useRef<HTMLElement>(null);
  useNavigationFocus(main);
  return (
    <div className={styles.shell}>
      <a
        href="#content"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t("skip")}
      </a>
      <Progress />
      <Header />
      <Notices />
      <main id="content" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Footer />
      <NavigationBar />
      <Toaster />
      <ExpiredDialog />
      <ScrollRestoration />
    </div>
  );
}

/** The next screen's program is on its way. */
function Progress() {
  const { state } = useNavigation();
  return state === "idle" ? null : <div className={styles.progress} />;
}
