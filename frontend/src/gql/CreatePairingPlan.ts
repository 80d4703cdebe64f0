// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { CreatePairingPlanInput, Language, MatchBand, OrganisationKind, PairingDecision, SupplierKind } from "./schema";

export type CreatePairingPlanMutation = {
  createPairingPlan: {
    __typename: "CreatePairingPlanPayload";
    pairingPlan: {
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
      pairs: ({
        __typename: "PlannedPair";
        matchId: string;
        challenge: {
          __typename: "Challenge";
          id: string;
          title: string;
          language: Language;
          unit: {
            __typename: "Organisation";
            id: string;
            kind: OrganisationKind;
            name: string;
            nameEn: string;
            slug: string;
            supplierKind: SupplierKind | null;
          };
        };
        solution: {
          __typename: "Solution";
          id: string;
          title: string;
          language: Language;
        };
        supplier: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
        score: number;
        band: MatchBand;
        rankForChallenge: number;
        rankForSupplier: number;
        busySuppliers: ({
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        })[];
        busyChallenges: {
          __typename: "Challenge";
          id: string;
          title: string;
          language: Language;
        }[];
        isNewcomer: boolean;
        isForNewcomers: boolean;
        decision: PairingDecision | null;
      })[];
      rejected: ({
        __typename: "RejectedPair";
        matchId: string;
        challenge: {
          __typename: "Challenge";
          id: string;
          title: string;
          language: Language;
        };
        solution: {
          __typename: "Solution";
          id: string;
          title: string;
          language: Language;
        };
        supplier: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
      })[];
      unserved: ({
        __typename: "Challenge";
        id: string;
        title: string;
        language: Language;
        unit: {
          __typename: "Organisation";
          id: string;
          kind: OrganisationKind;
          name: string;
          nameEn: string;
          slug: string;
          supplierKind: SupplierKind | null;
        };
      })[];
      exposure: {
        __typename: "Exposure";
        pairs: number;
        score: number;
        gini: number;
        newcomersShare: number | null;
        suppliersReached: number;
      };
      topK: {
        __typename: "Exposure";
        pairs: number;
        score: number;
        gini: number;
        newcomersShare: number | null;
        suppliersReached: number;
      };
      bestScore: number;
      newcomers: number;
      suppliers: number;
      isOutdated: boolean;
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type CreatePairingPlanVariables = {
  input: CreatePairingPlanInput;
};

export const CreatePairingPlanDocument = /* #__PURE__ */ operation<CreatePairingPlanMutation, CreatePairingPlanVariables>(
  "mutation CreatePairingPlan($input: CreatePairingPlanInput!) {\n  createPairingPlan(input: $input) {\n    pairingPlan {\n      ...PairingPlanFull\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ExposureParts on Exposure {\n  pairs\n  score\n  gini\n  newcomersShare\n  suppliersReached\n  __typename\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment PairingPlanFull on PairingPlan {\n  ...PairingPlanParts\n  pairs {\n    ...PlannedPairParts\n    __typename\n  }\n  rejected {\n    matchId\n    challenge {\n      id\n      title\n      language\n      __typename\n    }\n    solution {\n      id\n      title\n      language\n      __typename\n    }\n    supplier {\n      ...OrganisationRef\n      __typename\n    }\n    __typename\n  }\n  unserved {\n    id\n    title\n    language\n    unit {\n      ...OrganisationRef\n      __typename\n    }\n    __typename\n  }\n  exposure {\n    ...ExposureParts\n    __typename\n  }\n  topK {\n    ...ExposureParts\n    __typename\n  }\n  bestScore\n  newcomers\n  suppliers\n  isOutdated\n  __typename\n}\n\nfragment PairingPlanParts on PairingPlan {\n  id\n  name\n  filter\n  challengeCapacity\n  supplierCapacity\n  newcomersPercent\n  includesPossible\n  collectedAt\n  revision\n  createdAt\n  __typename\n}\n\nfragment PlannedPairParts on PlannedPair {\n  matchId\n  challenge {\n    id\n    title\n    language\n    unit {\n      ...OrganisationRef\n      __typename\n    }\n    __typename\n  }\n  solution {\n    id\n    title\n    language\n    __typename\n  }\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  score\n  band\n  rankForChallenge\n  rankForSupplier\n  busySuppliers {\n    ...OrganisationRef\n    __typename\n  }\n  busyChallenges {\n    id\n    title\n    language\n    __typename\n  }\n  isNewcomer\n  isForNewcomers\n  decision\n  __typename\n}",
);
