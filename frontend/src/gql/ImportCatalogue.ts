// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ImportCatalogueInput } from "./schema";

export type ImportCatalogueMutation = {
  importCatalogue: {
    __typename: "ImportCataloguePayload";
    report: {
      __typename: "ImportCatalogueReport";
      rows: number;
      valid: number;
      created: number;
      updated: number;
      unchanged: number;
      committed: boolean;
      rowErrors: ({
        __typename: "ImportRowError";
        row: number;
        field: string | null;
        code: string;
        message: string;
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

export type ImportCatalogueVariables = {
  input: ImportCatalogueInput;
};

export const ImportCatalogueDocument = /* #__PURE__ */ operation<ImportCatalogueMutation, ImportCatalogueVariables>(
  "mutation ImportCatalogue($input: ImportCatalogueInput!) {\n  importCatalogue(input: $input) {\n    report {\n      rows\n      valid\n      created\n      updated\n      unchanged\n      committed\n      rowErrors {\n        row\n        field\n        code\n        message\n        __typename\n      }\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}",
);
