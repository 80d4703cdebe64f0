import { HighlightedText } from "@/shared/domain/highlighted-text";
import { useMessages } from "@/shared/i18n/use-messages";
import { Link } from "@/shared/ui/link";
import styles from "./comparison.module.css";
import { messages } from "./messages";
import { marksOf, type Phrase, type Side } from "./pairs";

type FieldName =
  | "summary"
  | "description"
  | "baseline"
  | "successMeasures"
  | "constraints"
  | "shareableData"
  | "pilotSite"
  | "place"
  | "evidence"
  | "integrationNeeds";

export interface SideField {
  name: FieldName;
  text: string;
}

interface SideTextProps {
  side: Side;
  to: string;
  title: string;
  who: string;
  language: "FA" | "EN";
  fields: readonly SideField[];
  phrases: readonly Phrase[];
  activeId: string | null;
  onActivate(id: string | null): void;
  /** The arrows on a phrase: to its neighbour, in the same text. */
  onStep(step: 1 | -1, from: Side): void;
}

/** One of the two texts, whole, with its phrases marked. */
export function SideText({ side, to, title, who, language, fields, phrases, activeId, onActivate, onStep }: SideTextProps) {
  const t = useMessages(messages);
  const shared = {
    language,
    activeId,
    onActivate,
    onStep: (step: 1 | -1) => {
      onStep(step, side);
    },
    labelOf: (id: string) => t("phraseOf", { number: Number(id) + 1, count: phrases.length }),
  };
  return (
    <section className={styles.side} aria-label={t(side)} data-side={side}>
      <header className={styles.sideHead}>
        <span className={styles.kind}>{t(side)}</span>
        <h3 className={styles.sideTitle}>
          <HighlightedText {...shared} as="span" text={title || t("untitled")} marks={marksOf(phrases, side, "title")} />
        </h3>
        <span className={styles.who}>
          <span dir="auto">{who}</span> · <Link to={to}>{t("open")}</Link>
        </span>
      </header>
      <dl className={styles.fields}>
        {fields
          .filter(({ text }) => text.trim() !== "")
          .map(({ name, text }) => (
            <div key={name}>
              <dt className={styles.term}>{t(name)}</dt>
              <HighlightedText {...shared} as="dd" isLong text={text} marks={marksOf(phrases, side, name)} />
            </div>
          ))}
      </dl>
    </section>
  );
}
