// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { OrganisationKind, Role, SupplierKind } from "./schema";

export type OrganisationMembersQuery = {
  organisation: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
    memberships: ({
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
    })[];
    invitations: ({
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

export type OrganisationMembersVariables = {
  id: string;
};

export const OrganisationMembersDocument = /* #__PURE__ */ operation<OrganisationMembersQuery, OrganisationMembersVariables>(
  "query OrganisationMembers($id: ID!) {\n  organisation(id: $id) {\n    ...OrganisationRef\n    memberships {\n      ...MembershipParts\n      __typename\n    }\n    invitations {\n      ...InvitationParts\n      __typename\n    }\n    allowedActions {\n      ...ActionParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment InvitationParts on Invitation {\n  id\n  email\n  role\n  createdAt\n  expiresAt\n  status\n  organisation {\n    ...OrganisationRef\n    __typename\n  }\n  __typename\n}\n\nfragment MembershipParts on Membership {\n  id\n  role\n  email\n  isActive\n  joinedAt\n  user {\n    id\n    fullName\n    __typename\n  }\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
