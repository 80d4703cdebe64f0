import { type FieldIssue, fieldName } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Pencil } from "@/shared/ui/icon";
import { Stack } from "@/shared/ui/layout";
import { useFieldLabels } from "../field-labels";
import styles from "./gaps-dialog.module.css";
import { messages } from "./transition-messages";

interface GapsDialogProps {
  challengeId: string;
  gaps: readonly FieldIssue[];
  onClose(): void;
}

/** Everything that still stands in the way of a step, each with its field. */
export function GapsDialog({ challengeId, gaps, onClose }: GapsDialogProps) {
  const t = useMessages(messages);
  const labels: Readonly<Record<string, string>> = useFieldLabels();
  return (
    <Dialog
      title={t("gapsTitle")}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={
        <ButtonLink to={`/challenges/${challengeId}/edit`} kind="primary" icon={Pencil}>
          {t("fix")}
        </ButtonLink>
      }
    >
      <Stack gap={3}>
        <p>{t("gapsBody")}</p>
        <dl className={styles.gaps}>
          {gaps.map((gap) => (
            <div key={`${gap.field ?? ""}:${gap.code}`}>
              {gap.field && <dt className={styles.field}>{labels[fieldName(gap.field)] ?? gap.field}</dt>}
              <dd>{gap.message}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </Dialog>
  );
}
