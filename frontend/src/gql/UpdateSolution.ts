// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { Language, OrganisationKind, SolutionState, SupplierKind, UpdateSolutionInput } from "./schema";

export type UpdateSolutionMutation = {
  updateSolution: {
    __typename: "UpdateSolutionPayload";
    solution: {
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
      author: {
        __typename: "User";
        id: string;
        fullName: string;
      } | null;
      description: string;
      evidence: string;
      integrationNeeds: string;
      createdAt: string;
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
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type UpdateSolutionVariables = {
  input: UpdateSolutionInput;
};

export const UpdateSolutionDocument = /* #__PURE__ */ operation<UpdateSolutionMutation, UpdateSolutionVariables>(
  "mutation UpdateSolution($input: UpdateSolutionInput!) {\n  updateSolution(input: $input) {\n    solution {\n      ...SolutionFull\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment AttachmentParts on Attachment {\n  id\n  name\n  size\n  contentType\n  url\n  sha256\n  uploadedAt\n  __typename\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment GoalParts on Goal {\n  id\n  code\n  titleFa\n  titleEn\n  __typename\n}\n\nfragment HistoryParts on HistoryEntry {\n  name\n  at\n  actor {\n    id\n    fullName\n    __typename\n  }\n  source\n  target\n  reason\n  __typename\n}\n\nfragment MoneyParts on Money {\n  amount\n  currency\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment QualityParts on Quality {\n  score\n  hints {\n    field\n    code\n    message\n    isBlocking\n    __typename\n  }\n  __typename\n}\n\nfragment SolutionCard on Solution {\n  id\n  language\n  title\n  summary\n  state\n  revision\n  trl\n  publishedAt\n  updatedAt\n  isSample\n  priceNote\n  supplier {\n    ...OrganisationRef\n    __typename\n  }\n  priceMin {\n    ...MoneyParts\n    __typename\n  }\n  priceMax {\n    ...MoneyParts\n    __typename\n  }\n  dimensions {\n    id\n    code\n    titleFa\n    titleEn\n    __typename\n  }\n  goals {\n    ...GoalParts\n    __typename\n  }\n  tags\n  __typename\n}\n\nfragment SolutionFull on Solution {\n  ...SolutionCard\n  author {\n    id\n    fullName\n    __typename\n  }\n  description\n  evidence\n  integrationNeeds\n  createdAt\n  quality {\n    ...QualityParts\n    __typename\n  }\n  attachments {\n    ...AttachmentParts\n    __typename\n  }\n  history {\n    ...HistoryParts\n    __typename\n  }\n  allowedActions {\n    ...ActionParts\n    __typename\n  }\n  __typename\n}",
);
