// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { FeedbackVerdict, GiveMatchFeedbackInput } from "./schema";

export type GiveMatchFeedbackMutation = {
  giveMatchFeedback: {
    __typename: "GiveMatchFeedbackPayload";
    match: {
      __typename: "Match";
      id: string;
      myFeedback: FeedbackVerdict | null;
      feedbackCounts: {
        __typename: "FeedbackCount";
        verdict: FeedbackVerdict;
        count: number;
      }[];
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type GiveMatchFeedbackVariables = {
  input: GiveMatchFeedbackInput;
};

export const GiveMatchFeedbackDocument = /* #__PURE__ */ operation<GiveMatchFeedbackMutation, GiveMatchFeedbackVariables>(
  "mutation GiveMatchFeedback($input: GiveMatchFeedbackInput!) {\n  giveMatchFeedback(input: $input) {\n    match {\n      id\n      myFeedback\n      feedbackCounts {\n        verdict\n        count\n        __typename\n      }\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
