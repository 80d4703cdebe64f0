import { i18n } from "@lingui/core";
import { I18nProvider as LinguiProvider } from "@lingui/react";
import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from "react";
import { I18nProvider as AriaProvider } from "react-aria-components/I18nProvider";
import type { MoneyUnit } from "@/shared/format/money";
import { ariaTag, type CalendarSystem, directionOf, isLocale, type Locale } from "@/shared/i18n/locale";

export type ThemeChoice = "system" | "light" | "dark";

export interface Preferences {
  locale: Locale;
  direction: "rtl" | "ltr";
  /** `auto` in storage means the calendar of the language; here it is resolved. */
  calendar: CalendarSystem;
  moneyUnit: MoneyUnit;
  theme: ThemeChoice;
}

interface Stored {
  locale: Locale;
  calendar: CalendarSystem | "auto";
  moneyUnit: MoneyUnit;
  theme: ThemeChoice;
}

interface PreferencesValue extends Preferences {
  change(patch: Partial<Stored>): void;
}

/** The key is read by public/boot.js too, which sets language and theme before the first paint. */
const KEY = "bahamm.preferences";
const DEFAULTS: Stored = { locale: "fa", calendar: "auto", moneyUnit: "TOMAN", theme: "system" };

function load(): Stored {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Stored>;
    const known = { ...DEFAULTS, ...stored };
    return isLocale(known.locale) ? known : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

function save(stored: Stored) {
  try {
    localStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // Storage may be full or forbidden; the choice then lasts as long as the page.
  }
}

const Context = createContext<PreferencesValue | null>(null);

export function usePreferences(): PreferencesValue {
  const value = use(Context);
  if (!value) throw new Error("PreferencesProvider is missing");
  return value;
}

function applyToDocument({ locale, direction, theme }: Preferences) {
  const root = document.documentElement;
  root.lang = locale;
  root.dir = direction;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.cookie = `bahamm_language=${locale}; path=/; max-age=31536000; samesite=lax`;
}

/** Language, theme, calendar and money unit. Changing one re-renders; nothing is unmounted, so typed text stays. */
export function PreferencesProvider({ children, initial }: { children: ReactNode; initial?: Partial<Stored> }) {
  const [stored, setStored] = useState<Stored>(() => {
    const first = { ...load(), ...initial };
    i18n.activate(first.locale);
    return first;
  });

  const change = useCallback((patch: Partial<Stored>) => {
    setStored((latest) => {
      const next = { ...latest, ...patch };
      return JSON.stringify(next) === JSON.stringify(latest) ? latest : next;
    });
  }, []);

  const value = useMemo<PreferencesValue>(
    () => ({
      locale: stored.locale,
      direction: directionOf(stored.locale),
      calendar: stored.calendar === "auto" ? (stored.locale === "fa" ? "persian" : "gregory") : stored.calendar,
      moneyUnit: stored.moneyUnit,
      theme: stored.theme,
      change,
    }),
    [stored, change],
  );

  useLayoutEffect(() => {
    save(stored);
    i18n.activate(stored.locale);
    applyToDocument(value);
  }, [stored, value]);

  return (
    <Context value={value}>
      <LinguiProvider i18n={i18n}>
        <AriaProvider locale={ariaTag(value.locale, value.calendar)}>{children}</AriaProvider>
      </LinguiProvider>
    </Context>
  );
}
