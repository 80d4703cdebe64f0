// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeFilter, ChallengeSort, ChallengeState, Language, OrganisationKind, SupplierKind } from "./schema";

export type ChallengeListQuery = {
  challenges: {
    __typename: "ChallengeConnection";
    edges: ({
      __typename: "ChallengeEdge";
      cursor: string;
      node: {
        __typename: "Challenge";
        id: string;
        language: Language;
        title: string;
        summary: string;
        state: ChallengeState;
        revision: number;
        deadline: string | null;
        publishedAt: string | null;
        updatedAt: string;
        hasNoBudget: boolean;
        isSample: boolean;
        unit: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
        city: {
          __typename: "City";
          id: string;
          slug: string;
          nameFa: string;
          nameEn: string;
        } | null;
        budgetMin: {
          __typename: "Money";
          amount: string;
          currency: string;
        } | null;
        budgetMax: {
          __typename: "Money";
          amount: string;
          currency: string;
        } | null;
        dimension: {
          __typename: "Dimension";
          id: string;
          code: string;
          titleFa: string;
          titleEn: string;
        } | null;
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

export type ChallengeListVariables = {
  filter?: ChallengeFilter | null;
  sort?: ChallengeSort | null;
  first?: number | null;
  after?: string | null;
};

export const ChallengeListDocument = /* #__PURE__ */ operation<ChallengeListQuery, ChallengeListVariables>(
  "query ChallengeList($filter: ChallengeFilter, $sort: ChallengeSort, $first: Int, $after: String) {\n  challenges(filter: $filter, sort: $sort, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ChallengeCard\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
