import { useEffect, useState } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { Icon, Search } from "@/shared/ui/icon";
import { Button } from "react-aria-components/Button";
import { shellMessages } from "../messages";
import { QuickSearchDialog } from "./quick-search-dialog";
import styles from "./quick-search.module.css";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens from anywhere with ⌘K or Ctrl-K, whatever the keyboard's layout calls that key. */
export function QuickSearch() {
  const t = useMessages(shellMessages);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== "KeyK" || !(isMac ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, []);
  return (
    <>
      <Button
        className={styles.trigger ?? ""}
        aria-label={t("searchEverything")}
        onPress={() => {
          setOpen(true);
        }}
      >
        <Icon icon={Search} size={16} />
        <span className={styles.words}>{t("search")}</span>
        <kbd className={styles.keys} dir="ltr">
          {isMac ? "⌘K" : "Ctrl K"}
        </kbd>
      </Button>
      <QuickSearchDialog isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}
