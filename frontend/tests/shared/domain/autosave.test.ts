// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Problem } from "@/shared/api/problem";
import { Autosave, type AutosaveAnswer, type AutosavePort, type Saved } from "@/shared/domain/autosave";
import { journalKey, localJournal } from "@/shared/domain/autosave-journal";

interface Fields {
  title: string;
  summary: string;
  budgetMin: string | null;
  budgetMax: string | null;
}

const EMPTY: Fields = { title: "", summary: "", budgetMin: null, budgetMax: null };
const OFFLINE: Problem = { kind: "offline", code: null, message: "بی‌پیوند", retryAfter: null };
const KEY = journalKey("user-1", "challenge:1");

/** A server with the one rule that matters here: a stale revision is refused. */
class FakeServer implements AutosavePort<Fields> {
  saved: Saved<Fields>;
  readonly received: Partial<Fields>[] = [];
  problem: Problem | null = null;
  refuse: (changes: Partial<Fields>) => Extract<AutosaveAnswer<Fields>, { kind: "refused" }> | null = () => null;
  tidy: (fields: Fields) => Fields = (fields) => fields;

  constructor(fields: Partial<Fields> = {}) {
    this.saved = { fields: { ...EMPTY, ...fields }, revision: 1 };
  }

  save = (changes: Partial<Fields>, revision: number): Promise<AutosaveAnswer<Fields>> => {
    if (this.problem) return Promise.resolve({ kind: "failed", problem: this.problem });
    this.received.push(changes);
    if (revision !== this.saved.revision) return Promise.resolve({ kind: "stale" });
    const refused = this.refuse(changes);
    if (refused) return Promise.resolve(refused);
    this.saved = { fields: this.tidy({ ...this.saved.fields, ...changes }), revision: revision + 1 };
    return Promise.resolve({ kind: "saved", saved: this.saved });
  };

  reload = () => Promise.resolve(this.problem ? null : this.saved);

  colleague(changes: Partial<Fields>) {
    this.saved = { fields: { ...this.saved.fields, ...changes }, revision: this.saved.revision + 1 };
  }
}

function opened(server: FakeServer, saved: Saved<Fields> = server.saved) {
  const autosave = new Autosave<Fields>(saved, localJournal(KEY));
  autosave.connect(server);
  return autosave;
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  return () => {
    vi.useRealTimers();
  };
});

describe("saving", () => {
  test("typing is sent once it rests, and only the changed fields", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    autosave.set({ title: "آب" });
    await vi.advanceTimersByTimeAsync(500);
    autosave.set({ title: "آب‌گرفتگی" });
    expect(autosave.getSnapshot().state).toBe("unsaved");
    await vi.advanceTimersByTimeAsync(899);
    expect(server.received).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.received).toEqual([{ title: "آب‌گرفتگی" }]);
    expect(autosave.getSnapshot()).toMatchObject({ state: "saved", revision: 2 });
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  test("somebody who never rests is saved within six seconds", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    for (let letters = 1; letters <= 13; letters += 1) {
      autosave.set({ title: "x".repeat(letters) });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(server.received).toHaveLength(1);
  });

  test("what the server tidied does not move the text under the cursor", async () => {
    const server = new FakeServer();
    server.tidy = (fields) => ({ ...fields, title: fields.title.trim() });
    const autosave = opened(server);
    autosave.set({ title: "آب " });
    await autosave.flush();
    expect(autosave.getSnapshot()).toMatchObject({ values: { title: "آب " }, state: "saved" });
    await autosave.flush();
    expect(server.received).toEqual([{ title: "آب " }]);
  });

  test("typing during a save is kept and sent next, on the new revision", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    autosave.set({ title: "یک" });
    const first = autosave.flush();
    autosave.set({ title: "یک و دو" });
    await first;
    await autosave.flush();
    expect(server.received).toEqual([{ title: "یک" }, { title: "یک و دو" }]);
    expect(server.saved).toEqual({ fields: { ...EMPTY, title: "یک و دو" }, revision: 3 });
  });
});

