// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { DeletePairingPlanInput } from "./schema";

export type DeletePairingPlanMutation = {
  deletePairingPlan: {
    __typename: "DeletePairingPlanPayload";
    deletedId: string | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type DeletePairingPlanVariables = {
  input: DeletePairingPlanInput;
};

export const DeletePairingPlanDocument = /* #__PURE__ */ operation<DeletePairingPlanMutation, DeletePairingPlanVariables>(
  "mutation DeletePairingPlan($input: DeletePairingPlanInput!) {\n  deletePairingPlan(input: $input) {\n    deletedId\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
