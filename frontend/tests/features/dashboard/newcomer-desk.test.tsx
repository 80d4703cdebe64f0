// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { NewcomerDesk } from "@/features/dashboard/newcomer-desk";
import type { Locale } from "@/shared/i18n/locale";
import { FakeServer } from "../../fake-server";
import { renderScreen } from "../../render-screen";

const TOKEN = "0f".repeat(32);

async function accept(locale: Locale, label: string, button: string, text: string) {
  new FakeServer();
  const view = renderScreen(locale, [{ path: "/dashboard", element: <NewcomerDesk email="sara@example.ir" /> }], "/dashboard");
  await userEvent.type(screen.getByLabelText(label), text);
  await userEvent.click(screen.getByRole("button", { name: button }));
  return view;
}

describe("an invitation that was copied from the mail", () => {
  it.each([`http://bahamm.example/invitations/${TOKEN}`, `bahamm.example/invitations/${TOKEN}`, TOKEN])("opens from %s", async (text) => {
    const { where } = await accept("en", "Link of the invitation", "Accept the invitation", text);
    await waitFor(() => {
      expect(where()).toBe(`/invitations/${TOKEN}`);
    });
  });

  it("says at the field that another text is none", async () => {
    const { where } = await accept("fa", "پیوند دعوت‌نامه", "پذیرش دعوت", "bahamm.example");
    expect(await screen.findByText(/این پیوند دعوت‌نامه نیست/)).toBeTruthy();
    expect(screen.getByLabelText("پیوند دعوت‌نامه").getAttribute("aria-invalid")).toBe("true");
    expect(where()).toBe("/dashboard");
  });

  // A browser's own refusal would come before ours, or say nothing at all.
  it("is not judged by the browser", async () => {
    const { container } = await accept("en", "Link of the invitation", "Accept the invitation", "bahamm");
    expect(container.querySelector("form")?.noValidate).toBe(true);
  });
});
