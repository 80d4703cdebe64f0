import { describe, expect, it } from "vitest";
import { deskOf, wornMembership } from "@/features/dashboard/desk";
import { type Role, roleValues } from "@/gql/schema";

const membership = (role: Role, isActive = true) => ({ id: `m-${role}`, role, isActive, organisation: { id: `o-${role}` } });
const session = (worn: Role | null, held: Role[] = worn ? [worn] : []) => ({
  user: { id: "u" },
  activeMembership: worn ? membership(worn) : null,
  memberships: held.map((role) => membership(role)),
});

describe("deskOf", () => {
  it("has one desk for each role", () => {
    expect(Object.fromEntries(roleValues.map((role) => [role, deskOf(session(role))]))).toEqual({
      UNIT_OFFICER: "unit",
      UNIT_HEAD: "unit",
      SUPPLIER_OWNER: "supplier",
      SUPPLIER_MEMBER: "supplier",
      SECRETARIAT: "secretariat",
      EVALUATOR: "evaluator",
    });
  });

  it("follows the membership that is worn, not the first one", () => {
    expect(deskOf(session("EVALUATOR", ["SECRETARIAT", "EVALUATOR"]))).toBe("evaluator");
  });

  it("falls back to the first membership in force", () => {
    const gone = { user: { id: "u" }, activeMembership: null, memberships: [membership("UNIT_HEAD", false), membership("SUPPLIER_MEMBER")] };
    expect(wornMembership(gone)?.role).toBe("SUPPLIER_MEMBER");
    expect(deskOf(gone)).toBe("supplier");
  });

  it("welcomes who belongs to nothing, and sends away nobody signed out", () => {
    expect(deskOf(session(null))).toBe("newcomer");
    expect(deskOf({ user: { id: "u" }, activeMembership: null, memberships: [membership("UNIT_HEAD", false)] })).toBe("newcomer");
    expect(deskOf({ user: null, activeMembership: null, memberships: [] })).toBe("visitor");
  });
});
