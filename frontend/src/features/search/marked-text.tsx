import { UserText } from "@/shared/ui/text";
import { markWords } from "./marked-words";
import styles from "./search.module.css";

interface MarkedTextProps {
  text: string;
  query: string;
  language?: "FA" | "EN" | undefined;
  as?: "p" | "span";
  className?: string | undefined;
}

/** Other people's text with the words of the query in saffron. */
export function MarkedText({ text, query, language, as = "p", className }: MarkedTextProps) {
  return (
    <UserText as={as} language={language} className={className}>
      {markWords(text, query).map((segment) =>
        segment.isMarked ? (
          <mark key={segment.start} className={styles.mark}>
            {segment.text}
          </mark>
        ) : (
          segment.text
        ),
      )}
    </UserText>
  );
}
