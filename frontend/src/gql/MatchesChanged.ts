// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { Language, MatchBand } from "./schema";

export type MatchesChangedSubscription = {
  matchesChanged: {
    __typename: "MatchesChangedEvent";
    cursor: string;
    subjectId: string;
    topMatches: {
      __typename: "Match";
      id: string;
      rank: number;
      score: number;
      band: MatchBand;
      percentile: number;
      challenge: {
        __typename: "Challenge";
        id: string;
        title: string;
        language: Language;
      };
      solution: {
        __typename: "Solution";
        id: string;
        title: string;
        language: Language;
      };
    }[];
  };
};

export type MatchesChangedVariables = {
  subject: string;
  after?: string | null;
};

export const MatchesChangedDocument = /* #__PURE__ */ operation<MatchesChangedSubscription, MatchesChangedVariables>(
  "subscription MatchesChanged($subject: ID!, $after: String) {\n  matchesChanged(subject: $subject, after: $after) {\n    cursor\n    subjectId\n    topMatches(first: 20) {\n      id\n      rank\n      score\n      band\n      percentile\n      challenge {\n        id\n        title\n        language\n        __typename\n      }\n      solution {\n        id\n        title\n        language\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}",
);
