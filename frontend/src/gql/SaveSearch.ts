// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { SaveSearchInput, SearchKind } from "./schema";

export type SaveSearchMutation = {
  saveSearch: {
    __typename: "SaveSearchPayload";
    savedSearch: {
      __typename: "SavedSearch";
      id: string;
      kind: SearchKind;
      name: string;
      filter: unknown;
      isSemantic: boolean;
      notify: boolean;
      createdAt: string;
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type SaveSearchVariables = {
  input: SaveSearchInput;
};

export const SaveSearchDocument = /* #__PURE__ */ operation<SaveSearchMutation, SaveSearchVariables>(
  "mutation SaveSearch($input: SaveSearchInput!) {\n  saveSearch(input: $input) {\n    savedSearch {\n      ...SavedSearchParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment SavedSearchParts on SavedSearch {\n  id\n  kind\n  name\n  filter\n  isSemantic\n  notify\n  createdAt\n  __typename\n}",
);
