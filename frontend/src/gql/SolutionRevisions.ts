// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type SolutionRevisionsQuery = {
  solution: {
    __typename: "Solution";
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

export type SolutionRevisionsVariables = {
  id: string;
};

export const SolutionRevisionsDocument = /* #__PURE__ */ operation<SolutionRevisionsQuery, SolutionRevisionsVariables>(
  "query SolutionRevisions($id: ID!) {\n  solution(id: $id) {\n    id\n    revision\n    revisions {\n      ...RevisionParts\n      snapshot\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment RevisionParts on RevisionEntry {\n  number\n  createdAt\n  author {\n    id\n    fullName\n    __typename\n  }\n  note\n  changedFields\n  __typename\n}",
);
