import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Link as RouterLink } from "react-router";
import styles from "./button.module.css";
import { classes } from "./classes";
import { Icon, type LucideIcon } from "./icon";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

interface Look {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** An icon that points forward or back; it turns round in Persian. */
  isIconDirectional?: boolean;
  iconAfter?: LucideIcon;
  isWide?: boolean;
}

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children">, Look {
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** Why it cannot be pressed, in words. The button stays focusable and says so. */
  reason?: string | null | undefined;
}

function look({ kind = "secondary", size = "medium", isWide = false }: Look, extra?: string) {
  return classes(styles.button, styles[kind], styles[size], isWide && styles.wide, extra);
}

function Inside({ icon, isIconDirectional = false, iconAfter, children }: Look & { children: ReactNode }) {
  return (
    <>
      {icon && <Icon icon={icon} size={16} directional={isIconDirectional} />}
      <span className={styles.text}>{children}</span>
      {iconAfter && <Icon icon={iconAfter} size={16} directional={isIconDirectional} />}
    </>
  );
}

export function Button({ kind, size, icon, isIconDirectional, iconAfter, isWide, reason, children, onPress, ...rest }: ButtonProps) {
  const { isPending = false } = rest;
  const inside = { ...(icon ? { icon } : {}), ...(iconAfter ? { iconAfter } : {}), isIconDirectional: isIconDirectional ?? false };
  const button = (
    <AriaButton
      {...rest}
      {...(reason ? { "aria-disabled": true } : onPress ? { onPress } : {})}
      className={look({ kind, size, isWide }, classes(reason && styles.refused))}
    >
      {isPending && (
        <span className={styles.pending}>
          <Spinner />
        </span>
      )}
      <span className={classes(styles.inside, isPending && styles.hidden)}>
        <Inside {...inside}>{children}</Inside>
      </span>
    </AriaButton>
  );
  return reason ? <Tooltip text={reason}>{button}</Tooltip> : button;
}

interface ButtonLinkProps extends Look {
  to: string;
  children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, a button does something. */
export function ButtonLink({ to, children, icon, iconAfter, isIconDirectional, ...rest }: ButtonLinkProps) {
  const inside = { ...(icon ? { icon } : {}), ...(iconAfter ? { iconAfter } : {}), isIconDirectional: isIconDirectional ?? false };
  return (
    <RouterLink to={to} className={look(rest)}>
      <span className={styles.inside}>
        <Inside {...inside}>{children}</Inside>
      </span>
    </RouterLink>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> {
  icon: LucideIcon;
  /** Said by screen readers and shown as a tooltip. */
  label: string;
  kind?: "quiet" | "secondary";
  size?: ButtonSize;
  directional?: boolean;
  /** A number on the corner, in the reader's digits. */
  badge?: string | undefined;
  hasTooltip?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, kind = "quiet", size = "medium", directional = false, badge, hasTooltip = true, ...rest }: IconButtonProps) {
  const button = (
    <AriaButton {...rest} aria-label={label} className={classes(styles.button, styles[kind], styles[size], styles.square)}>
      {rest.isPending ? <Spinner /> : <Icon icon={icon} size={size === "small" ? 16 : 18} directional={directional} />}
      {badge && (
        <span className={styles.badge} aria-hidden="true">
          {badge}
        </span>
      )}
    </AriaButton>
  );
  return hasTooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
