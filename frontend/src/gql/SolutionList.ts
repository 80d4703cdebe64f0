// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { Language, OrganisationKind, SolutionFilter, SolutionSort, SolutionState, SupplierKind } from "./schema";

export type SolutionListQuery = {
  solutions: {
    __typename: "SolutionConnection";
    edges: ({
      __typename: "SolutionEdge";
      cursor: string;
      node: {
        __typename: "Solution";
        id: string;
        language: Language;
        title: string;
        summary: string;
        state: SolutionState;
        revision: number;
        trl: number | null;
        publishedAt: string | null;
        updatedAt: string;
        isSample: boolean;
        priceNote: string;
        supplier: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
        priceMin: {
          __typename: "Money";
          amount: string;
          currency: string;
        } | null;
        priceMax: {
          __typename: "Money";
          amount: string;
          currency: string;
        } | null;
        dimensions: {
          __typename: "Dimension";
          id: string;
          code: string;
          titleFa: string;
          titleEn: string;
        }[];
        goals: {
          __typename: "Goal";
          id: string;
          code: string;
          titleFa: string;
          titleEn: string;
        }[];
        tags: string[];
      };
    })[];
    pageInfo: {
      __typename: "PageInfo";
      hasNextPage: boolean;
      endCursor: string | null;
    };
    totalCount: number;
  };
};

export type SolutionListVariables = {
  filter?: SolutionFilter | null;
  sort?: SolutionSort | null;
  first?: number | null;
  after?: string | null;
};

export const SolutionListDocument = /* #__PURE__ */ operation<SolutionListQuery, SolutionListVariables>(
  "query SolutionList($filter: SolutionFilter, $sort: SolutionSort, $first: Int, $after: String) {\n  solutions(filter: $filter, sort: $sort, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...SolutionCard\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}",
);
