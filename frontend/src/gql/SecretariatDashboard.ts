// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, CredentialStatus, Language, OrganisationKind, SupplierKind } from "./schema";

export type SecretariatDashboardQuery = {
  dashboard: {
    __typename: "Dashboard";
    challengeCounts: {
      __typename: "StateCount";
      state: string;
      count: number;
    }[];
    solutionCounts: {
      __typename: "StateCount";
      state: string;
      count: number;
    }[];
    challengeTasks: ({
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
    })[];
    nextDeadlines: ({
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
    })[];
    credentialsToVerify: ({
      __typename: "CredentialTask";
      credential: {
        __typename: "Credential";
        id: string;
        kind: string;
        number: string;
        issuer: string;
        validUntil: string | null;
        status: CredentialStatus;
        note: string;
        verifiedAt: string | null;
      };
      organisation: {
        __typename: "Organisation";
        id: string;
        kind: OrganisationKind;
        name: string;
        nameEn: string;
        slug: string;
        supplierKind: SupplierKind | null;
      };
    })[];
  };
  publicFigures: {
    __typename: "PublicFigures";
    openChallenges: number;
    publishedSolutions: number;
    units: number;
    suppliers: number;
    cities: number;
  };
};

export type SecretariatDashboardVariables = Record<string, never>;

export const SecretariatDashboardDocument = /* #__PURE__ */ operation<SecretariatDashboardQuery, SecretariatDashboardVariables>(
  "query SecretariatDashboard {\n  dashboard {\n    challengeCounts {\n      state\n      count\n      __typename\n    }\n    solutionCounts {\n      state\n      count\n      __typename\n    }\n    challengeTasks(first: 20) {\n      ...ChallengeCard\n      __typename\n    }\n    nextDeadlines(first: 5) {\n      ...ChallengeCard\n      __typename\n    }\n    credentialsToVerify {\n      credential {\n        ...CredentialParts\n        __typename\n      }\n      organisation {\n        ...OrganisationRef\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n  publicFigures {\n    openChallenges\n    publishedSolutions\n    units\n    suppliers\n    cities\n    __typename\n  }\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment CredentialParts on Credential {\n  id\n  kind\n  number\n  issuer\n  validUntil\n  status\n  note\n  verifiedAt\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
