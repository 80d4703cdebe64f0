// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, CredentialStatus, Language, OrganisationKind, SolutionState, SupplierKind } from "./schema";

export type OrganisationPageQuery = {
  organisation: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
    description: string;
    website: string;
    isActive: boolean;
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
    ancestors: ({
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    })[];
    children: ({
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    })[];
    credentials: ({
      __typename: "Credential";
      id: string;
      kind: string;
      number: string;
      issuer: string;
      validUntil: string | null;
      status: CredentialStatus;
      note: string;
      verifiedAt: string | null;
    })[];
    allowedActions: ({
      __typename: "AllowedAction";
      name: string;
      allowed: boolean;
      code: string | null;
      reason: string | null;
    })[];
    challenges: {
      __typename: "ChallengeConnection";
      edges: ({
        __typename: "ChallengeEdge";
        cursor: string;
        node: {
          __typename: "Challenge";
          id: string;
          language: Language;
          title: string;
          summary: string;
          state: ChallengeState;
          revision: number;
          deadline: string | null;
          publishedAt: string | null;
          updatedAt: string;
          hasNoBudget: boolean;
          isSample: boolean;
          unit: {
            __typename: "Organisation";
            id: string;
            kind: OrganisationKind;
            name: string;
            nameEn: string;
            slug: string;
            supplierKind: SupplierKind | null;
          };
          city: {
            __typename: "City";
            id: string;
            slug: string;
            nameFa: string;
            nameEn: string;
          } | null;
          budgetMin: {
            __typename: "Money";
            amount: string;
            currency: string;
          } | null;
          budgetMax: {
            __typename: "Money";
            amount: string;
            currency: string;
          } | null;
          dimension: {
            __typename: "Dimension";
            id: string;
            code: string;
            titleFa: string;
            titleEn: string;
          } | null;
          goals: {
            __typename: "Goal";
            id: string;
            code: string;
            titleFa: string;
            titleEn: string;
          }[];
          tags: string[];
        };
      })[];
      pageInfo: {
        __typename: "PageInfo";
        hasNextPage: boolean;
        endCursor: string | null;
      };
      totalCount: number;
    };
    solutions: {
      __typename: "SolutionConnection";
      edges: ({
        __typename: "SolutionEdge";
        cursor: string;
        node: {
          __typename: "Solution";
          id: string;
          language: Language;
          title: string;
          summary: string;
          state: SolutionState;
          revision: number;
          trl: number | null;
          publishedAt: string | null;
          updatedAt: string;
          isSample: boolean;
          priceNote: string;
          supplier: {
            __typename: "Organisation";
            id: string;
            kind: OrganisationKind;
            name: string;
            nameEn: string;
            slug: string;
            supplierKind: SupplierKind | null;
          };
          priceMin: {
            __typename: "Money";
            amount: string;
            currency: string;
          } | null;
          priceMax: {
            __typename: "Money";
            amount: string;
            currency: string;
          } | null;
          dimensions: {
            __typename: "Dimension";
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
          }[];
          tags: string[];
        };
      })[];
      pageInfo: {
        __typename: "PageInfo";
        hasNextPage: boolean;
        endCursor: string | null;
      };
      totalCount: number;
    };
  } | null;
};

export type OrganisationPageVariables = {
  id?: string | null;
  slug?: string | null;
};

export const OrganisationPageDocument = /* #__PURE__ */ operation<OrganisationPageQuery, OrganisationPageVariables>(
  "query OrganisationPage($id: ID, $slug: String) {\n  organisation(id: $id, slug: $slug) {\n    ...OrganisationFull\n    challenges(first: 10) {\n      edges {\n        cursor\n        node {\n          ...ChallengeCard\n          __typename\n        }\n        __typename\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n        __typename\n      }\n      totalCount\n      __typename\n    }\n    solutions(first: 10) {\n      edges {\n        cursor\n        node {\n          ...SolutionCard\n          __typename\n        }\n        __typename\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n        __typename\n      }\n      totalCount\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment CredentialParts on Credential {\n  id\n  kind\n  number\n  issuer\n  validUntil\n  status\n  note\n  verifiedAt\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationFull on Organisation {\n  ...OrganisationRef\n  description\n  website\n  isActive\n  isSample\n  city {\n    ...CityParts\n    __typename\n  }\n  parent {\n    ...OrganisationRef\n    __typename\n  }\n  ancestors {\n    ...OrganisationRef\n    __typename\n  }\n  children {\n    ...OrganisationRef\n    __typename\n  }\n  credentials {\n    ...CredentialParts\n    __typename\n  }\n  allowedActions {\n    ...ActionParts\n    __typename\n  }\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}",
);
