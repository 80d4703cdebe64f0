import { useRef } from "react";
import { useNavigate } from "react-router";
import { NotificationReceivedDocument } from "@/gql/NotificationReceived";
import { useLive } from "@/shared/api/use-live";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { IconButton } from "@/shared/ui/button";
import { Bell } from "@/shared/ui/icon";
import { showToast } from "@/shared/ui/toast";
import { shellMessages } from "../messages";

const NO_VARIABLES = {};
const MOST = 99;

/** How many notifications wait; a new one says itself. */
export function NotificationBell() {
  const t = useMessages(shellMessages);
  const format = useFormat();
  const navigate = useNavigate();
  const { session, reload } = useSession();
  const count = session?.unreadNotifications ?? 0;
  const hasStarted = useRef(false);

  useLive(NotificationReceivedDocument, NO_VARIABLES, ({ notificationReceived: { notification, unreadCount } }) => {
    if (unreadCount !== count) reload();
    // The first event only says where we stand.
    if (hasStarted.current && notification && !notification.readAt) {
      showToast({
        title: notification.title,
        ...(notification.link ? { action: { label: t("open"), onAction: () => void navigate(notification.link) } } : {}),
      });
    }
    hasStarted.current = true;
  });

  const badge = count === 0 ? undefined : count > MOST ? `${format.number(MOST)}+` : format.number(count);
  return (
    <IconButton
      icon={Bell}
      label={count > 0 ? t("unread", { count }) : t("notifications")}
      badge={badge}
      onPress={() => void navigate("/notifications")}
    />
  );
}
