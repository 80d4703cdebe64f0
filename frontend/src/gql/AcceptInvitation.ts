// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { AcceptInvitationInput, OrganisationKind, Role, SupplierKind } from "./schema";

export type AcceptInvitationMutation = {
  acceptInvitation: {
    __typename: "AcceptInvitationPayload";
    membership: {
      __typename: "Membership";
      id: string;
      role: Role;
      email: string | null;
      isActive: boolean;
      joinedAt: string;
      user: {
        __typename: "User";
        id: string;
        fullName: string;
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
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type AcceptInvitationVariables = {
  input: AcceptInvitationInput;
};

export const AcceptInvitationDocument = /* #__PURE__ */ operation<AcceptInvitationMutation, AcceptInvitationVariables>(
  "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    membership {\n      ...MembershipParts\n      organisation {\n        ...OrganisationRef\n        __typename\n      }\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment MembershipParts on Membership {\n  id\n  role\n  email\n  isActive\n  joinedAt\n  user {\n    id\n    fullName\n    __typename\n  }\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
