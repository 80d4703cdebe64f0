// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { rememberNext, takeNext, withNext } from "@/features/account/return-address";
import { safeNext } from "@/shared/session/addresses";

const NOW = Date.UTC(2026, 10, 8);

describe("the way back after signing in", () => {
  it.each([
    "/challenges",
    "/invitations/abc_DEF-1",
    "/search?q=آب&kind=x",
    "/solutions/new#price",
  ])("keeps %s", (address) => {
    expect(safeNext(address)).toBe(address);
  });

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
  ])("refuses %j", (address) => {
    expect(safeNext(address)).toBe("/dashboard");
  });

  it("never leads back to the form itself", () => {
    expect(safeNext("/account/sign-in?next=/x")).toBe("/dashboard");
    expect(safeNext("/account/second-factor")).toBe("/dashboard");
  });

  it("travels in the address of the neighbouring page", () => {
    expect(withNext("/account/sign-up", "/invitations/a?b=c")).toBe("/account/sign-up?next=%2Finvitations%2Fa%3Fb%3Dc");
    expect(withNext("/account/sign-up", null)).toBe("/account/sign-up");
  });
});

describe("the way back that waits for the mail", () => {
  it("is given once", () => {
    rememberNext("/invitations/abc", NOW);
    expect(takeNext(NOW + 1000)).toBe("/invitations/abc");
    expect(takeNext(NOW + 1000)).toBeNull();
  });

  it("is forgotten after a day", () => {
    rememberNext("/invitations/abc", NOW);
    expect(takeNext(NOW + 86_400_001)).toBeNull();
  });

  it("never leads away, whatever another script wrote there", () => {
    localStorage.setItem("bahamm.next", JSON.stringify({ next: "//evil.example", at: NOW }));
    expect(takeNext(NOW)).toBe("/dashboard");
    localStorage.setItem("bahamm.next", "no json");
    expect(takeNext(NOW)).toBeNull();
  });
});
