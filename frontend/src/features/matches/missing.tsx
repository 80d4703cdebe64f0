import { useMessages } from "@/shared/i18n/use-messages";
import { CircleDashed, Icon } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import type { LoadedMatch } from "./comparison";
import styles from "./comparison.module.css";
import { messages } from "./messages";
import type { Side } from "./pairs";

interface MissingProps {
  missing: LoadedMatch["missing"];
  language: "FA" | "EN";
  side: Side | null;
}

/** Success measures that nothing in the solution answers: what to ask, or what to write. Silence is no refusal. */
export function Missing({ missing, language, side }: MissingProps) {
  const t = useMessages(messages);
  if (missing.length === 0) return null;
  return (
    <Section title={t("missing")} level={3} lead={t(side === "solution" ? "missingSupplier" : "missingUnit")}>
      <ul className={styles.missing}>
        {missing.map(({ field, start, text }) => (
          <li key={`${field}:${String(start)}`}>
            <Icon icon={CircleDashed} size={16} />
            <span dir="auto" lang={language.toLowerCase()}>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
