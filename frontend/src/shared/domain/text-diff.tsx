import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { UserText } from "@/shared/ui/text";
import { diffWords } from "./diff";
import styles from "./text-diff.module.css";

const diffMessages = defineMessages("diff", {
  fa: { added: "افزوده:", removed: "برداشته:", end: "پایان" },
  en: { added: "added:", removed: "removed:", end: "end" },
});

/** Two texts in one: what went is struck through, what came is underlined; screen readers are told in words. */
export function TextDiff({ before, after, language }: { before: string; after: string; language?: "FA" | "EN" | undefined }) {
  const t = useMessages(diffMessages);
  return (
    <UserText as="div" language={language} isLong>
      {diffWords(before, after).map(({ kind, text }, index) => {
        const key = `${String(index)}:${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        const Tag = kind === "added" ? "ins" : "del";
        return (
          <Tag key={key} className={styles[kind]}>
            <span className="visually-hidden"> {t(kind)} </span>
            {text}
            <span className="visually-hidden"> {t("end")} </span>
          </Tag>
        );
      })}
    </UserText>
  );
}
