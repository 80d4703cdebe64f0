// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { OrganisationFilter, OrganisationKind, SupplierKind } from "./schema";

export type OrganisationListQuery = {
  organisations: {
    __typename: "OrganisationConnection";
    edges: ({
      __typename: "OrganisationEdge";
      cursor: string;
      node: {
        __typename: "Organisation";
        id: string;
        kind: OrganisationKind;
        name: string;
        nameEn: string;
        slug: string;
        supplierKind: SupplierKind | null;
        description: string;
        isSample: boolean;
        city: {
          __typename: "City";
          id: string;
          slug: string;
          nameFa: string;
          nameEn: string;
        } | null;
        parent: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        } | null;
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

export type OrganisationListVariables = {
  filter?: OrganisationFilter | null;
  first?: number | null;
  after?: string | null;
};

export const OrganisationListDocument = /* #__PURE__ */ operation<OrganisationListQuery, OrganisationListVariables>(
  "query OrganisationList($filter: OrganisationFilter, $first: Int, $after: String) {\n  organisations(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...OrganisationRef\n        description\n        isSample\n        city {\n          ...CityParts\n          __typename\n        }\n        parent {\n          ...OrganisationRef\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    totalCount\n    __typename\n  }\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
