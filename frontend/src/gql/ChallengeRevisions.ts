// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type ChallengeRevisionsQuery = {
  challenge: {
    __typename: "Challenge";
    id: string;
    revision: number;
    revisions: ({
      __typename: "RevisionEntry";
      number: number;
      createdAt: string;
      author: {
        __typename: "User";
        id: string;
        fullName: string;
      } | null;
      note: string;
      changedFields: string[];
      snapshot: unknown;
    })[];
  } | null;
};

export type ChallengeRevisionsVariables = {
  id: string;
};

export const ChallengeRevisionsDocument = /* #__PURE__ */ operation<ChallengeRevisionsQuery, ChallengeRevisionsVariables>(
  "query ChallengeRevisions($id: ID!) {\n  challenge(id: $id) {\n    id\n    revision\n    revisions {\n      ...RevisionParts\n      snapshot\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment RevisionParts on RevisionEntry {\n  number\n  createdAt\n  author {\n    id\n    fullName\n    __typename\n  }\n  note\n  changedFields\n  __typename\n}",
);
