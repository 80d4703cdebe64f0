import type { ReactNode } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import styles from "./banner.module.css";
import { IconButton } from "./button";
import { classes } from "./classes";
import { AlertTriangle, CheckCircle2, Icon, Info, X } from "./icon";
import { uiMessages } from "./messages";

export type BannerKind = "info" | "positive" | "warning" | "danger";

const ICONS = { info: Info, positive: CheckCircle2, warning: AlertTriangle, danger: AlertTriangle };

interface BannerProps {
  kind?: BannerKind;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?(): void;
}

/** Something the reader must know about this page. `danger` is spoken at once. */
export function Banner({ kind = "info", title, children, actions, onDismiss }: BannerProps) {
  const t = useMessages(uiMessages);
  return (
    <div className={classes(styles.banner, styles[kind])} role={kind === "danger" ? "alert" : "status"}>
      <Icon icon={ICONS[kind]} className={styles.icon} />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div className={styles.body}>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss && <IconButton icon={X} size="small" label={t("close")} hasTooltip={false} onPress={onDismiss} />}
    </div>
  );
}
