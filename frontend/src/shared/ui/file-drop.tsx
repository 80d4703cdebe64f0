import type { ReactNode } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { useFormat } from "@/shared/format/use-format";
import type { Upload as UploadState } from "@/shared/api/use-upload";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, IconButton } from "./button";
import styles from "./file-drop.module.css";
import { FileText, Icon, RefreshCw, Upload, X } from "./icon";
import { uiMessages } from "./messages";
import { ProgressBar } from "./meter";
import { FileName } from "./text";

interface FileDropProps {
  label: string;
  description?: ReactNode;
  /** Types or endings, for the chooser of the system: `application/pdf`, `.csv`. */
  accept?: readonly string[];
  isDisabled?: boolean;
  allowsMany?: boolean;
  onFiles(files: File[]): void;
}

/** A place to drop files on, and a button for those who do not drag. */
export function FileDrop({ label, description, accept, isDisabled = false, allowsMany = true, onFiles }: FileDropProps) {
  const t = useMessages(uiMessages);
  const take = (files: File[]) => {
    if (files.length > 0) onFiles(allowsMany ? files : files.slice(0, 1));
  };
  return (
    <DropZone
      isDisabled={isDisabled}
      className={styles.zone ?? ""}
      onDrop={({ items }) => {
        void Promise.all(items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : []))).then(take);
      }}
    >
      <Icon icon={Upload} className={styles.glyph} />
      <Text slot="label" className={styles.label ?? ""}>
        {label}
      </Text>
      <div className={styles.row}>
        <span className={styles.hint}>{t("dropFiles")}</span>
        <FileTrigger
          allowsMultiple={allowsMany}
          {...(accept ? { acceptedFileTypes: [...accept] } : {})}
          onSelect={(list) => {
            take(list ? [...list] : []);
          }}
        >
          <Button size="small" isDisabled={isDisabled}>
            {t("chooseFile")}
          </Button>
        </FileTrigger>
      </div>
      {description && <div className={styles.description}>{description}</div>}
    </DropZone>
  );
}

interface UploadListProps {
  uploads: readonly UploadState[];
  onRetry(key: string): void;
  onRemove(key: string): void;
}

export function UploadList({ uploads, onRetry, onRemove }: UploadListProps) {
  const t = useMessages(uiMessages);
  const format = useFormat();
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.list}>
      {uploads.map((upload) => (
        <li key={upload.key} className={styles.item}>
          <Icon icon={FileText} className={styles.glyph} />
          <div className={styles.words}>
            <div className={styles.name}>
              <FileName>{upload.name}</FileName>
            </div>
            {upload.state === "failed" ? (
              <span className={styles.problem} role="alert">
                {upload.problem?.message ?? t("uploadFailed")}
              </span>
            ) : (
              <ProgressBar
                label={format.fileSize(upload.size)}
                value={upload.state === "waiting" ? 0 : upload.share}
                note={upload.state === "done" ? t("uploadDone") : t("uploading", { percent: format.percent(upload.share) })}
              />
            )}
          </div>
          {upload.state === "failed" && (
            <IconButton
              icon={RefreshCw}
              size="small"
              label={t("retry")}
              onPress={() => {
                onRetry(upload.key);
              }}
            />
          )}
          <IconButton
            icon={X}
            size="small"
            label={t("remove", { name: upload.name })}
            onPress={() => {
              onRemove(upload.key);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
