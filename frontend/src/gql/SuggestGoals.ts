// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { Language } from "./schema";

export type SuggestGoalsQuery = {
  suggestGoals: {
    __typename: "SuggestedGoal";
    goal: {
      __typename: "Goal";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
    };
    score: number;
  }[];
};

export type SuggestGoalsVariables = {
  language: Language;
  text: string;
  first?: number | null;
};

export const SuggestGoalsDocument = /* #__PURE__ */ operation<SuggestGoalsQuery, SuggestGoalsVariables>(
  "query SuggestGoals($language: Language!, $text: String!, $first: Int) {\n  suggestGoals(language: $language, text: $text, first: $first) {\n    goal {\n      ...GoalParts\n      __typename\n    }\n    score\n    __typename\n  }\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}",
);
