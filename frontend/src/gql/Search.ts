// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, Language, OrganisationKind, SolutionState, SupplierKind } from "./schema";

export type SearchQuery = {
  search: {
    __typename: "SearchResult";
    isLexicalOnly: boolean;
    hits: ({
      __typename: "SearchHit";
      score: number;
      isClose: boolean;
      snippet: string;
      item: {
        __typename: "Challenge";
        id: string;
        title: string;
        language: Language;
        summary: string;
        deadline: string | null;
        challengeState: ChallengeState;
        unit: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
      } | {
        __typename: "Solution";
        id: string;
        title: string;
        language: Language;
        summary: string;
        trl: number | null;
        solutionState: SolutionState;
        supplier: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
      } | {
        __typename: "Organisation";
        id: string;
        kind: OrganisationKind;
        name: string;
        nameEn: string;
        slug: string;
        supplierKind: SupplierKind | null;
      };
    })[];
  };
};

export type SearchVariables = {
  text: string;
  first?: number | null;
};

export const SearchDocument = /* #__PURE__ */ operation<SearchQuery, SearchVariables>(
  "query Search($text: String!, $first: Int) {\n  search(text: $text, first: $first) {\n    isLexicalOnly\n    hits {\n      score\n      isClose\n      snippet\n      item {\n        ... on Challenge {\n          id\n          title\n          language\n          summary\n          deadline\n          challengeState: state\n          unit {\n            ...OrganisationRef\n            __typename\n          }\n          __typename\n        }\n        ... on Solution {\n          id\n          title\n          language\n          summary\n          trl\n          solutionState: state\n          supplier {\n            ...OrganisationRef\n            __typename\n          }\n          __typename\n        }\n        ... on Organisation {\n          ...OrganisationRef\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
