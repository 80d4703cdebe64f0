import { useState } from "react";
import { useSearchParams } from "react-router";
import type { NotificationParts } from "@/gql/fragments";
import { MarkNotificationsReadDocument } from "@/gql/MarkNotificationsRead";
import { NotificationListDocument, type NotificationListQuery } from "@/gql/NotificationList";
import { NotificationReceivedDocument } from "@/gql/NotificationReceived";
import type { MarkNotificationsReadInput } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { type ConnectionState, useConnection } from "@/shared/api/use-connection";
import { useLive, useWake } from "@/shared/api/use-live";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { Button } from "@/shared/ui/button";
import { ErrorState } from "@/shared/ui/error-state";
import { Check } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { Skeleton } from "@/shared/ui/skeleton";
import { Tabs } from "@/shared/ui/tabs";
import { VisuallyHidden } from "@/shared/ui/text";
import { useToast } from "@/shared/ui/toast";
import { EmptyInbox, Inbox } from "./inbox";
import { messages } from "./messages";

export function NotificationsPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")} width="narrow">
      <RequireSession>
        <Notifications />
      </RequireSession>
    </Page>
  );
}

const NO_VARIABLES = {};

function Notifications() {
  const t = useMessages(messages);
  const [params, setParams] = useSearchParams();
  const isUnreadOnly = params.get("show") === "unread";
  const list = useConnection(NotificationListDocument, { unreadOnly: isUnreadOnly }, (data) => data.notifications);
  const [arrived, setArrived] = useState("");
  useLive(NotificationReceivedDocument, NO_VARIABLES, ({ notificationReceived: { notification } }) => {
    if (notification) setArrived(t("arrived", { title: notification.title }));
    list.refetch();
  });
  useWake(list.refetch);
  const mark = useMark();
  const unread = list.data?.notifications.unreadCount ?? 0;
  const content = <Content list={list} isUnreadOnly={isUnreadOnly} onRead={(id) => void mark.run({ ids: [id] })} />;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button icon={Check} isPending={mark.isPending} reason={list.data && unread === 0 ? t("markAllReason") : null} onPress={() => void mark.run({ all: true })}>
            {t("markAll")}
          </Button>
        }
      />
      <Tabs
        label={t("filter")}
        selected={isUnreadOnly ? "unread" : "all"}
        onChange={(id) => {
          setParams(id === "unread" ? { show: "unread" } : {}, { replace: true });
        }}
        tabs={[
          { id: "all", label: t("all"), content },
          { id: "unread", label: t("unread"), count: unread, content },
        ]}
      />
      <div aria-live="polite">
        <VisuallyHidden>{arrived}</VisuallyHidden>
      </div>
    </>
  );
}

/** The marked rows change when the list is read again; a failure is told, since the dot stays. */
function useMark() {
  const t = useMessages(messages);
  const toast = useToast();
  const { attempt, isPending } = useAction(MarkNotificationsReadDocument);
  return {
    isPending,
    run: async (input: MarkNotificationsReadInput) => {
      const { payload, issues, problem } = await attempt({ input });
      const body = issues[0]?.message ?? problem?.message;
      if (!payload) toast({ kind: "danger", title: t("failed"), ...(body ? { body } : {}) });
    },
  };
}

type List = ConnectionState<NotificationListQuery, NotificationParts>;

function Content({ list, isUnreadOnly, onRead }: { list: List; isUnreadOnly: boolean; onRead(id: string): void }) {
  if (list.problem && list.items.length === 0) return <ErrorState problem={list.problem} onRetry={list.refetch} />;
  if (list.isLoading) return <Skeleton lines={8} />;
  if (list.items.length === 0) return <EmptyInbox isUnreadOnly={isUnreadOnly} />;
  return (
    <>
      <Inbox notifications={list.items} onRead={onRead} />
      <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
    </>
  );
}
