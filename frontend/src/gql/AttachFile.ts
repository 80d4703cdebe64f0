// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { AttachFileInput } from "./schema";

export type AttachFileMutation = {
  attachFile: {
    __typename: "AttachFilePayload";
    attachment: {
      __typename: "Attachment";
      id: string;
      name: string;
      size: number;
      contentType: string;
      url: string;
      sha256: string;
      uploadedAt: string;
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type AttachFileVariables = {
  input: AttachFileInput;
};

export const AttachFileDocument = /* #__PURE__ */ operation<AttachFileMutation, AttachFileVariables>(
  "mutation AttachFile($input: AttachFileInput!) {\n  attachFile(input: $input) {\n    attachment {\n      ...AttachmentParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment AttachmentParts on Attachment {\n  id\n  name\n  size\n  contentType\n  url\n  sha256\n  uploadedAt\n  __typename\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
