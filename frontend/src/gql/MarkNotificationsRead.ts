// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { MarkNotificationsReadInput } from "./schema";

export type MarkNotificationsReadMutation = {
  markNotificationsRead: {
    __typename: "MarkNotificationsReadPayload";
    unreadCount: number;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type MarkNotificationsReadVariables = {
  input: MarkNotificationsReadInput;
};

export const MarkNotificationsReadDocument = /* #__PURE__ */ operation<MarkNotificationsReadMutation, MarkNotificationsReadVariables>(
  "mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n  markNotificationsRead(input: $input) {\n    unreadCount\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
