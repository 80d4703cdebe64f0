import { Client, fetchExchange, mapExchange, type CombinedError } from "@urql/core";
import { cacheExchange, type Cache, type UpdateResolver } from "@urql/exchange-graphcache";
import { embeddedTypes, possibleTypes } from "@/gql/schema";
import { askAgainExchange } from "./ask-again";
import { request } from "./http";
import { problemOfError } from "./problem";

const keyless = Object.fromEntries([...embeddedTypes, "StateCount"].map((name) => [name, () => null]));

/** Root fields that a mutation makes stale; mounted queries over them are asked again. */
const STALE: Readonly<Record<string, readonly string[]>> = {
  createChallenge: ["challenges", "dashboard"],
  transitionChallenge: ["challenges", "dashboard", "publicFigures", "gapMap", "gapEntries", "duplicatePairs", "duplicateCandidates"],
  createSolution: ["solutions", "dashboard"],
  transitionSolution: ["solutions", "dashboard", "publicFigures", "gapMap", "gapEntries"],
  deleteDraft: ["challenges", "solutions", "dashboard"],
  createOrganisation: ["organisations", "session", "dashboard"],
  updateOrganisation: ["organisations", "session"],
  inviteMember: ["organisation"],
  revokeInvitation: ["organisation"],
  acceptInvitation: ["session", "organisation", "dashboard", "invitationByToken"],
  changeMembership: ["session", "organisation"],
  submitCredential: ["organisation", "dashboard"],
  decideCredential: ["organisation", "dashboard"],
  importCatalogue: ["challenges", "solutions", "dashboard", "publicFigures"],
  saveSearch: ["savedSearches"],
  deleteSavedSearch: ["savedSearches"],
  createPairingPlan: ["pairingPlans"],
  deletePairingPlan: ["pairingPlans"],
  markNotificationsRead: ["session", "notifications"],
  switchMembership: ["session", "dashboard"],
  updateProfile: ["session"],
};

interface Payload {
  errors?: readonly unknown[];
  deletedId?: string | null;
}

function invalidateFields(cache: Cache, names: readonly string[]) {
  for (const { fieldName, fieldKey } of cache.inspectFields("Query")) {
    if (names.includes(fieldName)) cache.invalidate("Query", fieldKey);
  }
}

function forgetDeleted(cache: Cache, id: string) {
  for (const typename of ["Challenge", "Solution", "Attachment", "SavedSearch", "PairingPlan"]) cache.invalidate({ __typename: typename, id });
}

function updateOf(name: string): UpdateResolver {
  return (result, args, cache) => {
    const payload = result[name] as Payload | null | undefined;
    // A refused mutation changed nothing.
    if (!payload || (payload.errors?.length ?? 0) > 0) return;
    if (payload.deletedId) forgetDeleted(cache, payload.deletedId);
    if (name === "attachFile") invalidateAttachments(cache, args);
    invalidateFields(cache, STALE[name] ?? []);
  };
}

function invalidateAttachments(cache: Cache, args: Record<string, unknown>) {
  const { subject } = args.input as { subject: string };
  for (const typename of ["Challenge", "Solution"]) cache.invalidate({ __typename: typename, id: subject }, "attachments");
}

const updates = { Mutation: Object.fromEntries([...Object.keys(STALE), "attachFile", "removeAttachment"].map((name) => [name, updateOf(name)])) };

export interface ClientEvents {
  /** The server no longer knows who we are. */
  onSignedOut(): void;
}

/** One client for each identity: signing in or out makes a new one, so that nothing of the former person stays. */
export function createApiClient({ onSignedOut }: ClientEvents): Client {
  return new Client({
    url: "/graphql/",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetch: request,
    exchanges: [
      mapExchange({
        onError(error: CombinedError) {
          if (problemOfError(error).kind === "signed-out") onSignedOut();
        },
      }),
      askAgainExchange,
      cacheExchange({
        keys: keyless,
        updates,
        possibleTypes: possibleTypes as unknown as Record<string, string[]>,
      }),
      fetchExchange,
    ],
  });
}
