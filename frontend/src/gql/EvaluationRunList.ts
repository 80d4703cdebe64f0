// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type EvaluationRunListQuery = {
  evaluationRuns: {
    __typename: "EvaluationRunConnection";
    edges: {
      __typename: "EvaluationRunEdge";
      cursor: string;
      node: {
        __typename: "EvaluationRun";
        id: string;
        dataset: string;
        split: string;
        modelKey: string;
        rankerVersion: string;
        figures: unknown;
        createdAt: string;
      };
    }[];
    pageInfo: {
      __typename: "PageInfo";
      hasNextPage: boolean;
      endCursor: string | null;
    };
    totalCount: number;
  };
};

export type EvaluationRunListVariables = {
  first?: number | null;
  after?: string | null;
};

export const EvaluationRunListDocument = /* #__PURE__ */ operation<EvaluationRunListQuery, EvaluationRunListVariables>(
  "query EvaluationRunList($first: Int, $after: String) {\n  evaluationRuns(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...EvaluationRunParts\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment EvaluationRunParts on EvaluationRun {\n  id\n  dataset\n  split\n  modelKey\n  rankerVersion\n  figures\n  createdAt\n  __typename\n}",
);
