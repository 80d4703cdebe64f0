// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type TaxonomyQuery = {
  taxonomy: {
    __typename: "Taxonomy";
    id: string;
    code: string;
    version: string;
    titleFa: string;
    titleEn: string;
    dimensions: {
      __typename: "Dimension";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
    }[];
    axes: {
      __typename: "Axis";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
    }[];
    goals: {
      __typename: "Goal";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
      dimension: {
        __typename: "Dimension";
        id: string;
        code: string;
        titleFa: string;
        titleEn: string;
      };
      axes: {
        __typename: "Axis";
        id: string;
        code: string;
      }[];
    }[];
    macroPolicies: {
      __typename: "MacroPolicy";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
    }[];
  } | null;
};

export type TaxonomyVariables = Record<string, never>;

export const TaxonomyDocument = /* #__PURE__ */ operation<TaxonomyQuery, TaxonomyVariables>(
  "query Taxonomy {\n  taxonomy {\n    id\n    code\n    version\n    titleFa\n    titleEn\n    dimensions {\n      id\n      code\n      titleFa\n      titleEn\n      __typename\n    }\n    axes {\n      id\n      code\n      titleFa\n      titleEn\n      __typename\n    }\n    goals {\n      id\n      code\n      titleFa\n      titleEn\n      dimension {\n        id\n        code\n        titleFa\n        titleEn\n        __typename\n      }\n      axes {\n        id\n        code\n        __typename\n      }\n      __typename\n    }\n    macroPolicies {\n      id\n      code\n      titleFa\n      titleEn\n      __typename\n    }\n    __typename\n  }\n}",
);
