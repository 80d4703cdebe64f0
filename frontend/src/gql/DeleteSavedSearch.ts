// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { DeleteSavedSearchInput } from "./schema";

export type DeleteSavedSearchMutation = {
  deleteSavedSearch: {
    __typename: "DeleteSavedSearchPayload";
    deletedId: string | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type DeleteSavedSearchVariables = {
  input: DeleteSavedSearchInput;
};

export const DeleteSavedSearchDocument = /* #__PURE__ */ operation<DeleteSavedSearchMutation, DeleteSavedSearchVariables>(
  "mutation DeleteSavedSearch($input: DeleteSavedSearchInput!) {\n  deleteSavedSearch(input: $input) {\n    deletedId\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
