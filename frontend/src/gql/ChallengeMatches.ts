// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, FeedbackVerdict, Language, MatchBand, OrganisationKind, SolutionState, SupplierKind, VerdictFilter } from "./schema";

export type ChallengeMatchesQuery = {
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
    description: string;
    baseline: string;
    successMeasures: string;
    constraints: string;
    allowedActions: ({
      __typename: "AllowedAction";
      name: string;
      allowed: boolean;
      code: string | null;
      reason: string | null;
    })[];
    matches: {
      __typename: "MatchConnection";
      edges: ({
        __typename: "MatchEdge";
        cursor: string;
        node: {
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
          missing: {
            __typename: "MissingMeasure";
            field: string;
            start: number;
            end: number;
            text: string;
          }[];
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
        };
      })[];
      pageInfo: {
        __typename: "PageInfo";
        hasNextPage: boolean;
        endCursor: string | null;
      };
      totalCount: number;
      isReady: boolean;
    };
  } | null;
};

export type ChallengeMatchesVariables = {
  id: string;
  first?: number | null;
  after?: string | null;
  verdict?: VerdictFilter | null;
};

export const ChallengeMatchesDocument = /* #__PURE__ */ operation<ChallengeMatchesQuery, ChallengeMatchesVariables>(
  "query ChallengeMatches($id: ID!, $first: Int, $after: String, $verdict: VerdictFilter) {\n  challenge(id: $id) {\n    ...ChallengeCard\n    description\n    baseline\n    successMeasures\n    constraints\n    allowedActions {\n      ...ActionParts\n      __typename\n    }\n    matches(first: $first, after: $after, verdict: $verdict) {\n      edges {\n        cursor\n        node {\n          ...MatchParts\n          missing {\n            ...MissingParts\n            __typename\n          }\n          solution {\n            ...SolutionCard\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n        __typename\n      }\n      totalCount\n      isReady\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MatchParts on Match {\n  id\n  rank\n  score\n  percentile\n  band\n  probability\n  components {\n    name\n    share\n    value\n    __typename\n  }\n  sharedGoals {\n    ...GoalParts\n    __typename\n  }\n  sharedDimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  phrases {\n    ...PhraseParts\n    __typename\n  }\n  budgetOverlaps\n  trlMeets\n  isCrossLanguage\n  isLexicalOnly\n  myFeedback\n  feedbackCounts {\n    verdict\n    count\n    __typename\n  }\n  __typename\n}\n\nfragment MissingParts on MissingMeasure {\n  field\n  start\n  end\n  text\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment PhraseParts on PhrasePair {\n  challengeField\n  challengeStart\n  challengeEnd\n  challengeText\n  solutionField\n  solutionStart\n  solutionEnd\n  solutionText\n  similarity\n  share\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}",
);
