// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { CreateOrganisationInput, CredentialStatus, OrganisationKind, SupplierKind } from "./schema";

export type CreateOrganisationMutation = {
  createOrganisation: {
    __typename: "CreateOrganisationPayload";
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
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type CreateOrganisationVariables = {
  input: CreateOrganisationInput;
};

export const CreateOrganisationDocument = /* #__PURE__ */ operation<CreateOrganisationMutation, CreateOrganisationVariables>(
  "mutation CreateOrganisation($input: CreateOrganisationInput!) {\n  createOrganisation(input: $input) {\n    organisation {\n      ...OrganisationFull\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}\n\nfragment CredentialParts on Credential {\n  id\n  kind\n  number\n  issuer\n  validUntil\n  status\n  note\n  verifiedAt\n  __typename\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment OrganisationFull on Organisation {\n  ...OrganisationRef\n  description\n  website\n  isActive\n  isSample\n  city {\n    ...CityParts\n    __typename\n  }\n  parent {\n    ...OrganisationRef\n    __typename\n  }\n  ancestors {\n    ...OrganisationRef\n    __typename\n  }\n  children {\n    ...OrganisationRef\n    __typename\n  }\n  credentials {\n    ...CredentialParts\n    __typename\n  }\n  allowedActions {\n    ...ActionParts\n    __typename\n  }\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}",
);
