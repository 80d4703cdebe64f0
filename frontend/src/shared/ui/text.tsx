import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./text.module.css";

/** Numbers, codes, e-mail: isolated, so that the line around them keeps its order. */
export function Bidi({ children, isCode = false }: { children: ReactNode; isCode?: boolean }) {
  return (
    <bdi className={isCode ? styles.code : undefined} dir={isCode ? "ltr" : undefined}>
      {children}
    </bdi>
  );
}

const PERSIAN_FIRST = /^\P{L}*\p{Script=Arabic}/u;

/** The name of a file inside a line: its direction from its own letters, the ending («.pdf», not «pdf.») whole and at its end. */
export function FileName({ children: name }: { children: string }) {
  const [, stem, ending] = /^(.+)(\.[A-Za-z0-9]{1,8})$/s.exec(name) ?? [];
  if (stem === undefined || ending === undefined) return <bdi>{name}</bdi>;
  return (
    <bdi>
      {stem}
      <bdi dir="ltr" className={PERSIAN_FIRST.test(stem) ? styles.ending : undefined}>
        {ending}
      </bdi>
    </bdi>
  );
}

interface UserTextProps {
  children: ReactNode;
  /** The language the author chose; it sets font size, leading and the screen reader's voice. */
  language?: "FA" | "EN" | undefined;
  as?: "p" | "div" | "span" | "h1" | "h2" | "h3" | "li" | "dd";
  className?: string | undefined;
  /** Keeps line breaks and sets the long leading. */
  isLong?: boolean;
}

/** Text that people wrote, in either language: direction from its own letters. */
export function UserText({ children, language, as: Tag = "p", className, isLong = false }: UserTextProps) {
  const lang = language?.toLowerCase();
  return (
    <Tag dir="auto" lang={lang} className={classes(styles.user, isLong && styles.long, className)}>
      {children}
    </Tag>
  );
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
