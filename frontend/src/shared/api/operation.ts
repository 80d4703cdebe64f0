import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { gql } from "urql";

/** A document of the contract, typed by what `npm run gql` read from graphql/. */
export function operation<Result, Vars>(text: string): TypedDocumentNode<Result, Vars> {
  return gql(text) as TypedDocumentNode<Result, Vars>;
}
