// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, Language, MatchBand, MergeReason, OrganisationKind, SolutionState, SupplierKind } from "./schema";

export type DuplicateCandidatesQuery = {
  duplicateCandidates: {
    __typename: "DuplicateReport";
    candidates: ({
      __typename: "DuplicateCandidate";
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
      score: number;
      band: MatchBand;
      likeness: number | null;
      isProbable: boolean;
      isOtherUnit: boolean;
      isOtherCity: boolean;
      isOtherLanguage: boolean;
      suggestion: {
        __typename: "MergeSuggestion";
        keep: {
          __typename: "Challenge";
          id: string;
          title: string;
          language: Language;
        };
        merge: {
          __typename: "Challenge";
          id: string;
          title: string;
          language: Language;
        };
        reasons: MergeReason[];
        isPossibleNow: boolean;
      } | null;
      phrases: {
        __typename: "SharedPhrase";
        field: string;
        start: number;
        end: number;
        text: string;
        otherField: string;
        otherStart: number;
        otherEnd: number;
        otherText: string;
        similarity: number;
      }[];
    })[];
    solvedElsewhere: ({
      __typename: "SolvedElsewhere";
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
      } | null;
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
      } | null;
      score: number;
      band: MatchBand;
      phrases: {
        __typename: "SharedPhrase";
        field: string;
        start: number;
        end: number;
        text: string;
        otherField: string;
        otherStart: number;
        otherEnd: number;
        otherText: string;
        similarity: number;
      }[];
    })[];
    isLexicalOnly: boolean;
  } | null;
};

export type DuplicateCandidatesVariables = {
  challenge: string;
  first?: number | null;
};

export const DuplicateCandidatesDocument = /* #__PURE__ */ operation<DuplicateCandidatesQuery, DuplicateCandidatesVariables>(
  "query DuplicateCandidates($challenge: ID!, $first: Int) {\n  duplicateCandidates(challenge: $challenge, first: $first) {\n    candidates {\n      challenge {\n        ...ChallengeCard\n        __typename\n      }\n      score\n      band\n      likeness\n      isProbable\n      isOtherUnit\n      isOtherCity\n      isOtherLanguage\n      suggestion {\n        ...MergeParts\n        __typename\n      }\n      phrases {\n        ...SharedPhraseParts\n        __typename\n      }\n      __typename\n    }\n    solvedElsewhere {\n      challenge {\n        ...ChallengeCard\n        __typename\n      }\n      solution {\n        ...SolutionCard\n        __typename\n      }\n      score\n      band\n      phrases {\n        ...SharedPhraseParts\n        __typename\n      }\n      __typename\n    }\n    isLexicalOnly\n    __typename\n  }\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MergeParts on MergeSuggestion {\n  keep {\n    id\n    title\n    language\n    __typename\n  }\n  merge {\n    id\n    title\n    language\n    __typename\n  }\n  reasons\n  isPossibleNow\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment SharedPhraseParts on SharedPhrase {\n  field\n  start\n  end\n  text\n  otherField\n  otherStart\n  otherEnd\n  otherText\n  similarity\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}",
);
