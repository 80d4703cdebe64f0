// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { CredentialStatus, DecideCredentialInput } from "./schema";

export type DecideCredentialMutation = {
  decideCredential: {
    __typename: "DecideCredentialPayload";
    credential: {
      __typename: "Credential";
      id: string;
      kind: string;
      number: string;
      issuer: string;
      validUntil: string | null;
      status: CredentialStatus;
      note: string;
      verifiedAt: string | null;
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type DecideCredentialVariables = {
  input: DecideCredentialInput;
};

export const DecideCredentialDocument = /* #__PURE__ */ operation<DecideCredentialMutation, DecideCredentialVariables>(
  "mutation DecideCredential($input: DecideCredentialInput!) {\n  decideCredential(input: $input) {\n    credential {\n      ...CredentialParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment CredentialParts on Credential {\n  id\n  kind\n  number\n  issuer\n  validUntil\n  status\n  note\n  verifiedAt\n  __typename\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
