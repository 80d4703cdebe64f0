// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Client, fetchExchange } from "@urql/core";
import { Provider } from "urql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NotFound } from "@/app/not-found";
import { QuickSearch } from "@/app/shell/quick-search";
import { renderIn } from "../render";

const hits = [
  {
    __typename: "SearchHit",
    score: 0.9,
    snippet: "نشت لوله",
    item: {
      __typename: "Challenge",
      id: "Q2hhbGxlbmdlOjE=",
      title: "کاهش هدررفت آب",
      language: "FA",
      unit: { __typename: "Organisation", id: "T3Jn", kind: "MUNICIPAL_UNIT", name: "آبفا", nameEn: "Water Board", slug: "abfa", supplierKind: null },
    },
  },
];
let asked: unknown[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    asked.push((JSON.parse(init.body as string) as { variables: unknown }).variables);
    const data = { search: { __typename: "SearchResult", isLexicalOnly: false, hits } };
    return Promise.resolve(new Response(JSON.stringify({ data }), { headers: { "Content-Type": "application/json" } }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function renderSearch() {
  const client = new Client({ url: "/graphql/", exchanges: [fetchExchange], preferGetMethod: false });
  renderIn(
    "en",
    <Provider value={client}>
      <QuickSearch />
    </Provider>,
  );
}

describe("quick search", () => {
  it("opens by its key on a Persian keyboard too and asks once for what was typed", async () => {
    renderSearch();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "ن", code: "KeyK", ctrlKey: true }));
    const dialog = await screen.findByRole("dialog", { name: "Search all of Bahamm" });
    await waitFor(() => {
      expect(dialog.contains(document.activeElement)).toBe(true);
    });
    await userEvent.keyboard("آب");
    expect(await screen.findByRole("option", { name: /کاهش هدررفت آب/ })).toBeDefined();
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["کاهش هدررفت آبWater Board", "All results for “\u2068آب\u2069”"]);
    expect(asked).toEqual([{ text: "آب" }]);
    // The last row leads on, letter by letter.
    await userEvent.keyboard("فا");
    expect(await screen.findByRole("option", { name: "All results for “\u2068آبفا\u2069”" })).toBeDefined();
    await userEvent.keyboard("{Escape}{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

it("a wrong address offers ways on", () => {
  renderIn("fa", <NotFound />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("چنین صفحه‌ای نیست");
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["/", "/search"]);
});
