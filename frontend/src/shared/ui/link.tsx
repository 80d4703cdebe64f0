import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "./classes";
import { ExternalLink, Icon } from "./icon";
import styles from "./link.module.css";
import { uiMessages } from "./messages";

interface LinkProps {
  to: string;
  children: ReactNode;
  /** `plain` shows the underline only on hover: for titles in lists and cards. */
  kind?: "underlined" | "plain";
  className?: string | undefined;
  lang?: string | undefined;
  dir?: "auto" | undefined;
  /** Besides going there: news that is followed is read. */
  onClick?: (() => void) | undefined;
  /** Stays where the page is scrolled: for links that change a part of it. */
  preventScrollReset?: boolean;
}

export function Link({ to, children, kind = "underlined", className, ...rest }: LinkProps) {
  return (
    <RouterLink to={to} className={classes(styles.link, kind === "plain" && styles.plain, className)} {...rest}>
      {children}
    </RouterLink>
  );
}

/** Leaves the product, in a new tab, and says so. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const t = useMessages(uiMessages);
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={classes(styles.link, styles.outside)}>
      {children}
      <Icon icon={ExternalLink} size={14} label={t("newWindow")} directional />
    </a>
  );
}
