import { describe, expect, it } from "vitest";
import { filteredList, invitationToken } from "@/features/dashboard/addresses";

describe("filteredList", () => {
  it("leads to what was counted", () => {
    expect(filteredList("challenges", "RETURNED", true)).toBe("/challenges?mine=1&state=RETURNED");
    expect(filteredList("solutions", "DRAFT", false)).toBe("/solutions?state=DRAFT");
    expect(filteredList("solutions", null, true)).toBe("/solutions?mine=1");
    expect(filteredList("challenges", null, false)).toBe("/challenges");
  });
});

describe("invitationToken", () => {
  const token = "0f".repeat(32);

  it.each([
    `https://bahamm.example/invitations/${token}`,
    `  https://bahamm.example/invitations/${token}?from=mail\n`,
    `bahamm.example/invitations/${token}`,
    `/invitations/${token}`,
    `invitations/${token}`,
    `<https://bahamm.example/invitations/${token}>.`,
    `دعوت‌نامه: \u2068https://bahamm.example/invitations/${token}\u2069`,
    token,
  ])("finds it in %j", (text) => {
    expect(invitationToken(text)).toBe(token);
  });

  it.each(["", "سلام", "https://bahamm.example/", "https://bahamm.example/invitations/", "0f0f"])("refuses %j", (text) => {
    expect(invitationToken(text)).toBeNull();
  });
});
