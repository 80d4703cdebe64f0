import { classes } from "@/shared/ui/classes";
import { UserText } from "@/shared/ui/text";
import { type Mark, type Segment, segmentsOf } from "./segments";
import styles from "./highlighted-text.module.css";

export type { Mark } from "./segments";

interface HighlightedTextProps {
  text: string;
  /** Offsets in UTF-16 code units, as JavaScript counts. They may overlap; marks outside the text are dropped. */
  marks: readonly Mark[];
  language?: "FA" | "EN" | undefined;
  as?: "p" | "div" | "span" | "dd";
  isLong?: boolean;
  className?: string | undefined;
  /** With `onActivate` the marks are reached by Tab, pointer and hover, and the active ones stand out. */
  activeId?: string | null;
  onActivate?: (id: string | null) => void;
  /** The up and down arrows on a mark. */
  onStep?: (step: 1 | -1) => void;
  /** Says to screen readers what a mark is: «عبارت ۲ از ۵». */
  labelOf?: (id: string) => string;
}

/** Text with the phrases that matched marked in saffron. */
export function HighlightedText(props: HighlightedTextProps) {
  const { text, marks, language, as = "p", isLong = false, className } = props;
  const segments = segmentsOf(text, marks);
  return (
    <UserText as={as} language={language} isLong={isLong} className={className}>
      {segments.map((segment, index) => {
        if (segment.ids.length === 0) return <span key={segment.start}>{segment.text}</span>;
        const before = segments[index - 1]?.ids ?? [];
        return <Marked key={segment.start} segment={segment} begins={segment.ids.filter((id) => !before.includes(id))} {...props} />;
      })}
    </UserText>
  );
}

/** One marked stretch. `begins`: the phrases that start here; the others go on from the stretch before. */
function Marked({ segment, begins, activeId = null, onActivate, onStep, labelOf }: HighlightedTextProps & { segment: Segment; begins: readonly string[] }) {
  const { ids, text } = segment;
  const isActive = activeId !== null && ids.includes(activeId);
  const look = classes(styles.mark, isActive && styles.active, onActivate && styles.pressable);
  if (!onActivate) return <mark className={look}>{text}</mark>;
  const first = begins[0] ?? ids[0] ?? "";
  return (
    <span
      role="button"
      // A phrase is one stop of the Tab key, however many stretches it has.
      tabIndex={begins.length > 0 ? 0 : -1}
      aria-pressed={isActive}
      title={labelOf?.(first)}
      className={look}
      data-pair-start={begins.join(" ")}
      onPointerEnter={(event) => {
        if (event.pointerType === "mouse" && !isActive) onActivate(first);
      }}
      onFocus={() => {
        if (!isActive) onActivate(first);
      }}
      onClick={() => {
        onActivate(next(ids, activeId));
      }}
      onKeyDown={(event) => {
        const act = event.key === "Enter" || event.key === " " ? () => { onActivate(next(ids, activeId)); } : stepOf(event.key, onStep);
        if (!act) return;
        event.preventDefault();
        act();
      }}
    >
      {text}
    </span>
  );
}

function stepOf(key: string, onStep: ((step: 1 | -1) => void) | undefined): (() => void) | null {
  if (!onStep || (key !== "ArrowDown" && key !== "ArrowUp")) return null;
  return () => {
    onStep(key === "ArrowDown" ? 1 : -1);
  };
}

/** Where phrases overlap, pressing again goes on to the next of them. */
function next(ids: readonly string[], activeId: string | null): string {
  const at = activeId === null ? -1 : ids.indexOf(activeId);
  return ids[(at + 1) % ids.length] ?? "";
}
