import { describe, expect, it } from "vitest";
import { metricName, metricsOf, systemsOf } from "@/features/operations/figures";

describe("figures of a kept evaluation", () => {
  it("are read by system and metric", () => {
    const systems = systemsOf({ systems: { bahamm: { "ndcg@10": 0.91, "recall@50": 1 }, bm25: { "ndcg@10": 0.5 } } });
    expect(systems.map(({ name }) => name)).toEqual(["bahamm", "bm25"]);
    expect(systems[1]?.means).toEqual({ "ndcg@10": 0.5 });
    expect(metricsOf(systems)).toEqual(["ndcg@10", "recall@50"]);
  });

  it.each([["ndcg@10", "nDCG@10"], ["mrr@20", "MRR@20"], ["recall@10", "recall@10"], ["ndcg", "ndcg"]])("the metric %s is written %s", (metric, written) => {
    expect(metricName(metric)).toBe(written);
  });

  it.each([null, 3, [], {}, { systems: 4 }, { systems: { bahamm: "good" } }, { systems: { bahamm: { note: "x" } } }])("of %j are none", (figures) => {
    expect(systemsOf(figures)).toEqual([]);
  });
});
