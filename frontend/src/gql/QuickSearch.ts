// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { Language, OrganisationKind, SupplierKind } from "./schema";

export type QuickSearchQuery = {
  search: {
    __typename: "SearchResult";
    isLexicalOnly: boolean;
    hits: ({
      __typename: "SearchHit";
      score: number;
      snippet: string;
      item: {
        __typename: "Challenge";
        id: string;
        title: string;
        language: Language;
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

export type QuickSearchVariables = {
  text: string;
};

export const QuickSearchDocument = /* #__PURE__ */ operation<QuickSearchQuery, QuickSearchVariables>(
  "query QuickSearch($text: String!) {\n  search(text: $text, first: 8) {\n    isLexicalOnly\n    hits {\n      score\n      snippet\n      item {\n        ... on Challenge {\n          id\n          title\n          language\n          unit {\n            ...OrganisationRef\n            __typename\n          }\n          __typename\n        }\n        ... on Solution {\n          id\n          title\n          language\n          supplier {\n            ...OrganisationRef\n            __typename\n          }\n          __typename\n        }\n        ... on Organisation {\n          ...OrganisationRef\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
