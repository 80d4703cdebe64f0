// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { GapKind } from "./schema";

export type GapMapQuery = {
  gapMap: {
    __typename: "GapMap";
    taxonomy: {
      __typename: "Taxonomy";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
    };
    cells: {
      __typename: "GapCell";
      dimension: {
        __typename: "Dimension";
        id: string;
        code: string;
        titleFa: string;
        titleEn: string;
      };
      axis: {
        __typename: "Axis";
        id: string;
        code: string;
        titleFa: string;
        titleEn: string;
      };
      demand: number;
      supply: number;
      matched: number;
      unmatched: number;
      idle: number;
      gap: GapKind;
    }[];
    goals: {
      __typename: "GapGoal";
      goal: {
        __typename: "Goal";
        id: string;
        code: string;
        titleFa: string;
        titleEn: string;
        dimension: {
          __typename: "Dimension";
          id: string;
          code: string;
        };
      };
      demand: number;
      supply: number;
      matched: number;
      unmatched: number;
      idle: number;
      gap: GapKind;
    }[];
    totals: {
      __typename: "GapFigures";
      demand: number;
      supply: number;
      matched: number;
      unmatched: number;
      idle: number;
      gap: GapKind;
    };
    unplaced: {
      __typename: "GapFigures";
      demand: number;
      supply: number;
      matched: number;
      unmatched: number;
      idle: number;
      gap: GapKind;
    };
  } | null;
};

export type GapMapVariables = {
  taxonomy?: string | null;
  city?: string | null;
};

export const GapMapDocument = /* #__PURE__ */ operation<GapMapQuery, GapMapVariables>(
  "query GapMap($taxonomy: String, $city: ID) {\n  gapMap(taxonomy: $taxonomy, city: $city) {\n    taxonomy {\n      id\n      code\n      titleFa\n      titleEn\n      __typename\n    }\n    cells {\n      dimension {\n        id\n        code\n        titleFa\n        titleEn\n        __typename\n      }\n      axis {\n        id\n        code\n        titleFa\n        titleEn\n        __typename\n      }\n      demand\n      supply\n      matched\n      unmatched\n      idle\n      gap\n      __typename\n    }\n    goals {\n      goal {\n        ...GoalParts\n        dimension {\n          id\n          code\n          __typename\n        }\n        __typename\n      }\n      demand\n      supply\n      matched\n      unmatched\n      idle\n      gap\n      __typename\n    }\n    totals {\n      ...GapParts\n      __typename\n    }\n    unplaced {\n      ...GapParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment GapParts on GapFigures {\n  demand\n  supply\n  matched\n  unmatched\n  idle\n  gap\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}",
);
