import type { ReactNode } from "react";
import { Page } from "@/shared/ui/layout";
import styles from "./account.module.css";

interface AccountPageProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Below the line: the way to the neighbouring page. */
  foot?: ReactNode;
}

/** One narrow column with one task. */
export function AccountPage({ title, lead, children, foot }: AccountPageProps) {
  return (
    <Page title={title} width="narrow">
      <div className={styles.frame}>
        <div className={styles.head}>
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
        {foot && <div className={styles.foot}>{foot}</div>}
      </div>
    </Page>
  );
}
