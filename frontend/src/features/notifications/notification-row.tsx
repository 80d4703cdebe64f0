import type { NotificationParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { IconButton } from "@/shared/ui/button";
import { classes } from "@/shared/ui/classes";
import { Check } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { VisuallyHidden } from "@/shared/ui/text";
import { messages } from "./messages";
import styles from "./notifications.module.css";

interface NotificationRowProps {
  notification: NotificationParts;
  /** Following the link and pressing the tick both read it. */
  onRead(id: string): void;
}

export function NotificationRow({ notification, onRead }: NotificationRowProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const { id, title, body, link, createdAt, readAt } = notification;
  const isUnread = readAt === null;
  const read = () => {
    if (isUnread) onRead(id);
  };
  return (
    <li className={classes(styles.row, isUnread && styles.unread)} data-unread={isUnread}>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.title}>
          {isUnread && <VisuallyHidden>{t("unreadMark")}: </VisuallyHidden>}
          {link ? (
            <Link to={link} kind="plain" dir="auto" onClick={read}>
              {title}
            </Link>
          ) : (
            <span dir="auto">{title}</span>
          )}
        </p>
        {body && (
          <p className={styles.body} dir="auto">
            {body}
          </p>
        )}
      </div>
      <time className={styles.time} dateTime={createdAt} title={format.dateTime(createdAt)}>
        {format.time(createdAt)}
      </time>
      <span className={styles.act}>{isUnread && <IconButton icon={Check} size="small" label={t("markOne", { title })} onPress={read} />}</span>
    </li>
  );
}
