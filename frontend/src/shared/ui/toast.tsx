import { useEffect, useState, useSyncExternalStore } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, IconButton } from "./button";
import { classes } from "./classes";
import { AlertTriangle, CheckCircle2, Icon, Info, X } from "./icon";
import { uiMessages } from "./messages";
import styles from "./toast.module.css";

export interface ToastContent {
  kind?: "info" | "positive" | "danger";
  title: string;
  body?: string;
  action?: { label: string; onAction(): void };
  /** What it is about: the next word about the same thing takes its place. Without it, the same words do. */
  about?: string;
}

interface Toast extends ToastContent {
  key: number;
}

const SHOWN_FOR = 7_000;
const AT_MOST = 3;
const ICONS = { info: Info, positive: CheckCircle2, danger: AlertTriangle };

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(key: number) {
  set(toasts.filter((toast) => toast.key !== key));
}

/** A word about what just happened. What must not be missed belongs on the page. */
export function showToast(content: ToastContent) {
  count += 1;
  const subject = subjectOf(content);
  set([...toasts.filter((toast) => subjectOf(toast) !== subject), { ...content, key: count }].slice(-AT_MOST));
}

/** What was said about it holds no more. */
export function clearToast(about: string) {
  set(toasts.filter((toast) => toast.about !== about));
}

function subjectOf({ about, title, body = "" }: ToastContent): string {
  return about ?? `${title}\n${body}`;
}

export function useToast(): (content: ToastContent) => void {
  return showToast;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Stands once in the shell. */
export function Toaster() {
  const t = useMessages(uiMessages);
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const [isHeld, setHeld] = useState(false);
  return (
    // Pointing at it or tabbing into it only keeps it from vanishing; nothing is done by that.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t("notifications")}
      aria-live="polite"
      className={styles.region}
      onPointerEnter={() => {
        setHeld(true);
      }}
      onPointerLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      {shown.map((toast) => (
        <Item key={toast.key} toast={toast} isHeld={isHeld} />
      ))}
    </section>
  );
}

function Item({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const t = useMessages(uiMessages);
  const { key, kind = "info", title, body, action } = toast;
  useEffect(() => {
    // Whoever reads or aims at it keeps it; an error stays until it is closed.
    if (isHeld || kind === "danger") return undefined;
    const timer = setTimeout(() => {
      dismiss(key);
    }, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, key, kind]);
  return (
    <div className={classes(styles.toast, styles[kind])}>
      <Icon icon={ICONS[kind]} className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        {body && <p dir="auto">{body}</p>}
      </div>
      {action && (
        <Button
          size="small"
          onPress={() => {
            dismiss(key);
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        icon={X}
        size="small"
        label={t("close")}
        hasTooltip={false}
        onPress={() => {
          dismiss(key);
        }}
      />
    </div>
  );
}
