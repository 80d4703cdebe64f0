// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { RankerState } from "./schema";

export type RankerListQuery = {
  rankers: {
    __typename: "RankerConnection";
    edges: ({
      __typename: "RankerEdge";
      cursor: string;
      node: {
        __typename: "Ranker";
        id: string;
        version: string;
        state: RankerState;
        modelKey: string;
        formula: string;
        calibration: string;
        weights: {
          __typename: "RankerWeight";
          group: string;
          name: string;
          value: number;
          builtIn: number;
        }[];
        trainedOn: {
          __typename: "RankerFeedback";
          verdicts: number;
          useful: number;
          lists: number;
          impressions: number;
        };
        measuredOn: {
          __typename: "RankerFeedback";
          verdicts: number;
          useful: number;
          lists: number;
          impressions: number;
        };
        positionDecay: number;
        measures: ({
          __typename: "RankerMeasure";
          name: string;
          value: number;
          current: number;
          gain: number;
          low: number | null;
          high: number | null;
          higherIsBetter: boolean;
        })[];
        worse: string[];
        reliability: {
          __typename: "ReliabilityBin";
          predicted: number;
          observed: number;
          count: number;
        }[];
        createdAt: string;
        createdBy: {
          __typename: "User";
          id: string;
          fullName: string;
        } | null;
        activatedAt: string | null;
        activatedBy: {
          __typename: "User";
          id: string;
          fullName: string;
        } | null;
        retiredAt: string | null;
        allowedActions: ({
          __typename: "AllowedAction";
          name: string;
          allowed: boolean;
          code: string | null;
          reason: string | null;
        })[];
      };
    })[];
    pageInfo: {
      __typename: "PageInfo";
      hasNextPage: boolean;
      endCursor: string | null;
    };
    totalCount: number;
  };
};

export type RankerListVariables = {
  first?: number | null;
  after?: string | null;
};

export const RankerListDocument = /* #__PURE__ */ operation<RankerListQuery, RankerListVariables>(
  "query RankerList($first: Int, $after: String) {\n  rankers(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...RankerParts\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment RankerParts on Ranker {\n  id\n  version\n  state\n  modelKey\n  formula\n  calibration\n  weights {\n    group\n    name\n    value\n    builtIn\n    __typename\n  }\n  trainedOn {\n    verdicts\n    useful\n    lists\n    impressions\n    __typename\n  }\n  measuredOn {\n    verdicts\n    useful\n    lists\n    impressions\n    __typename\n  }\n  positionDecay\n  measures {\n    name\n    value\n    current\n    gain\n    low\n    high\n    higherIsBetter\n    __typename\n  }\n  worse\n  reliability {\n    predicted\n    observed\n    count\n    __typename\n  }\n  createdAt\n  createdBy {\n    id\n    fullName\n    __typename\n  }\n  activatedAt\n  activatedBy {\n    id\n    fullName\n    __typename\n  }\n  retiredAt\n  allowedActions {\n    ...ActionParts\n    __typename\n  }\n  __typename\n}",
);
