// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { SearchPage } from "@/features/search/search-page";
import { FakeServer } from "../../fake-server";
import { renderScreen } from "../../render-screen";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

function answer(...hits: [string, boolean][]) {
  const supplier = { __typename: "Organisation", id: "o1", slug: "o1", name: "Maker", nameEn: "", kind: "SUPPLIER", supplierKind: "STARTUP" };
  server.operation("Search", () => ({
    search: {
      __typename: "SearchResult",
      isLexicalOnly: false,
      hits: hits.map(([title, isClose], index) => ({
        __typename: "SearchHit",
        score: 9 - index,
        isClose,
        snippet: "",
        item: { __typename: "Solution", id: `s${index}`, title, language: "EN", summary: "", trl: 7, solutionState: "PUBLISHED", supplier },
      })),
    },
  }));
  renderScreen("en", [{ path: "/search", element: <SearchPage /> }], "/search?q=leak");
}

const titlesIn = (list: HTMLElement) => within(list).getAllByRole("link").map((link) => link.textContent);

describe("finds of a search", () => {
  it("tells what is close from what only comes next", async () => {
    answer(["Pipe ears", true], ["Valve watch", true], ["Tree register", false]);
    expect(titlesIn(await screen.findByRole("list", { name: "Close to what you are looking for" }))).toEqual(["Pipe ears", "Valve watch"]);
    expect(screen.getByRole("heading", { name: "Less close" })).toBeTruthy();
    expect(titlesIn(screen.getByRole("list", { name: "Less close" }))).toEqual(["Tree register"]);
    expect(screen.queryByText(/these come closest/)).toBeNull();
  });

  it("says so when nothing is close", async () => {
    answer(["Tree register", false]);
    expect(await screen.findByText("Nothing is clearly what you are looking for; these come closest.")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Less close" })).toBeNull();
  });

  it("needs no second part when everything is close", async () => {
    answer(["Pipe ears", true]);
    await screen.findByRole("list", { name: "Close to what you are looking for" });
    expect(screen.queryByText("Less close")).toBeNull();
  });
});
