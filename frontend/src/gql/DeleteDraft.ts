// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { DeleteDraftInput } from "./schema";

export type DeleteDraftMutation = {
  deleteDraft: {
    __typename: "DeleteDraftPayload";
    deletedId: string | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type DeleteDraftVariables = {
  input: DeleteDraftInput;
};

export const DeleteDraftDocument = /* #__PURE__ */ operation<DeleteDraftMutation, DeleteDraftVariables>(
  "mutation DeleteDraft($input: DeleteDraftInput!) {\n  deleteDraft(input: $input) {\n    deletedId\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
