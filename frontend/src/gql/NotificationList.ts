// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type NotificationListQuery = {
  notifications: {
    __typename: "NotificationConnection";
    edges: ({
      __typename: "NotificationEdge";
      cursor: string;
      node: {
        __typename: "Notification";
        id: string;
        sequence: number;
        kind: string;
        createdAt: string;
        readAt: string | null;
        title: string;
        body: string;
        link: string;
      };
    })[];
    pageInfo: {
      __typename: "PageInfo";
      hasNextPage: boolean;
      endCursor: string | null;
    };
    totalCount: number;
    unreadCount: number;
  };
};

export type NotificationListVariables = {
  unreadOnly?: boolean | null;
  first?: number | null;
  after?: string | null;
};

export const NotificationListDocument = /* #__PURE__ */ operation<NotificationListQuery, NotificationListVariables>(
  "query NotificationList($unreadOnly: Boolean, $first: Int, $after: String) {\n  notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...NotificationParts\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    unreadCount\n    __typename\n  }\n}\n\nfragment NotificationParts on Notification {\n  id\n  sequence\n  kind\n  createdAt\n  readAt\n  title\n  body\n  link\n  __typename\n}",
);
