import type { Language } from "@/gql/schema";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import styles from "./language-badge.module.css";

const messages = defineMessages("languageBadge", {
  fa: { FA: "فارسی", EN: "انگلیسی", writtenIn: "زبان متن: {language}" },
  en: { FA: "Persian", EN: "English", writtenIn: "Language of the text: {language}" },
});

/** The language a text is written in. */
export function LanguageBadge({ language }: { language: Language }) {
  const t = useMessages(messages);
  return (
    <span className={styles.badge} title={t("writtenIn", { language: t(language) })}>
      {t(language)}
    </span>
  );
}
