import { useFormat } from "@/shared/format/use-format";
import { focusField } from "@/shared/forms/errors";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { AlertTriangle, CheckCircle2, Icon, Lightbulb } from "@/shared/ui/icon";
import { Meter } from "@/shared/ui/meter";
import { camelField } from "./camel-field";
import styles from "./quality-meter.module.css";

export const qualityMessages = defineMessages("quality", {
  fa: {
    label: "کیفیت متن",
    of: "{score} از ۱۰۰",
    blocking: "پیش از انتشار باید درست شود",
    advice: "پیشنهاد",
    complete: "نکته‌ای نمانده است.",
    hints: "نکته‌ها",
    jump: "رفتن به این بخش",
  },
  en: {
    label: "Quality of the text",
    of: "{score} of 100",
    blocking: "To correct before publication",
    advice: "Advice",
    complete: "Nothing left to improve.",
    hints: "Hints",
    jump: "Go to this field",
  },
});

export interface QualityHint {
  field: string;
  code: string;
  message: string;
  isBlocking: boolean;
}

interface QualityMeterProps {
  quality: { score: number; hints: readonly QualityHint[] };
  /** Opens what holds the field and focuses it. `false`: the hints are only read. */
  onJump?: ((field: string) => void) | false;
}

function toneOf(score: number, hasBlocking: boolean): "positive" | "warning" | "accent" {
  if (hasBlocking) return "warning";
  return score >= 85 ? "positive" : "accent";
}

/** How good the text of a challenge or a solution is, and what would make it better; each hint leads to its field. It brings its own title. */
export function QualityMeter({ quality, onJump = focusField }: QualityMeterProps) {
  const t = useMessages(qualityMessages);
  const format = useFormat();
  const hints = [...quality.hints].sort((a, b) => Number(b.isBlocking) - Number(a.isBlocking));
  return (
    <div className={styles.quality}>
      <Meter
        label={t("label")}
        value={quality.score / 100}
        valueText={t("of", { score: format.number(quality.score) })}
        tone={toneOf(quality.score, hints.some((hint) => hint.isBlocking))}
      />
      {hints.length === 0 ? (
        <p className={styles.complete}>
          <Icon icon={CheckCircle2} size={16} /> {t("complete")}
        </p>
      ) : (
        <ul className={styles.hints} aria-label={t("hints")}>
          {hints.map((hint) => (
            <li key={`${hint.code}:${hint.field}:${hint.message}`}>
              <Hint hint={hint} onJump={onJump} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Hint({ hint, onJump }: { hint: QualityHint; onJump: ((field: string) => void) | false }) {
  const t = useMessages(qualityMessages);
  const inside = (
    <>
      <Icon icon={hint.isBlocking ? AlertTriangle : Lightbulb} size={15} label={t(hint.isBlocking ? "blocking" : "advice")} />
      <span>{hint.message}</span>
    </>
  );
  const look = classes(styles.hint, hint.isBlocking && styles.blocking);
  if (!onJump) return <span className={look}>{inside}</span>;
  return (
    <button
      type="button"
      className={classes(look, styles.jump)}
      title={t("jump")}
      onClick={() => {
        onJump(camelField(hint.field));
      }}
    >
      {inside}
    </button>
  );
}
