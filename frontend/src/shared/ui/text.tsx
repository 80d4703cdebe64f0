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
