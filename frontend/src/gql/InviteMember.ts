// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { InviteMemberInput, OrganisationKind, Role, SupplierKind } from "./schema";

export type InviteMemberMutation = {
  inviteMember: {
    __typename: "InviteMemberPayload";
    invitation: {
      __typename: "Invitation";
      id: string;
      email: string;
      role: Role;
      createdAt: string;
      expiresAt: string;
      status: string;
      organisation: {
        __typename: "Organisation";
        id: string;
        kind: OrganisationKind;
        name: string;
        nameEn: string;
        slug: string;
        supplierKind: SupplierKind | null;
      };
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type InviteMemberVariables = {
  input: InviteMemberInput;
};

export const InviteMemberDocument = /* #__PURE__ */ operation<InviteMemberMutation, InviteMemberVariables>(
  "mutation InviteMember($input: InviteMemberInput!) {\n  inviteMember(input: $input) {\n    invitation {\n      ...InvitationParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment InvitationParts on Invitation {\n  id\n  email\n  role\n  createdAt\n  expiresAt\n  status\n  organisation {\n    ...OrganisationRef\n    __typename\n  }\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
