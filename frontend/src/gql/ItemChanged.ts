// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, SolutionState } from "./schema";

export type ItemChangedSubscription = {
  itemChanged: {
    __typename: "ItemChangedEvent";
    cursor: string;
    subjectId: string;
    challenge: {
      __typename: "Challenge";
      id: string;
      revision: number;
      state: ChallengeState;
      approvalRequestedAt: string | null;
    } | null;
    solution: {
      __typename: "Solution";
      id: string;
      revision: number;
      solutionState: SolutionState;
    } | null;
  };
};

export type ItemChangedVariables = {
  subject: string;
  after?: string | null;
};

export const ItemChangedDocument = /* #__PURE__ */ operation<ItemChangedSubscription, ItemChangedVariables>(
  "subscription ItemChanged($subject: ID!, $after: String) {\n  itemChanged(subject: $subject, after: $after) {\n    cursor\n    subjectId\n    challenge {\n      id\n      revision\n      state\n      approvalRequestedAt\n      __typename\n    }\n    solution {\n      id\n      revision\n      solutionState: state\n      __typename\n    }\n    __typename\n  }\n}",
);
