import { PhraseQuote } from "@/shared/domain/match-reasons";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { IconButton } from "@/shared/ui/button";
import { ChevronDown, ChevronUp } from "@/shared/ui/icon";
import styles from "./comparison.module.css";
import { messages } from "./messages";
import { type Phrase, stepFrom } from "./pairs";

interface PhraseNavProps {
  phrases: readonly Phrase[];
  activeId: string | null;
  onStep(id: string | null): void;
}

/** From pair to pair, with both phrases quoted: on a phone the partner is never further than this line. */
export function PhraseNav({ phrases, activeId, onStep }: PhraseNavProps) {
  const t = useMessages(messages);
  const format = useFormat();
  if (phrases.length === 0) return <p className={styles.quiet}>{t("noPhrases")}</p>;
  const active = activeId === null ? undefined : phrases[Number(activeId)];
  return (
    <section className={styles.nav} aria-label={t("phrases")} title={t("phraseHint")}>
      <div className={styles.steps}>
        <IconButton
          icon={ChevronUp}
          size="small"
          kind="secondary"
          label={t("previous")}
          onPress={() => {
            onStep(stepFrom(activeId, phrases.length, -1));
          }}
        />
        <IconButton
          icon={ChevronDown}
          size="small"
          kind="secondary"
          label={t("next")}
          onPress={() => {
            onStep(stepFrom(activeId, phrases.length, 1));
          }}
        />
      </div>
      <div className={styles.current} aria-live="polite">
        {active && activeId !== null && (
          <>
            <span className={styles.quiet}>
              {t("phraseOf", { number: Number(activeId) + 1, count: phrases.length })} · {t("phraseShare", { percent: format.percent(active.share) })}
            </span>
            <PhraseQuote phrase={active} />
          </>
        )}
      </div>
    </section>
  );
}
