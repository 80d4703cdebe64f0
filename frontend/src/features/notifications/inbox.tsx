import { useCallback } from "react";
import type { NotificationParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useServerNow } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { CheckCircle2, Inbox as InboxIcon } from "@/shared/ui/icon";
import { Stack } from "@/shared/ui/layout";
import { type DayGroup, groupByDay } from "./day-groups";
import { messages } from "./messages";
import { NotificationRow } from "./notification-row";
import styles from "./notifications.module.css";

interface InboxProps {
  notifications: readonly NotificationParts[];
  onRead(id: string): void;
}

/** News under the day on which they came, in the reader's calendar. */
export function Inbox({ notifications, onRead }: InboxProps) {
  const now = useServerNow(60_000);
  const headingOf = useHeading();
  return (
    <Stack gap={6}>
      {groupByDay(notifications, now).map((group) => (
        <section key={group.key} aria-labelledby={`day-${group.key}`}>
          <h2 id={`day-${group.key}`} className={styles.day}>
            {headingOf(group)}
          </h2>
          <ul className={styles.list}>
            {group.items.map((notification) => (
              <NotificationRow key={notification.id} notification={notification} onRead={onRead} />
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

function useHeading(): (group: DayGroup<NotificationParts>) => string {
  const t = useMessages(messages);
  const format = useFormat();
  return useCallback(
    ({ name, key }) => {
      // Noon of that day: no time zone moves it to another one.
      const date = format.dateLong(`${key}T12:00:00+03:30`);
      return name === "date" ? date : t(name, { date });
    },
    [t, format],
  );
}

export function EmptyInbox({ isUnreadOnly }: { isUnreadOnly: boolean }) {
  const t = useMessages(messages);
  return isUnreadOnly ? (
    <EmptyState icon={CheckCircle2} title={t("emptyUnreadTitle")} actions={<ButtonLink to="/notifications">{t("showAll")}</ButtonLink>}>
      {t("emptyUnreadBody")}
    </EmptyState>
  ) : (
    <EmptyState icon={InboxIcon} title={t("emptyTitle")} actions={<ButtonLink to="/dashboard">{t("toDesk")}</ButtonLink>}>
      {t("emptyBody")}
    </EmptyState>
  );
}
