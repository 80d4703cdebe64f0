import { describe, expect, it } from "vitest";
import { askedOf } from "@/features/dashboard/task-list";

const when = "2026-11-24T08:00:00Z";

describe("askedOf", () => {
  it("asks for approval of what an officer finished, also of what came back and was corrected", () => {
    expect(askedOf({ state: "DRAFT", approvalRequestedAt: when })).toBe("approve");
    expect(askedOf({ state: "RETURNED", approvalRequestedAt: when })).toBe("approve");
  });

  it("asks to correct what came back until then, to send what is approved, to check what was sent", () => {
    expect(askedOf({ state: "RETURNED", approvalRequestedAt: null })).toBe("correct");
    expect(askedOf({ state: "UNIT_APPROVED", approvalRequestedAt: null })).toBe("send");
    expect(askedOf({ state: "QUALITY_CHECK" })).toBe("check");
  });
});
