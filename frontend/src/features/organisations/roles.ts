import type { OrganisationKind, Role } from "@/gql/schema";

/** Which roles an organisation of each kind has, the leading one last. */
export const rolesOf: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  MUNICIPAL_UNIT: ["UNIT_OFFICER", "EVALUATOR", "UNIT_HEAD"],
  SUPPLIER: ["SUPPLIER_MEMBER", "SUPPLIER_OWNER"],
  SECRETARIAT: ["EVALUATOR", "SECRETARIAT"],
};
