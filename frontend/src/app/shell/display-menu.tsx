import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { Button, IconButton } from "@/shared/ui/button";
import { Settings } from "@/shared/ui/icon";
import { Menu, type MenuEntry } from "@/shared/ui/menu";
import { shellMessages } from "../messages";
import styles from "./display-menu.module.css";

/** The other language, in its own words: one press, and everything typed stays. */
export function LanguageSwitch() {
  const t = useMessages(shellMessages);
  const { locale, change } = usePreferences();
  const other = locale === "fa" ? "en" : "fa";
  return (
    <Button
      kind="quiet"
      size="small"
      aria-label={t("otherLanguage")}
      onPress={() => {
        change({ locale: other });
      }}
    >
      <span lang={other} className={styles.language}>
        {t("otherLanguageShort")}
      </span>
    </Button>
  );
}

/** Theme, calendar and money unit as menu entries; the phone's account menu shows them too. */
export function useDisplayEntries(): MenuEntry[] {
  const t = useMessages(shellMessages);
  const { theme, calendar, moneyUnit, change } = usePreferences();
  const themes = [
    ["system", "themeSystem"],
    ["light", "themeLight"],
    ["dark", "themeDark"],
  ] as const;
  const calendars = [
    ["persian", "calendarPersian"],
    ["gregory", "calendarGregorian"],
  ] as const;
  const units = [
    ["TOMAN", "toman"],
    ["RIAL", "rial"],
  ] as const;
  return [
    ...themes.map(([id, name]): MenuEntry => ({
      id,
      label: t(name),
      group: t("theme"),
      isSelected: theme === id,
      onAction: () => {
        change({ theme: id });
      },
    })),
    ...calendars.map(([id, name]): MenuEntry => ({
      id,
      label: t(name),
      group: t("calendar"),
      isSelected: calendar === id,
      onAction: () => {
        change({ calendar: id });
      },
    })),
    ...units.map(([id, name]): MenuEntry => ({
      id,
      label: t(name),
      group: t("money"),
      isSelected: moneyUnit === id,
      onAction: () => {
        change({ moneyUnit: id });
      },
    })),
  ];
}

export function DisplayMenu() {
  const t = useMessages(shellMessages);
  const entries = useDisplayEntries();
  return <Menu label={t("display")} items={entries} trigger={<IconButton icon={Settings} label={t("display")} />} />;
}
