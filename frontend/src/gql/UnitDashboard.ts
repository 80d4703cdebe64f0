// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, FeedbackVerdict, Language, MatchBand, OrganisationKind, SolutionState, SupplierKind } from "./schema";

export type UnitDashboardQuery = {
  dashboard: {
    __typename: "Dashboard";
    challengeCounts: {
      __typename: "StateCount";
      state: string;
      count: number;
    }[];
    challengeTasks: ({
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
      stateReason: string;
      approvalRequestedAt: string | null;
    })[];
    drafts: ({
      __typename: "Challenge";
      id: string;
      title: string;
      language: Language;
      updatedAt: string;
      state: ChallengeState;
      quality: {
        __typename: "Quality";
        score: number;
      };
    } | {
      __typename: "Solution";
      id: string;
      title: string;
      language: Language;
      updatedAt: string;
      solutionState: SolutionState;
      quality: {
        __typename: "Quality";
        score: number;
      };
    })[];
    matchesAwaitingFeedback: ({
      __typename: "Match";
      id: string;
      rank: number;
      score: number;
      percentile: number;
      band: MatchBand;
      probability: number | null;
      components: {
        __typename: "MatchComponent";
        name: string;
        share: number;
        value: number;
      }[];
      sharedGoals: {
        __typename: "Goal";
        id: string;
        code: string;
        titleFa: string;
        titleEn: string;
      }[];
      sharedDimensions: {
        __typename: "Dimension";
        id: string;
        code: string;
        titleFa: string;
        titleEn: string;
      }[];
      phrases: {
        __typename: "PhrasePair";
        challengeField: string;
        challengeStart: number;
        challengeEnd: number;
        challengeText: string;
        solutionField: string;
        solutionStart: number;
        solutionEnd: number;
        solutionText: string;
        similarity: number;
        share: number;
      }[];
      budgetOverlaps: boolean | null;
      trlMeets: boolean | null;
      isCrossLanguage: boolean;
      isLexicalOnly: boolean;
      myFeedback: FeedbackVerdict | null;
      feedbackCounts: {
        __typename: "FeedbackCount";
        verdict: FeedbackVerdict;
        count: number;
      }[];
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
    nextDeadlines: ({
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
    })[];
  };
};

export type UnitDashboardVariables = {
  organisation?: string | null;
};

export const UnitDashboardDocument = /* #__PURE__ */ operation<UnitDashboardQuery, UnitDashboardVariables>(
  "query UnitDashboard($organisation: ID) {\n  dashboard(organisation: $organisation) {\n    challengeCounts {\n      state\n      count\n      __typename\n    }\n    challengeTasks(first: 10) {\n      ...ChallengeCard\n      stateReason\n      approvalRequestedAt\n      __typename\n    }\n    drafts(first: 10) {\n      ... on Challenge {\n        id\n        title\n        language\n        updatedAt\n        state\n        quality {\n          score\n          __typename\n        }\n        __typename\n      }\n      ... on Solution {\n        id\n        title\n        language\n        updatedAt\n        solutionState: state\n        quality {\n          score\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    matchesAwaitingFeedback(first: 10) {\n      ...MatchParts\n      challenge {\n        ...ChallengeCard\n        __typename\n      }\n      solution {\n        ...SolutionCard\n        __typename\n      }\n      __typename\n    }\n    nextDeadlines(first: 5) {\n      ...ChallengeCard\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MatchParts on Match {\n  id\n  rank\n  score\n  percentile\n  band\n  probability\n  components {\n    name\n    share\n    value\n    __typename\n  }\n  sharedGoals {\n    ...GoalParts\n    __typename\n  }\n  sharedDimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  phrases {\n    ...PhraseParts\n    __typename\n  }\n  budgetOverlaps\n  trlMeets\n  isCrossLanguage\n  isLexicalOnly\n  myFeedback\n  feedbackCounts {\n    verdict\n    count\n    __typename\n  }\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment PhraseParts on PhrasePair {\n  challengeField\n  challengeStart\n  challengeEnd\n  challengeText\n  solutionField\n  solutionStart\n  solutionEnd\n  solutionText\n  similarity\n  share\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}",
);
