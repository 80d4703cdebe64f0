import { useState } from "react";
import { AttachFileDocument } from "@/gql/AttachFile";
import type { AttachmentParts } from "@/gql/fragments";
import { RemoveAttachmentDocument } from "@/gql/RemoveAttachment";
import type { UploadedFile } from "@/shared/api/upload";
import { useAction } from "@/shared/api/use-action";
import { useUpload } from "@/shared/api/use-upload";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { IconButton } from "@/shared/ui/button";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { FileDrop, UploadList } from "@/shared/ui/file-drop";
import { Download, FileText, Icon, Trash2 } from "@/shared/ui/icon";
import { FileName } from "@/shared/ui/text";
import styles from "./attachments.module.css";

const attachmentMessages = defineMessages("attachments", {
  fa: {
    empty: "پیوستی نیست.",
    download: "دریافت {name}",
    remove: "برداشتن {name}",
    removeTitle: "پیوست برداشته شود؟",
    removeBody: "«{name}» دیگر در دسترس کسی نخواهد بود.",
    confirm: "برداشتن",
    drop: "پیوست",
    dropHint: "PDF، Word، Excel، PowerPoint، تصویر، متن یا CSV.",
    list: "پیوست‌ها",
  },
  en: {
    empty: "No attachments.",
    download: "Download {name}",
    remove: "Remove {name}",
    removeTitle: "Remove the attachment?",
    removeBody: "“{name}” will no longer be available to anybody.",
    confirm: "Remove",
    drop: "Attachment",
    dropHint: "PDF, Word, Excel, PowerPoint, image, text or CSV.",
    list: "Attachments",
  },
});

export const acceptedFiles = [
  ".pdf",
  ".docx",
  ".xlsx",
  ".pptx",
  ".odt",
  ".png",
  ".jpg",
  ".jpeg",
  ".webp",
  ".txt",
  ".csv",
];

interface AttachmentListProps {
  attachments: readonly AttachmentParts[];
  onRemove?: (attachment: AttachmentParts) => void;
  hasEmptyText?: boolean;
}

/** Files to download: name, size, day. */
export function AttachmentList({ attachments, onRemove, hasEmptyText = true }: AttachmentListProps) {
  const t = useMessages(attachmentMessages);
  const format = useFormat();
  if (attachments.length === 0) return hasEmptyText ? <p className={styles.empty}>{t("empty")}</p> : null;
  return (
    <ul className={styles.list} aria-label={t("list")}>
      {attachments.map((attachment) => (
        <li key={attachment.id} className={styles.item}>
          <Icon icon={FileText} size={18} className={styles.icon} />
          <div className={styles.text}>
            <a href={attachment.url} download className={styles.name}>
              <FileName>{attachment.name}</FileName>
            </a>
            <span className={styles.note}>
              {format.fileSize(attachment.size)} · {format.date(attachment.uploadedAt)}
            </span>
          </div>
          <a href={attachment.url} download className={styles.download} aria-label={t("download", { name: attachment.name })} title={t("download", { name: attachment.name })}>
            <Icon icon={Download} size={16} />
          </a>
          {onRemove && (
            <IconButton
              icon={Trash2}
              size="small"
              label={t("remove", { name: attachment.name })}
              onPress={() => {
                onRemove(attachment);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface AttachmentsProps {
  /** Id of the challenge or solution. */
  subject: string;
  attachments: readonly AttachmentParts[];
  /** After something was added or removed: refetch the object. */
  onChange(): void;
}

/** Attachments that can be added (with progress, retry and the server's reason when refused) and removed. */
export function Attachments({ subject, attachments, onChange }: AttachmentsProps) {
  const t = useMessages(attachmentMessages);
  const attach = useAction(AttachFileDocument);
  const remove = useAction(RemoveAttachmentDocument);
  const [leaving, setLeaving] = useState<AttachmentParts | null>(null);
  const { uploads, add, retry, remove: forget } = useUpload(async (file: UploadedFile) => {
    const payload = await attach.run({ input: { subject, upload: file.id } });
    if (payload) onChange();
  });
  const attached = new Set(attachments.map((attachment) => `${attachment.name}:${String(attachment.size)}`));
  const visible = uploads.filter((upload) => upload.state !== "done" || !attached.has(`${upload.file?.name ?? upload.name}:${String(upload.size)}`));
  const refusal = attach.issues[0]?.message ?? attach.problem?.message ?? remove.issues[0]?.message ?? remove.problem?.message;
  return (
    <div className={styles.attachments} data-field="attachments">
      <AttachmentList attachments={attachments} onRemove={setLeaving} hasEmptyText={false} />
      {visible.length > 0 && <UploadList uploads={visible} onRetry={retry} onRemove={forget} />}
      {refusal && (
        <Banner
          kind="danger"
          onDismiss={() => {
            attach.clear();
            remove.clear();
          }}
        >
          {refusal}
        </Banner>
      )}
      <FileDrop label={t("drop")} description={t("dropHint")} accept={acceptedFiles} onFiles={add} />
      <ConfirmDialog
        title={t("removeTitle")}
        isOpen={leaving !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setLeaving(null);
        }}
        confirmLabel={t("confirm")}
        kind="danger"
        isPending={remove.isPending}
        onConfirm={() => {
          if (!leaving) return;
          void remove.run({ input: { id: leaving.id } }).then((payload) => {
            setLeaving(null);
            if (payload) onChange();
          });
        }}
      >
        {t("removeBody", { name: leaving?.name ?? "" })}
      </ConfirmDialog>
    </div>
  );
}
