// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type NotificationReceivedSubscription = {
  notificationReceived: {
    __typename: "NotificationEvent";
    cursor: string;
    unreadCount: number;
    notification: {
      __typename: "Notification";
      id: string;
      sequence: number;
      kind: string;
      createdAt: string;
      readAt: string | null;
      title: string;
      body: string;
      link: string;
    } | null;
  };
};

export type NotificationReceivedVariables = {
  after?: string | null;
};

export const NotificationReceivedDocument = /* #__PURE__ */ operation<NotificationReceivedSubscription, NotificationReceivedVariables>(
  "subscription NotificationReceived($after: String) {\n  notificationReceived(after: $after) {\n    cursor\n    unreadCount\n    notification {\n      ...NotificationParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment NotificationParts on Notification {\n  id\n  sequence\n  kind\n  createdAt\n  readAt\n  title\n  body\n  link\n  __typename\n}",
);
