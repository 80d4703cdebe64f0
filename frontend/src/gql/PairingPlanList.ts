// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type PairingPlanListQuery = {
  pairingPlans: {
    __typename: "PairingPlanConnection";
    edges: {
      __typename: "PairingPlanEdge";
      cursor: string;
      node: {
        __typename: "PairingPlan";
        id: string;
        name: string;
        filter: unknown;
        challengeCapacity: number;
        supplierCapacity: number;
        newcomersPercent: number;
        includesPossible: boolean;
        collectedAt: string;
        revision: number;
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

export type PairingPlanListVariables = {
  first?: number | null;
  after?: string | null;
};

export const PairingPlanListDocument = /* #__PURE__ */ operation<PairingPlanListQuery, PairingPlanListVariables>(
  "query PairingPlanList($first: Int, $after: String) {\n  pairingPlans(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PairingPlanParts\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment PairingPlanParts on PairingPlan {\n  id\n  name\n  filter\n  challengeCapacity\n  supplierCapacity\n  newcomersPercent\n  includesPossible\n  collectedAt\n  revision\n  createdAt\n  __typename\n}",
);
