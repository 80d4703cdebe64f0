import { type ReactNode, useEffect, useId } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";
import { classes } from "./classes";
import styles from "./layout.module.css";
import { uiMessages } from "./messages";

type Gap = 1 | 2 | 3 | 4 | 6 | 8;
const GAPS = { 1: styles.gap1, 2: styles.gap2, 3: styles.gap3, 4: styles.gap4, 6: styles.gap6, 8: styles.gap8 };

interface PageProps {
  /** For the tab of the browser and for screen readers at navigation. */
  title: string;
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
}

/** One screen. Names the browser's tab; the shell around it holds the landmark. */
export function Page({ title, width = "normal", children }: PageProps) {
  const t = useMessages(uiMessages);
  useEffect(() => {
    document.title = title ? `${title} · ${t("product")}` : t("product");
  }, [title, t]);
  return <div className={classes(styles.page, styles[width])}>{children}</div>;
}

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** A short word above the title: what kind of thing this is. */
  eyebrow?: ReactNode;
  actions?: ReactNode;
  /** A line of facts below the title. */
  meta?: ReactNode;
  breadcrumbs?: readonly Crumb[];
}

export function PageHeader({ title, lead, eyebrow, actions, meta, breadcrumbs }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
      <div className={styles.headline}>
        <div className={styles.words}>
          {eyebrow && <div className={styles.eyebrow}>{eyebrow}</div>}
          <h1 className={styles.title}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
          {meta && <div className={styles.meta}>{meta}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}

interface SectionProps {
  title: ReactNode;
  level?: 2 | 3;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, level = 2, lead, actions, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.sectionHead}>
        <div>
          <Heading id={id} className={level === 2 ? styles.sectionTitle : styles.subTitle}>
            {title}
          </Heading>
          {lead && <div className={styles.sectionLead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** One below the other. */
export function Stack({ gap = 4, children }: { gap?: Gap; children: ReactNode }) {
  return <div className={classes(styles.stack, GAPS[gap])}>{children}</div>;
}

interface ClusterProps {
  gap?: Gap;
  justify?: "start" | "between" | "end";
  children: ReactNode;
}

/** Side by side, wrapping. */
export function Cluster({ gap = 2, justify = "start", children }: ClusterProps) {
  return <div className={classes(styles.cluster, GAPS[gap], styles[`justify-${justify}`])}>{children}</div>;
}

interface ColumnsProps {
  aside: ReactNode;
  asideAt?: "start" | "end";
  children: ReactNode;
}

/** A main column and a narrow one; on small screens the narrow one follows. */
export function Columns({ aside, asideAt = "end", children }: ColumnsProps) {
  return (
    <div className={classes(styles.columns, asideAt === "start" && styles.asideFirst)}>
      <div className={styles.main}>{children}</div>
      <div className={styles.aside}>{aside}</div>
    </div>
  );
}

/** Cards of equal width, as many beside each other as fit. */
export function Grid({ min = "medium", children }: { min?: "small" | "medium" | "large"; children: ReactNode }) {
  return <div className={classes(styles.grid, styles[`min-${min}`])}>{children}</div>;
}