describe("a refusal", () => {
  test("names its field, keeps the input and does not stop the others", async () => {
    const server = new FakeServer();
    const issue = { field: "title", code: "too_long", message: "بلند است" };
    server.refuse = (changes) => (changes.title === "بلند" ? { kind: "refused", issues: [issue] } : null);
    const autosave = opened(server);
    autosave.set({ title: "بلند", summary: "خلاصه" });
    expect(await autosave.flush()).toBe(false);
    expect(server.received).toEqual([{ title: "بلند", summary: "خلاصه" }, { summary: "خلاصه" }]);
    expect(autosave.getSnapshot()).toMatchObject({ state: "failed", issues: [issue], values: { title: "بلند", summary: "خلاصه" } });
    autosave.set({ title: "کوتاه" });
    expect(autosave.getSnapshot().issues).toEqual([]);
    expect(await autosave.flush()).toBe(true);
    expect(server.saved.fields).toEqual({ ...EMPTY, title: "کوتاه", summary: "خلاصه" });
  });

  test("of two fields together is tried again when the other one changes", async () => {
    const server = new FakeServer({ budgetMax: "10" });
    server.refuse = (changes) => {
      const { budgetMin, budgetMax } = { ...server.saved.fields, ...changes };
      const isCrossed = budgetMin !== null && budgetMax !== null && Number(budgetMin) > Number(budgetMax);
      return isCrossed ? { kind: "refused", issues: [{ field: "budgetMin", code: "min_over_max", message: "کمینه بزرگ‌تر است" }] } : null;
    };
    const autosave = opened(server);
    autosave.set({ budgetMin: "50" });
    expect(await autosave.flush()).toBe(false);
    autosave.set({ budgetMax: "100" });
    expect(await autosave.flush()).toBe(true);
    expect(server.saved.fields).toEqual({ ...EMPTY, budgetMin: "50", budgetMax: "100" });
  });
});

describe("a colleague's newer revision", () => {
  test("is taken over where only they wrote", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    server.colleague({ summary: "از همکار" });
    autosave.set({ title: "از من" });
    expect(await autosave.flush()).toBe(true);
    expect(server.saved.fields).toEqual({ ...EMPTY, title: "از من", summary: "از همکار" });
    expect(autosave.getSnapshot()).toMatchObject({ values: { title: "از من", summary: "از همکار" }, conflicts: [], mergedFields: ["summary"] });
  });

  test("overwrites nothing where both wrote: the writer chooses mine", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    server.colleague({ title: "از همکار" });
    autosave.set({ title: "از من", summary: "خلاصه" });
    expect(await autosave.flush()).toBe(false);
    expect(server.saved.fields).toEqual({ ...EMPTY, title: "از همکار", summary: "خلاصه" });
    expect(autosave.getSnapshot()).toMatchObject({
      state: "conflict",
      values: { title: "از من" },
      conflicts: [{ field: "title", mine: "از من", theirs: "از همکار" }],
    });
    autosave.resolve("title", "mine");
    expect(await autosave.flush()).toBe(true);
    expect(server.saved.fields.title).toBe("از من");
  });

  test("is taken when the writer chooses theirs", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    server.colleague({ title: "از همکار" });
    autosave.set({ title: "از من" });
    await autosave.flush();
    autosave.resolve("title", "theirs");
    expect(await autosave.flush()).toBe(true);
    expect(autosave.getSnapshot()).toMatchObject({ values: { title: "از همکار" }, conflicts: [], state: "clean" });
    expect(server.saved.revision).toBe(2);
  });

  test("that reached the page by a refetch is merged without a save", () => {
    const server = new FakeServer();
    const autosave = opened(server);
    server.colleague({ summary: "از همکار" });
    autosave.receive(server.saved);
    expect(autosave.getSnapshot()).toMatchObject({ values: { summary: "از همکار" }, revision: 2, state: "clean" });
    expect(server.received).toEqual([]);
  });
});

