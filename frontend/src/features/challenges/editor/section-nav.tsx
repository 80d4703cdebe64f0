import type { ReactNode } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { Check, CircleDot, Icon } from "@/shared/ui/icon";
import type { ChallengeForm } from "./challenge-form";
import { messages } from "./editor-messages";
import styles from "./section-nav.module.css";
import { sections } from "./sections";

interface SectionNavProps {
  form: ChallengeForm;
  /** Stays in sight with it, such as whether all is saved. */
  children?: ReactNode;
}

/** The way through the form: what is filled, what is open. */
export function SectionNav({ form, children }: SectionNavProps) {
  const t = useMessages(messages);
  return (
    <nav aria-label={t("steps")} className={styles.nav}>
      <ol className={styles.list}>
        {sections.map(({ name, isFilled }) => {
          const isDone = isFilled(form);
          return (
            <li key={name}>
              <a
                href={`#part-${name}`}
                className={classes(styles.link, isDone && styles.done)}
                onClick={(event) => {
                  event.preventDefault();
                  lead(name);
                }}
              >
                <Icon icon={isDone ? Check : CircleDot} size={14} label={t(isDone ? "stepDone" : "stepOpen")} />
                {t(name)}
              </a>
            </li>
          );
        })}
      </ol>
      {children}
    </nav>
  );
}

/** Brings the part to view and the first field under the fingers. */
function lead(name: string) {
  const part = document.getElementById(`part-${name}`);
  part?.scrollIntoView({ block: "start" });
  part?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, [role=spinbutton], button")?.focus({ preventScroll: true });
}
