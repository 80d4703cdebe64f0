// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChallengeState, Language, OrganisationKind, SupplierKind } from "./schema";

export type ChallengeEditQuery = {
  challenge: {
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
    author: {
      __typename: "User";
      id: string;
      fullName: string;
    } | null;
    description: string;
    ownerName: string;
    place: string;
    baseline: string;
    successMeasures: string;
    shareableData: string;
    pilotSite: string;
    constraints: string;
    budgetSource: string;
    trlMin: number | null;
    axis: {
      __typename: "Axis";
      id: string;
      code: string;
      titleFa: string;
      titleEn: string;
    } | null;
    requiredCredentials: string[];
    acceptsLanguages: Language[];
    createdAt: string;
    approvalRequestedAt: string | null;
    stateReason: string;
    mergedInto: {
      __typename: "Challenge";
      id: string;
      title: string;
      language: Language;
    } | null;
    quality: {
      __typename: "Quality";
      score: number;
      hints: {
        __typename: "QualityHint";
        field: string;
        code: string;
        message: string;
        isBlocking: boolean;
      }[];
    };
    attachments: {
      __typename: "Attachment";
      id: string;
      name: string;
      size: number;
      contentType: string;
      url: string;
      sha256: string;
      uploadedAt: string;
    }[];
    history: ({
      __typename: "HistoryEntry";
      name: string;
      at: string;
      actor: {
        __typename: "User";
        id: string;
        fullName: string;
      } | null;
      source: string | null;
      target: string | null;
      reason: string;
    })[];
    allowedActions: ({
      __typename: "AllowedAction";
      name: string;
      allowed: boolean;
      code: string | null;
      reason: string | null;
    })[];
  } | null;
};

export type ChallengeEditVariables = {
  id: string;
};

export const ChallengeEditDocument = /* #__PURE__ */ operation<ChallengeEditQuery, ChallengeEditVariables>(
  "query ChallengeEdit($id: ID!) {\n  challenge(id: $id) {\n    ...ChallengeFull\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment AttachmentParts on Attachment {\n  id\n  name\n  size\n  contentType\n  url\n  sha256\n  uploadedAt\n  __typename\n}\n\nfragment ChallengeCard on Challenge {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  deadline\n  publishedAt\n  updatedAt\n  hasNoBudget\n  isSample\n  unit {\n    ...OrganisationRef\n    __typename\n  }\n  city {\n    ...CityParts\n    __typename\n  }\n  budgetMin {\n    ...MoneyParts\n    __typename\n  }\n  budgetMax {\n    ...MoneyParts\n    __typename\n  }\n  dimension {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment ChallengeFull on Challenge {\n  ...ChallengeCard\n  author {\n    id\n    fullName\n    __typename\n  }\n  description\n  ownerName\n  place\n  baseline\n  successMeasures\n  shareableData\n  pilotSite\n  constraints\n  budgetSource\n  trlMin\n  axis {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  requiredCredentials\n  acceptsLanguages\n  createdAt\n  approvalRequestedAt\n  stateReason\n  mergedInto {\n    id\n    title\n    language\n    __typename\n  }\n  quality {\n    ...QualityParts\n    __typename\n  }\n  attachments {\n    ...AttachmentParts\n    __typename\n  }\n  history {\n    ...HistoryParts\n    __typename\n  }\n  allowedActions {\n    ...ActionParts\n    __typename\n  }\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment HistoryParts on HistoryEntry {\n  name\n  at\n  actor {\n    id\n    fullName\n    __typename\n  }\n  source\n  target\n  reason\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment QualityParts on Quality {\n  score\n  hints {\n    field\n    code\n    message\n    isBlocking\n    __typename\n  }\n  __typename\n}",
);
