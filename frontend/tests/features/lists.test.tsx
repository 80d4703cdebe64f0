// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { ChallengeListPage } from "@/features/challenges/list/challenge-list-page";
import { DirectoryScreen } from "@/features/organisations/directory";
import { SolutionListPage } from "@/features/solutions/list/solution-list-page";
import { FakeServer } from "../fake-server";
import { renderScreen } from "../render-screen";

const lists: [string, string, ReactElement][] = [
  ["ChallengeList", "/challenges", <ChallengeListPage key="challenges" />],
  ["SolutionList", "/solutions", <SolutionListPage key="solutions" />],
  ["OrganisationList", "/organisations", <DirectoryScreen key="organisations" />],
];

const TAXONOMY = { __typename: "Taxonomy", id: "x1", code: "x", version: 1, titleFa: "", titleEn: "", dimensions: [], axes: [], goals: [], macroPolicies: [] };

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.operation("Taxonomy", () => ({ taxonomy: TAXONOMY }));
  server.operation("Cities", () => ({ cities: [] }));
});

describe.each(lists)("%s at an address with a wrong value", (operation, path, element) => {
  const at = `${path}?${path === "/solutions" ? "dimension" : "city"}=nowhere`;
  const routes = [{ path, element }];
  const refuse = (kind: string) => {
    if (operation !== "OrganisationList") server.operation("OrganisationList", () => ({ organisations: nothing("OrganisationConnection") }));
    server.refuse(operation, { code: "request.invalid_id", kind, message: "The id is wrong." });
  };

  it("says why, loads nothing and leads to the list without filters", async () => {
    refuse("validation");
    const { where } = renderScreen("en", routes, at);
    const refusal = await screen.findByRole("alert");
    expect(refusal.textContent).toContain("The id is wrong.");
    expect(screen.queryByText(/^Loading the/)).toBeNull();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    await userEvent.click(within(refusal).getByRole("button", { name: "Clear the filters" }));
    expect(where()).toBe(path);
  });

  it("offers another try where that can help", async () => {
    refuse("internal");
    renderScreen("en", routes, at);
    expect(await screen.findByRole("button", { name: "Try again" })).toBeTruthy();
  });
});

function nothing(type: string) {
  return { __typename: type, edges: [], pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null }, totalCount: 0 };
}