describe("without a connection", () => {
  test("the text waits in the journal and is sent when the connection is back", async () => {
    const server = new FakeServer();
    const autosave = opened(server);
    server.problem = OFFLINE;
    autosave.set({ title: "در راه" });
    expect(await autosave.flush()).toBe(false);
    expect(autosave.getSnapshot()).toMatchObject({ state: "offline", values: { title: "در راه" } });
    expect(JSON.parse(localStorage.getItem(KEY) ?? "")).toEqual({ revision: 1, base: { title: "" }, values: { title: "در راه" } });
    server.problem = null;
    autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.saved.fields.title).toBe("در راه");
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  test("it tries again by itself, ever more rarely", async () => {
    const server = new FakeServer();
    const save = vi.spyOn(server, "save");
    const autosave = opened(server);
    server.problem = OFFLINE;
    autosave.set({ title: "در راه" });
    await autosave.flush();
    await vi.advanceTimersByTimeAsync(2_000 + 4_000 + 8_000);
    expect(save).toHaveBeenCalledTimes(4);
  });

  test("signed out, nothing is tried until somebody signs in", async () => {
    const server = new FakeServer();
    const save = vi.spyOn(server, "save");
    const autosave = opened(server);
    server.problem = { ...OFFLINE, kind: "signed-out" };
    autosave.set({ title: "در راه" });
    await autosave.flush();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(localStorage.getItem(KEY)).not.toBeNull();
  });

  test("a page that was left stops trying and leaves the text on the device", async () => {
    const server = new FakeServer();
    const save = vi.spyOn(server, "save");
    const autosave = opened(server);
    server.problem = OFFLINE;
    autosave.set({ title: "در راه" });
    autosave.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(localStorage.getItem(KEY)).not.toBeNull();
  });
});

describe("after a reload", () => {
  async function interrupted(server: FakeServer, typed: Partial<Fields>) {
    server.problem = OFFLINE;
    const before = opened(server);
    before.set(typed);
    await before.flush();
    before.stop();
    server.problem = null;
  }

  test("unsaved text is back and is saved", async () => {
    const server = new FakeServer();
    await interrupted(server, { title: "نیمه‌کاره" });
    const autosave = opened(server);
    expect(autosave.getSnapshot()).toMatchObject({ isRestored: true, values: { title: "نیمه‌کاره" } });
    await vi.advanceTimersByTimeAsync(900);
    expect(server.saved.fields.title).toBe("نیمه‌کاره");
  });

  test("a field that a colleague changed meanwhile is a conflict, not an overwrite", async () => {
    const server = new FakeServer();
    await interrupted(server, { title: "از من", summary: "خلاصه من" });
    server.colleague({ title: "از همکار" });
    const autosave = opened(server);
    expect(autosave.getSnapshot().conflicts).toEqual([{ field: "title", mine: "از من", theirs: "از همکار" }]);
    await vi.advanceTimersByTimeAsync(900);
    expect(server.saved.fields).toEqual({ ...EMPTY, title: "از همکار", summary: "خلاصه من" });
  });

  test("a save whose answer was lost is recognised and not sent again", async () => {
    const server = new FakeServer();
    await interrupted(server, { title: "رسیده" });
    server.colleague({ title: "رسیده" });
    const autosave = opened(server);
    await vi.advanceTimersByTimeAsync(900);
    expect(autosave.getSnapshot()).toMatchObject({ isRestored: false, state: "clean", revision: 2 });
    expect(server.received).toEqual([]);
  });

  test("another person at this device does not see it", async () => {
    const server = new FakeServer();
    await interrupted(server, { title: "محرمانه" });
    const other = new Autosave<Fields>(server.saved, localJournal(journalKey("user-2", "challenge:1")));
    expect(other.getSnapshot().values.title).toBe("");
  });

  test("a broken journal is ignored", () => {
    localStorage.setItem(KEY, "{broken");
    expect(opened(new FakeServer()).getSnapshot()).toMatchObject({ isRestored: false, state: "clean" });
  });
});

describe("the first save of a new object", () => {
  test("moves the journal, and a repeat of a lost one sends the rest afterwards", async () => {
    const server = new FakeServer();
    const moved = localJournal<Fields>(journalKey("user-1", "challenge:2"));
    const autosave = new Autosave<Fields>({ fields: EMPTY, revision: 0 }, localJournal(KEY));
    let calls = 0;
    autosave.connect({
      reload: server.reload,
      save: (changes, revision) => {
        calls += 1;
        if (calls > 1) return server.save(changes, revision);
        const accepted = { title: "نخست" };
        server.saved = { fields: { ...EMPTY, ...accepted }, revision: 1 };
        return Promise.resolve({ kind: "saved", saved: server.saved, accepted, journal: moved });
      },
    });
    autosave.set({ title: "نخست و بیشتر" });
    expect(await autosave.flush()).toBe(true);
    expect(server.received).toEqual([{ title: "نخست و بیشتر" }]);
    expect(server.saved).toEqual({ fields: { ...EMPTY, title: "نخست و بیشتر" }, revision: 2 });
    expect(localStorage.getItem(KEY)).toBeNull();
  });
});
