// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, GapKind, Language, OrganisationKind, SolutionState, SupplierKind } from "./schema";

export type GapEntriesQuery = {
  gapEntries: {
    __typename: "GapEntries";
    figures: {
      __typename: "GapFigures";
      demand: number;
      supply: number;
      matched: number;
      unmatched: number;
      idle: number;
      gap: GapKind;
    };
    challenges: ({
      __typename: "GapChallenge";
      isMatched: boolean;
      challenge: {
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
    solutions: ({
      __typename: "GapSolution";
      isIdle: boolean;
      solution: {
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
  } | null;
};

export type GapEntriesVariables = {
  dimension?: string | null;
  axis?: string | null;
  goal?: string | null;
  city?: string | null;
  first?: number | null;
};

export const GapEntriesDocument = /* #__PURE__ */ operation<GapEntriesQuery, GapEntriesVariables>(
  "query GapEntries($dimension: ID, $axis: ID, $goal: ID, $city: ID, $first: Int) {\n  gapEntries(dimension: $dimension, axis: $axis, goal: $goal, city: $city) {\n    figures {\n      ...GapParts\n      __typename\n    }\n    challenges(first: $first) {\n      isMatched\n      challenge {\n        ...ChallengeCard\n        __typename\n      }\n      __typename\n    }\n    solutions(first: $first) {\n      isIdle\n      solution {\n        ...SolutionCard\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment GapParts on GapFigures {\n  demand\n  supply\n  matched\n  unmatched\n  idle\n  gap\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}",
);
