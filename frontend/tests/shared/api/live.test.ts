// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveConnection, type LiveState } from "@/shared/api/live";
import { FakeSocket } from "./fake-socket";

let live: LiveConnection;
let states: LiveState[];
let seen: unknown[];
let signedOut: number;
let unwatch: () => void;

const settle = () => vi.advanceTimersByTimeAsync(1);
const subscribe = () =>
  live.subscribe({
    query: "subscription Inbox($after: String) { inbox(after: $after) { cursor } }",
    operationName: "Inbox",
    variables: {},
    onData: (data) => seen.push(data),
  });
const asked = () => FakeSocket.last.subscriptions.map(({ payload }) => payload?.variables);

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  FakeSocket.acceptsConnections = true;
  seen = [];
  states = [];
  signedOut = 0;
  live = new LiveConnection({
    url: "ws://127.0.0.1/ws/graphql/",
    webSocketImpl: FakeSocket,
    random: () => 1,
    onSignedOut: () => {
      signedOut += 1;
    },
  });
  live.subscribeState(() => states.push(live.state()));
  unwatch = live.watch();
});

afterEach(() => {
  unwatch();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("live connection", () => {
  it("opens with the first subscription and hands its events on", async () => {
    expect([live.state(), FakeSocket.all.length]).toEqual(["off", 0]);
    subscribe();
    await settle();
    FakeSocket.last.next({ inbox: { cursor: "c1" } });
    expect([states, seen]).toEqual([["connecting", "live"], [{ inbox: { cursor: "c1" } }]]);
  });

  it("after a lost connection goes on behind the last event", async () => {
    subscribe();
    await settle();
    FakeSocket.last.next({ inbox: { cursor: "c1" } });
    FakeSocket.last.next({ inbox: { cursor: "c2" } });
    FakeSocket.last.end(1006);
    await settle();
    expect(live.state()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(600);
    expect([live.state(), FakeSocket.all.length, asked()]).toEqual(["live", 2, [{ after: "c2" }]]);
  });

  it("waits longer after each failure and at most twenty seconds", async () => {
    FakeSocket.acceptsConnections = false;
    subscribe();
    const attempts: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const before = FakeSocket.all.length;
      await vi.advanceTimersByTimeAsync(1000);
      if (FakeSocket.all.length > before) attempts.push(second);
    }
    expect(attempts).toEqual([0, 1, 3, 7, 15, 31, 51]);
  });

  it("comes back at once when the network does, and wakes those who must look", async () => {
    const onLine = vi.spyOn(navigator, "onLine", "get");
    let woken = 0;
    live.onWake(() => {
      woken += 1;
    });
    subscribe();
    await settle();
    onLine.mockReturnValue(false);
    window.dispatchEvent(new Event("offline"));
    await settle();
    expect([live.state(), FakeSocket.all.length]).toEqual(["offline", 1]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(FakeSocket.all.length).toBe(1);
    onLine.mockReturnValue(true);
    window.dispatchEvent(new Event("online"));
    await settle();
    expect([live.state(), FakeSocket.all.length, woken]).toEqual(["live", 2, 1]);
  });

  it("a page that slept does not trust its socket", async () => {
    subscribe();
    await settle();
    const first = FakeSocket.last;
    // Timers do not run while a laptop is closed: only the clock has moved.
    vi.setSystemTime(Date.now() + 3_600_000);
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(1000);
    expect([first.readyState, live.state(), FakeSocket.all.length]).toEqual([FakeSocket.CLOSED, "live", 2]);
  });

  it("a server that does not answer a ping is left", async () => {
    subscribe();
    await settle();
    await vi.advanceTimersByTimeAsync(15_000 + 8_000 + 600);
    expect(FakeSocket.all.length).toBe(2);
  });

  it("a cursor that is too old is dropped and the page told to look", async () => {
    let woken = 0;
    live.onWake(() => {
      woken += 1;
    });
    subscribe();
    await settle();
    FakeSocket.last.next({ inbox: { cursor: "old" } });
    FakeSocket.last.end(1006);
    await vi.advanceTimersByTimeAsync(600);
    FakeSocket.last.refuse("page.invalid_cursor");
    await settle();
    expect([asked(), woken]).toEqual([[{ after: "old" }, {}], 1]);
  });

  it("what is not shown any more makes the page look, what never was does not", async () => {
    let woken = 0;
    live.onWake(() => {
      woken += 1;
    });
    subscribe();
    await settle();
    FakeSocket.last.next({ inbox: { cursor: "seen" } });
    FakeSocket.last.refuse("not_found");
    await settle();
    expect([asked(), woken]).toEqual([[{}], 1]);
    subscribe();
    await settle();
    FakeSocket.last.refuse("not_found");
    await settle();
    expect(woken).toBe(1);
  });

  it("a session that ended is reported once and not knocked at again", async () => {
    subscribe();
    await settle();
    FakeSocket.last.end(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([signedOut, live.state(), FakeSocket.all.length]).toEqual([1, "off", 1]);
  });

  it("closes with its last subscription", async () => {
    const stop = subscribe();
    await settle();
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([live.state(), FakeSocket.last.readyState]).toEqual(["off", FakeSocket.CLOSED]);
  });
});
