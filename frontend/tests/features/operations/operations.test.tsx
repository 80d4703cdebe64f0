// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OperationsPage } from "@/features/operations/operations-page";
import type { MatchingStatusParts, RankerParts } from "@/gql/fragments";
import { FakeServer, signedIn } from "../../fake-server";
import { renderScreen } from "../../render-screen";

const feedback = { __typename: "RankerFeedback" as const, verdicts: 90, useful: 40, lists: 20, impressions: 400 };

function ranker(id: string, patch: Partial<RankerParts> = {}): RankerParts {
  return {
    __typename: "Ranker",
    id,
    version: `fusion-2+${id}`,
    state: "CANDIDATE",
    modelKey: "m",
    formula: "fusion-2",
    calibration: "sigmoid",
    weights: [{ __typename: "RankerWeight", group: "structure", name: "goals", value: 5, builtIn: 1 }],
    trainedOn: feedback,
    measuredOn: feedback,
    positionDecay: 0.7,
    measures: [{ __typename: "RankerMeasure", name: "ndcg", value: 0.8, current: 0.7, gain: 0.1, low: 0.05, high: 0.15, higherIsBetter: true }],
    worse: [],
    reliability: [
      { __typename: "ReliabilityBin", predicted: 0.75, observed: 0.8, count: 45 },
      { __typename: "ReliabilityBin", predicted: 0.25, observed: 0.2, count: 45 },
    ],
    createdAt: "2026-11-08T10:00:00Z",
    createdBy: null,
    activatedAt: null,
    activatedBy: null,
    retiredAt: null,
    allowedActions: [{ __typename: "AllowedAction", name: "activate_ranker", allowed: true, code: null, reason: null }],
    ...patch,
  };
}

function status(degraded: MatchingStatusParts["degraded"]): MatchingStatusParts {
  return {
    __typename: "MatchingStatus",
    model: { __typename: "MatchingModel", name: "small", revision: "r1", dimension: 384, key: "k", targetKey: "k", isLoaded: true, isLexicalOnly: false },
    index: { __typename: "MatchingIndex", sequence: 7, head: 9, lag: 2, missing: 0, builtAt: "", builtFrom: "", snapshotAt: null, snapshotBytes: null },
    documents: [],
    memoryMegabytes: 500,
    degraded,
    ranker: null,
    rankerVersion: "fusion-2",
    builtInVersion: "fusion-2",
    feedback: { __typename: "MatchingFeedback", verdicts: [], views: 0, impressions: 0, needs: [], isEnough: false },
    lastEvaluation: null,
  };
}

describe("state of matching", () => {
  let server: FakeServer;
  let first: RankerParts;
  beforeEach(() => {
    server = new FakeServer();
    server.session = signedIn("s@example.ir", { isSecretariat: true, language: "EN" });
    server.operation("MatchingStatus", () => ({ matchingStatus: status([{ __typename: "StatusNote", code: "matching.lag", message: "The index is behind." }]) }));
    first = ranker("1");
    const second = ranker("2", { worse: ["ndcg"], allowedActions: [{ __typename: "AllowedAction", name: "activate_ranker", allowed: false, code: "x", reason: "It is worse." }] });
    server.operation("RankerList", () => ({
      rankers: {
        __typename: "RankerConnection",
        edges: [first, second].map((node) => ({ __typename: "RankerEdge", cursor: node.id, node })),
        pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
        totalCount: 2,
      },
    }));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("says what is degraded, and the reliability diagram in words", async () => {
    renderScreen("en", [{ path: "/operations", element: <OperationsPage /> }], "/operations");
    expect(await screen.findByText("The index is behind.")).toBeTruthy();
    expect(screen.getByText("2 changes")).toBeTruthy();
    const [diagram] = await screen.findAllByRole("region", { name: "Reliability diagram" });
    if (!diagram) throw new Error("no diagram");
    expect(within(diagram).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "predicted 25%, observed 20%, of 45 verdicts",
      "predicted 75%, observed 80%, of 45 verdicts",
    ]);
  });

  it("puts a ranker in force after a question, and refuses with the reason", async () => {
    server.operation("ActivateRanker", () => {
      first = ranker("1", { state: "ACTIVE" });
      return { activateRanker: { __typename: "ActivateRankerPayload", ranker: first, status: status([]), errors: [] } };
    });
    const user = userEvent.setup();
    renderScreen("en", [{ path: "/operations", element: <OperationsPage /> }], "/operations");
    const [open, refused] = await screen.findAllByRole("button", { name: "Put in force" });
    if (!open || !refused) throw new Error("no buttons");
    expect(refused.getAttribute("aria-disabled")).toBe("true");
    await user.click(open);
    const dialog = await screen.findByRole("alertdialog");
    expect(server.callsOf("ActivateRanker")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Put in force" }));
    expect(await screen.findByText("In force", { selector: "span" })).toBeTruthy();
    expect(server.callsOf("ActivateRanker")).toEqual([{ input: { id: "1" } }]);
  });
});
