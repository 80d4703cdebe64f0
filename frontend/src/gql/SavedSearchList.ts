// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { SearchKind } from "./schema";

export type SavedSearchListQuery = {
  savedSearches: {
    __typename: "SavedSearchConnection";
    edges: {
      __typename: "SavedSearchEdge";
      cursor: string;
      node: {
        __typename: "SavedSearch";
        id: string;
        kind: SearchKind;
        name: string;
        filter: unknown;
        isSemantic: boolean;
        notify: boolean;
        createdAt: string;
      };
    }[];
    pageInfo: {
      __typename: "PageInfo";
      hasNextPage: boolean;
      endCursor: string | null;
    };
    totalCount: number;
  };
};

export type SavedSearchListVariables = {
  kind?: SearchKind | null;
  first?: number | null;
  after?: string | null;
};

export const SavedSearchListDocument = /* #__PURE__ */ operation<SavedSearchListQuery, SavedSearchListVariables>(
  "query SavedSearchList($kind: SearchKind, $first: Int, $after: String) {\n  savedSearches(kind: $kind, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...SavedSearchParts\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment SavedSearchParts on SavedSearch {\n  id\n  kind\n  name\n  filter\n  isSemantic\n  notify\n  createdAt\n  __typename\n}",
);
