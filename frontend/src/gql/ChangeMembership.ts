// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ChangeMembershipInput, Role } from "./schema";

export type ChangeMembershipMutation = {
  changeMembership: {
    __typename: "ChangeMembershipPayload";
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
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type ChangeMembershipVariables = {
  input: ChangeMembershipInput;
};

export const ChangeMembershipDocument = /* #__PURE__ */ operation<ChangeMembershipMutation, ChangeMembershipVariables>(
  "mutation ChangeMembership($input: ChangeMembershipInput!) {\n  changeMembership(input: $input) {\n    membership {\n      ...MembershipParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment MembershipParts on Membership {\n  id\n  role\n  email\n  isActive\n  joinedAt\n  user {\n    id\n    fullName\n    __typename\n  }\n  __typename\n}",
);
