// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { EditorScreen } from "@/features/challenges/editor/editor-screen";
import type { ChallengeFull } from "@/gql/fragments";
import { FakeServer, signedIn } from "../../fake-server";
import { renderScreen } from "../../render-screen";
import { draft } from "./sample";

const routes = [{ element: <EditorScreen />, children: [{ path: "challenges/new", element: null }, { path: "challenges/:id/edit", element: null }] }];

// A whole form in jsdom, on a machine with other work to do.
vi.setConfig({ testTimeout: 40_000 });

let server: FakeServer;
let stored: ChallengeFull;

beforeEach(() => {
  server = new FakeServer();
  stored = draft();
  server.session = signedIn("sara@example.ir", {
    memberships: [{ __typename: "Membership", id: "m1", role: "UNIT_OFFICER", isActive: true, joinedAt: "2026-01-01T00:00:00Z", organisation: stored.unit }],
  });
  server.operation("Taxonomy", () => ({ taxonomy: null }));
  server.operation("TypingPreview", () => ({ typingPreview: { __typename: "TypingPreview", challenges: [], solutions: [] } }));
  server.operation("ChallengeEdit", () => ({ challenge: stored }));
  server.operation("UpdateChallenge", (variables) => {
    const { fields } = variables.input as { fields: Partial<ChallengeFull> };
    if (fields.title === "بلند") return payload("updateChallenge", null, [{ field: "title", code: "too_long", message: "حداکثر ۲۰۰ نویسه." }]);
    stored = { ...stored, ...fields, revision: stored.revision + 1 };
    return payload("updateChallenge", stored, []);
  });
});

function payload(name: string, challenge: ChallengeFull | null, errors: object[]) {
  return { [name]: { __typename: "Payload", challenge, errors: errors.map((error) => ({ __typename: "FieldError", ...error })) } };
}

function updates() {
  return server.callsOf("UpdateChallenge").map((variables) => (variables.input as { fields: object }).fields);
}

test("a refused field says so beside its input, which is kept, and does not stop the others", async () => {
  renderScreen("fa", routes, "/challenges/challenge-1/edit");
  const title = await screen.findByLabelText("عنوان");
  // Both before the pause that saves, however slow the machine is.
  fireEvent.change(title, { target: { value: "بلند" } });
  fireEvent.change(screen.getByLabelText("محل"), { target: { value: "منطقه ۶" } });
  const field = title.closest<HTMLElement>('[data-field="title"]');
  await within(field ?? document.body).findByText("حداکثر ۲۰۰ نویسه.", {}, { timeout: 20_000 });
  expect(title).toHaveProperty("value", "بلند");
  await waitFor(
    () => {
      expect(stored.place).toBe("منطقه ۶");
    },
    { timeout: 20_000 },
  );
  expect(updates()).toEqual([{ title: "بلند", place: "منطقه ۶" }, { place: "منطقه ۶" }]);
  expect(stored.title).toBe("آب‌گرفتگی زیرگذر");
});

test("asking for approval names every gap at its field; writing there takes it away", async () => {
  const user = userEvent.setup();
  const missing = { field: "baseline", code: "challenge.card_field_required", message: "شناسنامه بدون این بخش کامل نیست." };
  server.operation("TransitionChallenge", () => payload("transitionChallenge", null, [missing, { ...missing, field: "goals", message: "یک هدف برگزینید." }]));
  renderScreen("fa", routes, "/challenges/challenge-1/edit");
  await user.click(await screen.findByText("درخواست تأیید از مدیر"));
  const summary = await screen.findByRole("alert", {}, { timeout: 20_000 });
  expect(within(summary).getAllByRole("button").map((button) => button.textContent)).toEqual([
    "خط پایه: شناسنامه بدون این بخش کامل نیست.",
    "هدف‌ها: یک هدف برگزینید.",
  ]);
  await user.click(within(summary).getByRole("button", { name: /خط پایه/ }));
  const baseline = screen.getByLabelText("خط پایه");
  expect(document.activeElement).toBe(baseline);
  await user.paste("۱۲۰ شکایت در ماه");
  expect(screen.queryByText("خط پایه: شناسنامه بدون این بخش کامل نیست.")).toBeNull();
  // The other gap is still told, and whoever writes goes on writing.
  expect(within(summary).getAllByRole("button")).toHaveLength(1);
  expect(document.activeElement).toBe(baseline);
});

test("asking for approval with a refused field leads to that field, and says it again when asked again", async () => {
  const user = userEvent.setup();
  renderScreen("fa", routes, "/challenges/challenge-1/edit");
  const title = await screen.findByLabelText("عنوان");
  fireEvent.change(title, { target: { value: "بلند" } });
  for (let time = 0; time < 2; time += 1) {
    await user.click(screen.getByText("درخواست تأیید از مدیر"));
    const summary = await screen.findByRole("alert", {}, { timeout: 20_000 });
    await waitFor(() => {
      expect(document.activeElement).toBe(summary);
    });
    await user.click(within(summary).getByRole("button", { name: "عنوان: حداکثر ۲۰۰ نویسه." }));
    expect(document.activeElement).toBe(title);
  }
  expect(server.callsOf("TransitionChallenge")).toEqual([]);
});

test("a hint of the quality meter leads to its field", async () => {
  const user = userEvent.setup();
  renderScreen("fa", routes, "/challenges/challenge-1/edit");
  await user.click(await screen.findByText("خط پایه عدد ندارد."));
  expect(document.activeElement).toBe(screen.getByLabelText("خط پایه"));
});

test("the first words of a new challenge make one draft, and the form stays where it is", async () => {
  const user = userEvent.setup();
  server.operation("CreateChallenge", (variables) => {
    const { fields } = variables.input as { fields: Partial<ChallengeFull> };
    stored = draft({ ...fields, revision: 1 });
    return payload("createChallenge", stored, []);
  });
  const { where } = renderScreen("fa", routes, "/challenges/new");
  const title = await screen.findByLabelText("عنوان");
  await user.click(title);
  await user.paste("چراغ‌های خاموش بوستان");
  await waitFor(
    () => {
      expect(where()).toBe("/challenges/challenge-1/edit");
    },
    { timeout: 20_000 },
  );
  expect(document.activeElement).toBe(title);
  await user.paste(" ولیعصر");
  await waitFor(
    () => {
      expect(stored.title).toBe("چراغ‌های خاموش بوستان ولیعصر");
    },
    { timeout: 20_000 },
  );
  expect(server.callsOf("CreateChallenge").map((variables) => (variables.input as { unit: string; fields: object }).fields)).toEqual([
    { language: "FA", title: "چراغ‌های خاموش بوستان" },
  ]);
});

test("who belongs to no unit is told the way into one", async () => {
  server.session = signedIn();
  renderScreen("fa", routes, "/challenges/new");
  await screen.findByText("برای ثبت چالش باید عضو یک واحد باشید");
  expect(screen.getByRole("link", { name: "یافتن واحد من" }).getAttribute("href")).toBe("/organisations?kind=municipal_unit");
});
