import { describe, expect, it } from "vitest";
import { heatOf, scaleOf } from "@/features/gaps/scale";

describe("scale of the heat map", () => {
  it("cuts larger numbers into five ranges without holes", () => {
    const scale = scaleOf([0, 12, 3, 23]);
    expect(scale.map(({ heat, from, to }) => [heat, from, to])).toEqual([
      [1, 1, 4],
      [2, 5, 9],
      [3, 10, 13],
      [4, 14, 18],
      [5, 19, 23],
    ]);
    for (let value = 1; value <= 23; value += 1) expect(heatOf(value, scale)).toBeGreaterThan(0);
  });

  it("gives few numbers a step each and the largest the darkest colour", () => {
    expect(scaleOf([1, 2, 0]).map(({ heat, from, to }) => [heat, from, to])).toEqual([
      [3, 1, 1],
      [5, 2, 2],
    ]);
  });

  it("colours nothing where nothing is", () => {
    expect(scaleOf([0, 0])).toEqual([]);
    expect(scaleOf([])).toEqual([]);
    expect(heatOf(0, scaleOf([4]))).toBe(0);
  });
});
