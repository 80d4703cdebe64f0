import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, IconButton } from "./button";
import { classes } from "./classes";
import styles from "./dialog.module.css";
import { X } from "./icon";
import { uiMessages } from "./messages";

interface DialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  size?: "small" | "medium" | "large";
  /** Buttons, at the bottom. */
  footer?: ReactNode;
  children: ReactNode;
  role?: "dialog" | "alertdialog";
  /** Neither Escape nor a click outside closes it. */
  isBinding?: boolean;
}

/** A question or a small task over the page. On phones it rises from the lower edge. */
export function Dialog({ title, isOpen, onOpenChange, size = "medium", footer, children, role = "dialog", isBinding = false }: DialogProps) {
  const t = useMessages(uiMessages);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={!isBinding} isKeyboardDismissDisabled={isBinding} className={styles.overlay ?? ""}>
      <Modal className={classes(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog ?? ""}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ""}>
              {title}
            </Heading>
            {!isBinding && (
              <IconButton
                icon={X}
                label={t("close")}
                hasTooltip={false}
                onPress={() => {
                  onOpenChange(false);
                }}
              />
            )}
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  confirmLabel: string;
  kind?: "primary" | "danger";
  isPending?: boolean;
  onConfirm(): void;
  children?: ReactNode;
}

/** «Are you sure»: the button repeats the verb of the title. */
export function ConfirmDialog({ title, isOpen, onOpenChange, confirmLabel, kind = "primary", isPending = false, onConfirm, children }: ConfirmDialogProps) {
  const t = useMessages(uiMessages);
  const footer = (
    <>
      <Button
        onPress={() => {
          onOpenChange(false);
        }}
      >
        {t("cancel")}
      </Button>
      <Button kind={kind} isPending={isPending} onPress={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onOpenChange} size="small" role="alertdialog" footer={footer}>
      {children}
    </Dialog>
  );
}
