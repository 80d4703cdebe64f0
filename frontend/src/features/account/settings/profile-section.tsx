import { useState } from "react";
import type { SessionParts } from "@/gql/fragments";
import type { Language, MoneyUnit } from "@/gql/schema";
import { UpdateProfileDocument } from "@/gql/UpdateProfile";
import { useAction } from "@/shared/api/use-action";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { Button } from "@/shared/ui/button";
import { RadioGroup } from "@/shared/ui/choice";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Section } from "@/shared/ui/layout";
import { Bidi } from "@/shared/ui/text";
import { TextField } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import { accountMessages } from "../account-messages";
import styles from "../account.module.css";

const messages = defineMessages("profile", {
  fa: {
    title: "نمایه",
    language: "زبان",
    languageHint: "زبان صفحه‌ها و ایمیل‌ها",
    money: "یکای پول",
    moneyHint: "یک تومان ده ریال است. مبلغ‌ها به ریال نگه داشته می‌شوند.",
    calendar: "تقویم",
    rial: "ریال",
    toman: "تومان",
    jalali: "هجری شمسی ({today})",
    gregorian: "میلادی ({today})",
    save: "ذخیرهٔ نمایه",
    saved: "نمایه ذخیره شد",
    email: "ایمیل",
  },
  en: {
    title: "Profile",
    language: "Language",
    languageHint: "Of the pages and the mails",
    money: "Money unit",
    moneyHint: "One toman is ten rials. Amounts are stored in rials.",
    calendar: "Calendar",
    rial: "Rial",
    toman: "Toman",
    jalali: "Jalali ({today})",
    gregorian: "Gregorian ({today})",
    save: "Save the profile",
    saved: "Profile saved",
    email: "E-mail",
  },
});

type Calendar = "jalali" | "gregorian";
const SYSTEM = { jalali: "persian", gregorian: "gregory" } as const;
const LOCALE = { FA: "fa", EN: "en" } as const;

function calendarOf(stored: string): Calendar {
  return stored.toLowerCase().startsWith("greg") ? "gregorian" : "jalali";
}

function today(calendar: Calendar, locale: "fa" | "en"): string {
  const tag = `${locale === "fa" ? "fa-IR" : "en-GB"}-u-ca-${SYSTEM[calendar]}`;
  return new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", timeZone: "Asia/Tehran" }).format(new Date());
}

/** Name, language, calendar and money unit. What is chosen here is seen at once, everywhere. */
export function ProfileSection({ session }: { session: SessionParts }) {
  const t = useMessages(messages);
  const common = useMessages(accountMessages);
  const format = useFormat();
  const { locale, change } = usePreferences();
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(UpdateProfileDocument);
  const [fullName, setFullName] = useState(session.user?.fullName ?? "");
  const [language, setLanguage] = useState<Language>(session.language);
  const [moneyUnit, setMoneyUnit] = useState<MoneyUnit>(session.moneyUnit);
  const [calendar, setCalendar] = useState<Calendar>(calendarOf(session.calendar));

  async function save() {
    const payload = await run({ input: { fullName, language, moneyUnit, calendar } });
    if (!payload) return;
    change({ locale: LOCALE[language], moneyUnit, calendar: SYSTEM[calendar] });
    toast({ kind: "positive", title: t("saved") });
  }

  return (
    <Section title={t("title")}>
      <FormErrors issues={issues}>
        <form
          noValidate
          className={styles.settingsForm}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <ErrorSummary issues={issues} labels={{ fullName: common("fullName") }} problem={problem} />
          <DefinitionList items={[{ term: t("email"), value: <Bidi isCode>{session.email ?? ""}</Bidi> }]} />
          <TextField label={common("fullName")} name="fullName" autoComplete="name" value={fullName} onChange={setFullName} maxLength={120} isRequired />
          <div className={styles.fieldRow}>
            <RadioGroup<Language>
              label={t("language")}
              name="language"
              description={t("languageHint")}
              value={language}
              onChange={setLanguage}
              options={[
                { id: "FA", label: "فارسی" },
                { id: "EN", label: "English" },
              ]}
            />
            <RadioGroup<Calendar>
              label={t("calendar")}
              name="calendar"
              value={calendar}
              onChange={setCalendar}
              options={[
                { id: "jalali", label: t("jalali", { today: format.digits(today("jalali", locale)) }) },
                { id: "gregorian", label: t("gregorian", { today: format.digits(today("gregorian", locale)) }) },
              ]}
            />
          </div>
          <RadioGroup<MoneyUnit>
            label={t("money")}
            name="moneyUnit"
            description={t("moneyHint")}
            value={moneyUnit}
            onChange={setMoneyUnit}
            isInline
            options={[
              { id: "TOMAN", label: t("toman") },
              { id: "RIAL", label: t("rial") },
            ]}
          />
          <div>
            <Button type="submit" kind="primary" isPending={isPending}>
              {t("save")}
            </Button>
          </div>
        </form>
      </FormErrors>
    </Section>
  );
}
