// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { Language, MoneyUnit, OrganisationKind, Role, SupplierKind, SwitchMembershipInput } from "./schema";

export type SwitchMembershipMutation = {
  switchMembership: {
    __typename: "SwitchMembershipPayload";
    session: {
      __typename: "Session";
      user: {
        __typename: "User";
        id: string;
        fullName: string;
      } | null;
      email: string | null;
      language: Language;
      moneyUnit: MoneyUnit;
      calendar: string;
      memberships: ({
        __typename: "Membership";
        id: string;
        role: Role;
        isActive: boolean;
        joinedAt: string;
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
      activeMembership: {
        __typename: "Membership";
        id: string;
        role: Role;
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
      isSecretariat: boolean;
      hasSecondFactor: boolean;
      unreadNotifications: number;
      serverTime: string;
      isDemo: boolean;
      canCreateChallenge: boolean;
      canCreateSolution: boolean;
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type SwitchMembershipVariables = {
  input: SwitchMembershipInput;
};

export const SwitchMembershipDocument = /* #__PURE__ */ operation<SwitchMembershipMutation, SwitchMembershipVariables>(
  "mutation SwitchMembership($input: SwitchMembershipInput!) {\n  switchMembership(input: $input) {\n    session {\n      ...SessionParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment OrganisationRef on Organisation {\n  id\n  kind\n  name\n  nameEn\n  slug\n  supplierKind\n  __typename\n}\n\nfragment SessionParts on Session {\n  user {\n    id\n    fullName\n    __typename\n  }\n  email\n  language\n  moneyUnit\n  calendar\n  memberships {\n    id\n    role\n    isActive\n    joinedAt\n    organisation {\n      ...OrganisationRef\n      __typename\n    }\n    __typename\n  }\n  activeMembership {\n    id\n    role\n    organisation {\n      ...OrganisationRef\n      __typename\n    }\n    __typename\n  }\n  isSecretariat\n  hasSecondFactor\n  unreadNotifications\n  serverTime\n  isDemo\n  canCreateChallenge\n  canCreateSolution\n  __typename\n}",
);
