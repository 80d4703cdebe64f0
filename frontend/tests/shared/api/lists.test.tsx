// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { Provider } from "urql";
import { beforeEach, describe, expect, it } from "vitest";
import { MarkNotificationsReadDocument } from "@/gql/MarkNotificationsRead";
import { NotificationListDocument } from "@/gql/NotificationList";
import { createApiClient } from "@/shared/api/client";
import { useConnection } from "@/shared/api/use-connection";
import { useOperation } from "@/shared/api/use-operation";
import { PreferencesProvider } from "@/shared/session/preferences";
import { LateServer, settled } from "./late-server";

const list = (...unread: boolean[]) => ({
  notifications: {
    __typename: "NotificationConnection",
    edges: unread.map((isUnread, index) => ({
      __typename: "NotificationEdge",
      cursor: String(index),
      node: { __typename: "Notification", id: String(index), sequence: index, kind: "INVITED", createdAt: "2026-11-24T10:00:00Z", readAt: isUnread ? null : "2026-11-24T11:00:00Z", title: "", body: "", link: null },
    })),
    pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
    totalCount: unread.length,
    unreadCount: unread.filter(Boolean).length,
  },
});
const marked = { markNotificationsRead: { __typename: "MarkNotificationsReadPayload", unreadCount: 1, errors: [] } };

let server: LateServer;
beforeEach(() => {
  server = new LateServer();
});

async function mount() {
  const client = createApiClient({ onSignedOut: () => undefined });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PreferencesProvider initial={{ locale: "en" }}>
      <Provider value={client}>{children}</Provider>
    </PreferencesProvider>
  );
  const useInbox = () => useConnection(NotificationListDocument, { unreadOnly: false }, (data) => data.notifications);
  const { result } = renderHook(useInbox, { wrapper });
  const run = (what: () => void) => act(() => settled(what));
  await run(() => undefined);
  return {
    result,
    run,
    wrapper,
    answer: (name: string, data: object) => act(() => server.next(name).answer(data)),
    fail: (name: string, status: number) => act(() => server.next(name).fail(status)),
    mark: () => run(() => void client.mutation(MarkNotificationsReadDocument, { input: { ids: ["0"] } }).toPromise()),
    refetch: () => run(() => {
      result.current.refetch();
    }),
    unread: () => result.current.items.map(({ readAt }) => readAt === null),
  };
}

describe("a list that is asked again while a mutation makes it stale", () => {
  it("shows the newest answer when the mutation is answered first", async () => {
    const { result, answer, mark, refetch, unread } = await mount();
    await answer("NotificationList", list(true, true));
    await mark();
    await refetch(); // a live event told of the change before the mutation was answered
    await answer("MarkNotificationsRead", marked);
    expect(unread()).toEqual([true, true]);
    while (server.waits("NotificationList")) await answer("NotificationList", list(false, true));
    expect(unread()).toEqual([false, true]);
    expect(result.current.isLoading).toBe(false);
    expect(result.current.isRefreshing).toBe(false);
  });

  it("shows the newest answer when the list is answered first", async () => {
    const { answer, mark, refetch, unread } = await mount();
    await answer("NotificationList", list(true, true));
    await mark();
    await refetch();
    await answer("NotificationList", list(true, true));
    await answer("MarkNotificationsRead", marked);
    expect(unread()).toEqual([true, true]);
    while (server.waits("NotificationList")) await answer("NotificationList", list(false, true));
    expect(unread()).toEqual([false, true]);
  });

  it("never asks without end for what the cache cannot read back", async () => {
    const { answer } = await mount();
    // Answers without the cursor that the list asks for cannot be read back whole.
    const broken = list(true);
    for (const edge of broken.notifications.edges) Reflect.deleteProperty(edge, "cursor");
    for (let count = 0; count < 10 && server.waits("NotificationList"); count += 1) await answer("NotificationList", broken);
    expect(server.asked.length).toBe(4);
  });
});

describe("what is shown when a newer answer cannot come", () => {
  it("keeps a list, and says why", async () => {
    const { result, answer, fail, refetch, unread } = await mount();
    await answer("NotificationList", list(true, false));
    await refetch();
    await fail("NotificationList", 503);
    expect(unread()).toEqual([true, false]);
    expect(result.current.problem?.kind).toBe("server");
    await refetch();
    await answer("NotificationList", list(false, false));
    expect(unread()).toEqual([false, false]);
    expect(result.current.problem).toBeNull();
  });

  it("keeps an object, and says why", async () => {
    const { wrapper, run, answer, fail } = await mount();
    await answer("NotificationList", list(true));
    const { result } = renderHook(() => useOperation(NotificationListDocument, { unreadOnly: true, first: 20, after: null }), { wrapper });
    await run(() => undefined);
    await answer("NotificationList", list(true));
    await run(() => {
      result.current.refetch();
    });
    await fail("NotificationList", 503);
    expect(result.current.data?.notifications.totalCount).toBe(1);
    expect(result.current.problem?.kind).toBe("server");
  });

  it("does not keep what one may no longer see", async () => {
    const { result, answer, fail, refetch } = await mount();
    await answer("NotificationList", list(true));
    await refetch();
    await fail("NotificationList", 403);
    expect(result.current.items).toEqual([]);
    expect(result.current.problem?.kind).toBe("forbidden");
  });
});
