// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { InvitationScreen } from "@/features/organisations/invitation-page";
import { FakeServer, signedIn } from "../../fake-server";
import { renderScreen } from "../../render-screen";

const ROUTES = [{ path: "/invitations/:token", element: <InvitationScreen /> }];
const ORGANISATION = {
  __typename: "Organisation",
  id: "o1",
  kind: "SUPPLIER",
  name: "پیشرو آب",
  nameEn: "Pishro Ab",
  slug: "pishro-ab",
  supplierKind: "STARTUP",
};

function offer(status = "pending") {
  return {
    invitationByToken: {
      __typename: "Invitation",
      id: "i1",
      email: "sara@example.ir",
      role: "SUPPLIER_MEMBER",
      createdAt: "2026-11-01T08:00:00Z",
      expiresAt: "2026-11-15T08:00:00Z",
      status,
      organisation: ORGANISATION,
    },
  };
}

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.operation("InvitationByToken", () => offer());
});

describe("an invitation", () => {
  it("leads who is not signed in through sign-in or sign-up and back", async () => {
    renderScreen("en", ROUTES, "/invitations/tok_1");
    expect((await screen.findByRole("link", { name: "Sign in" })).getAttribute("href")).toBe("/account/sign-in?next=%2Finvitations%2Ftok_1");
    expect(screen.getByRole("link", { name: "Create an account" }).getAttribute("href")).toBe("/account/sign-up?next=%2Finvitations%2Ftok_1");
    expect(server.callsOf("InvitationByToken")).toEqual([{ token: "tok_1" }]);
  });

  it("joins and goes to the organisation", async () => {
    server.session = signedIn("sara@example.ir");
    server.operation("AcceptInvitation", () => ({
      acceptInvitation: {
        __typename: "AcceptInvitationPayload",
        membership: {
          __typename: "Membership",
          id: "m1",
          role: "SUPPLIER_MEMBER",
          email: "sara@example.ir",
          isActive: true,
          joinedAt: "2026-11-08T10:00:00Z",
          user: { __typename: "User", id: "u1", fullName: "سارا نادری" },
          organisation: ORGANISATION,
        },
        errors: [],
      },
    }));
    const { where } = renderScreen("en", ROUTES, "/invitations/tok_1");
    await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
    await waitFor(() => {
      expect(where()).toBe("/organisations/pishro-ab");
    });
    expect(server.callsOf("AcceptInvitation")).toEqual([{ input: { token: "tok_1" } }]);
  });

  it("says why it cannot be accepted and stays", async () => {
    server.session = signedIn("sara@example.ir");
    server.operation("AcceptInvitation", () => ({
      acceptInvitation: {
        __typename: "AcceptInvitationPayload",
        membership: null,
        errors: [{ __typename: "FieldError", field: null, code: "accounts.invitation_revoked", message: "It was revoked meanwhile." }],
      },
    }));
    const { where } = renderScreen("en", ROUTES, "/invitations/tok_1");
    await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
    expect((await screen.findByRole("alert")).textContent).toContain("It was revoked meanwhile.");
    expect(where()).toBe("/invitations/tok_1");
  });

  it("cannot be accepted with another account", async () => {
    server.session = signedIn("reza@example.ir");
    renderScreen("en", ROUTES, "/invitations/tok_1");
    expect(await screen.findByText("This invitation is for another address")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Accept" })).toBeNull();
  });

  it.each([
    ["revoked", "The organisation revoked this invitation"],
    ["expired", "This invitation has expired"],
    ["accepted", "This invitation was accepted"],
  ])("that is %s offers no button", async (status, words) => {
    server.session = signedIn("sara@example.ir");
    server.operation("InvitationByToken", () => offer(status));
    renderScreen("en", ROUTES, "/invitations/tok_1");
    expect(await screen.findByText(new RegExp(words))).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Accept" })).toBeNull();
  });

  it("that nobody sent says so in Persian", async () => {
    server.operation("InvitationByToken", () => ({ invitationByToken: null }));
    renderScreen("fa", ROUTES, "/invitations/nothing");
    expect(await screen.findByText(/چنین دعوتی نیست/)).toBeTruthy();
  });
});
