// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { RemoveAttachmentInput } from "./schema";

export type RemoveAttachmentMutation = {
  removeAttachment: {
    __typename: "RemoveAttachmentPayload";
    deletedId: string | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type RemoveAttachmentVariables = {
  input: RemoveAttachmentInput;
};

export const RemoveAttachmentDocument = /* #__PURE__ */ operation<RemoveAttachmentMutation, RemoveAttachmentVariables>(
  "mutation RemoveAttachment($input: RemoveAttachmentInput!) {\n  removeAttachment(input: $input) {\n    deletedId\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
