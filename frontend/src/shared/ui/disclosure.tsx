import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Disclosure as AriaDisclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import styles from "./disclosure.module.css";
import { ChevronRight, Icon } from "./icon";

interface DisclosureProps {
  title: ReactNode;
  note?: ReactNode;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** Details for those who want them. */
export function Disclosure({ title, note, isOpenAtFirst = false, children }: DisclosureProps) {
  return (
    <AriaDisclosure defaultExpanded={isOpenAtFirst} className={styles.disclosure ?? ""}>
      <Button slot="trigger" className={styles.trigger ?? ""}>
        <Icon icon={ChevronRight} size={16} className={styles.chevron} />
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
      </Button>
      <DisclosurePanel className={styles.panel ?? ""}>
        <div className={styles.inside}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
