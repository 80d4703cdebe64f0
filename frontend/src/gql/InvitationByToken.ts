// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { OrganisationKind, Role, SupplierKind } from "./schema";

export type InvitationByTokenQuery = {
  invitationByToken: {
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
};

export type InvitationByTokenVariables = {
  token: string;
};

export const InvitationByTokenDocument = /* #__PURE__ */ operation<InvitationByTokenQuery, InvitationByTokenVariables>(
  "query InvitationByToken($token: String!) {\n  invitationByToken(token: $token) {\n    ...InvitationParts\n    __typename\n  }\n}\n\nfragment InvitationParts on Invitation {\n  id\n  email\n  role\n  createdAt\n  expiresAt\n  status\n  organisation {\n    ...OrganisationRef\n    __typename\n  }\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
