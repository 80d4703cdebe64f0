import type { Role } from "@/gql/schema";

/** Whose desk it is. `newcomer` belongs to no organisation yet, `visitor` is not signed in. */
export type Desk = "supplier" | "unit" | "secretariat" | "evaluator" | "newcomer" | "visitor";

const DESKS: Record<Role, Desk> = {
  UNIT_OFFICER: "unit",
  UNIT_HEAD: "unit",
  SUPPLIER_OWNER: "supplier",
  SUPPLIER_MEMBER: "supplier",
  SECRETARIAT: "secretariat",
  EVALUATOR: "evaluator",
};

interface Held {
  id: string;
  role: Role;
  organisation: { id: string };
}

export interface WhoIsHere<Membership extends Held> {
  user: unknown;
  activeMembership: Membership | null;
  memberships: readonly (Membership & { isActive: boolean })[];
}

/** The role that is worn now: the chosen one, else the first in force. */
export function wornMembership<Membership extends Held>(session: WhoIsHere<Membership>): Membership | null {
  return session.activeMembership ?? session.memberships.find((membership) => membership.isActive) ?? null;
}

export function deskOf<Membership extends Held>(session: WhoIsHere<Membership>): Desk {
  if (!session.user) return "visitor";
  const worn = wornMembership(session);
  return worn ? DESKS[worn.role] : "newcomer";
}
