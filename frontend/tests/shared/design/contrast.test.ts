// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const tokens = readFileSync(new URL("../../../src/shared/design/tokens.css", import.meta.url), "utf8");

type Scheme = "light" | "dark";

function hexes(name: string): [string, string] {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(tokens)?.[1] ?? "";
  const found = value.match(/#[0-9a-f]{3,6}/g) ?? [];
  const [light = "", dark = light] = found;
  if (!light) throw new Error(`no colour in --${name}`);
  return [light, dark];
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: string, ground: string, scheme: Scheme): number {
  const at = scheme === "light" ? 0 : 1;
  const [high = 0, low = 0] = [luminance(hexes(ink)[at]), luminance(hexes(ground)[at])].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["paper", "surface", "surface-raised", "surface-sunken", "surface-hover"];

/** WCAG 2.2 AA: 4.5 for text, 3 for the edge of a control. */
const TEXT: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ["ink", ground],
    ["ink-soft", ground],
    ["ink-faint", ground],
    ["accent-ink", ground],
    ["danger-ink", ground],
  ]),
  ["ink", "accent-soft"],
  ["accent-ink", "accent-soft"],
  ["ink-inverse", "surface-inverse"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "accent-pressed"],
  ["on-accent", "danger-fill"],
  ["on-accent", "danger-fill-hover"],
  ["mark-ink", "mark"],
  ["mark-ink", "mark-strong"],
  ...[1, 2, 3].map((step): [string, string] => ["on-heat-low", `heat-${String(step)}`]),
  ["on-heat-4", "heat-4"],
  ["on-heat-5", "heat-5"],
  ...["positive", "warning", "danger"].flatMap((meaning): [string, string][] => [
    [`${meaning}-ink`, `${meaning}-soft`],
    [`${meaning}-ink`, "surface"],
    ["ink", `${meaning}-soft`],
  ]),
];
const EDGES: [string, string][] = [
  ...GROUNDS.slice(0, 3).map((ground): [string, string] => ["line-control", ground]),
  ["accent-ink", "paper"],
  ["accent-ink", "line"],
];

describe.each(["light", "dark"] as const)("contrast, %s", (scheme) => {
  it.each(TEXT)("%s on %s can be read", (ink, ground) => {
    expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(EDGES)("%s on %s can be seen", (line, ground) => {
    expect(contrast(line, ground, scheme)).toBeGreaterThanOrEqual(3);
  });
});
