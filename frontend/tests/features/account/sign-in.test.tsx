// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { SecondFactorScreen } from "@/features/account/second-factor";
import { SignInScreen } from "@/features/account/sign-in";
import { VerifyEmailScreen } from "@/features/account/verify-email";
import { FakeServer, pendingStep, signedIn } from "../../fake-server";
import { renderScreen } from "../../render-screen";

const ROUTES = [
  { path: "/account/sign-in", element: <SignInScreen /> },
  { path: "/account/second-factor", element: <SecondFactorScreen /> },
  { path: "/account/verify-email", element: <VerifyEmailScreen /> },
];
const DONE = { body: { status: 200, data: { user: { id: 1, email: "sara@example.ir" } }, meta: { is_authenticated: true } } };

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

async function fill(email = "sara@example.ir", password = "correct horse") {
  const user = userEvent.setup();
  fireEvent.change(await screen.findByLabelText("E-mail"), { target: { value: email } });
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: password } });
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  return user;
}

describe("signing in", () => {
  it("goes where the person was going", async () => {
    server.on("POST /auth/login", () => {
      server.session = signedIn();
      return DONE;
    });
    const { where } = renderScreen("en", ROUTES, "/account/sign-in?next=%2Fchallenges%2Fnew");
    await fill();
    await waitFor(() => {
      expect(where()).toBe("/challenges/new");
    });
    expect(server.callsOf("POST /auth/login")).toEqual([{ email: "sara@example.ir", password: "correct horse" }]);
  });

  it("goes home when the address points to another site", async () => {
    server.on("POST /auth/login", () => {
      server.session = signedIn();
      return DONE;
    });
    const { where } = renderScreen("en", ROUTES, "/account/sign-in?next=%2F%2Fevil.example");
    await fill();
    await waitFor(() => {
      expect(where()).toBe("/dashboard");
    });
  });

  it("says what is missing without asking the server", async () => {
    renderScreen("en", ROUTES, "/account/sign-in");
    await fill("sara", "x");
    expect((await screen.findByRole("alert")).textContent).toContain("Enter the whole address");
    expect(server.callsOf("POST /auth/login")).toEqual([]);
  });

  it("keeps what was typed when the pair is wrong, and names the field", async () => {
    server.on("POST /auth/login", () => ({
      status: 400,
      body: { status: 400, errors: [{ code: "email_password_mismatch", param: "password", message: "The e-mail or the password is wrong." }] },
    }));
    renderScreen("en", ROUTES, "/account/sign-in");
    await fill();
    expect((await screen.findByRole("alert")).textContent).toContain("Password: The e-mail or the password is wrong.");
    expect(screen.getByLabelText("E-mail")).toHaveProperty("value", "sara@example.ir");
    expect(screen.getByLabelText("Password")).toHaveProperty("value", "correct horse");
  });

  it("says for how long the pair is locked and does not ask meanwhile", async () => {
    server.on("POST /auth/login", () => ({
      status: 429,
      body: { status: 429, errors: [{ code: "locked_out", message: "Too many wrong passwords." }] },
      headers: { "Retry-After": "900" },
    }));
    renderScreen("en", ROUTES, "/account/sign-in");
    const user = await fill();
    expect(await screen.findByText("Too many wrong passwords.")).toBeTruthy();
    expect(screen.getByText(/Try again in (15 min|14 min 5\d s)/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await user.type(screen.getByLabelText("Password"), "{Enter}");
    expect(server.callsOf("POST /auth/login")).toHaveLength(1);
    expect(screen.getByLabelText("E-mail")).toHaveProperty("value", "sara@example.ir");
  });

  it("tells in Persian that the server is out of reach", async () => {
    server.on("POST /auth/login", () => {
      throw new Error("no network");
    });
    renderScreen("fa", ROUTES, "/account/sign-in");
    const user = userEvent.setup();
    fireEvent.change(await screen.findByLabelText("ایمیل"), { target: { value: "sara@example.ir" } });
    fireEvent.change(screen.getByLabelText("گذرواژه"), { target: { value: "correct horse" } });
    await user.click(screen.getByRole("button", { name: "ورود" }));
    expect((await screen.findByRole("alert")).textContent).toContain("به سامانه نرسیدیم");
  });

  it("waits for the mail when the address is not verified, and keeps the way back", async () => {
    server.on("POST /auth/login", () => pendingStep("verify_email"));
    const { where } = renderScreen("en", ROUTES, "/account/sign-in?next=%2Finvitations%2Fabc");
    await fill();
    expect(await screen.findByRole("heading", { name: "Look into your mail" })).toBeTruthy();
    expect(screen.getByText("sara@example.ir")).toBeTruthy();
    expect(where()).toBe("/account/verify-email?next=%2Finvitations%2Fabc");
  });
});

describe("the second step", () => {
  async function reach() {
    server.on("POST /auth/login", () => pendingStep("mfa_authenticate"));
    const shown = renderScreen("en", ROUTES, "/account/sign-in?next=%2Fsolutions");
    const user = await fill();
    await screen.findByRole("heading", { name: "Second step of sign-in" });
    return { ...shown, user };
  }

  it("takes digits of either keyboard and goes on by itself at the sixth", async () => {
    server.on("POST /auth/2fa/authenticate", () => {
      server.session = signedIn();
      return DONE;
    });
    const { user, where } = await reach();
    await user.type(screen.getByLabelText("Six-digit code"), "۱۲۳۴۵۶");
    await waitFor(() => {
      expect(where()).toBe("/solutions");
    });
    expect(server.callsOf("POST /auth/2fa/authenticate")).toEqual([{ code: "123456" }]);
  });

  it("takes a recovery code instead", async () => {
    server.on("POST /auth/2fa/authenticate", () => ({
      status: 400,
      body: { status: 400, errors: [{ code: "incorrect_code", param: "code", message: "This code is wrong." }] },
    }));
    const { user, where } = await reach();
    await user.click(screen.getByRole("button", { name: /I have a recovery code/ }));
    fireEvent.change(screen.getByLabelText("Recovery code"), { target: { value: "a1b2c3d4" } });
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect((await screen.findByRole("alert")).textContent).toContain("This code is wrong.");
    expect(server.callsOf("POST /auth/2fa/authenticate")).toEqual([{ code: "a1b2c3d4" }]);
    expect(where()).toBe("/account/second-factor?next=%2Fsolutions");
  });

  it("leads back to the start when the step has ended elsewhere", async () => {
    server.on("POST /auth/2fa/authenticate", () => ({ status: 409, body: { status: 409 } }));
    await reach();
    fireEvent.change(screen.getByLabelText("Six-digit code"), { target: { value: "123456" } });
    expect(await screen.findByText("This step is over")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Back to sign-in" }).getAttribute("href")).toBe("/account/sign-in?next=%2Fsolutions");
  });
});
