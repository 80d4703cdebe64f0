// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Revisions, type RevisionWithSnapshot } from "@/shared/domain/revisions";
import type { Locale } from "@/shared/i18n/locale";
import { renderIn } from "../../render";

const LABELS = { title: "Title", successMeasures: "Success measures" };

function revision(number: number, patch: Partial<RevisionWithSnapshot> = {}): RevisionWithSnapshot {
  return { number, createdAt: "2026-11-08T10:00:00Z", author: null, note: "", changedFields: [], snapshot: { title: `Title ${String(number)}` }, ...patch };
}

function titles(locale: Locale, revisions: RevisionWithSnapshot[]): string[] {
  renderIn(locale, <Revisions revisions={revisions} labels={LABELS} show={(_, value) => String(value)} />);
  return screen.getAllByRole("button").map(({ firstElementChild, children }) => (firstElementChild?.nextElementSibling ?? children[0])?.textContent ?? "");
}

describe("versions", () => {
  it("call the first one so by its number alone", () => {
    expect(titles("en", [revision(1), revision(2)])).toEqual(["Version 2: Changed: Title", "Version 1: First version"]);
  });

  it("name the oldest one that was kept by its number and what it changed", () => {
    expect(titles("fa", [revision(24, { changedFields: ["success_measures", "state"] })])).toEqual(["نسخهٔ ۲۴: تغییر: \u2068Success measures\u2069"]);
    expect(titles("en", [revision(3)]).at(-1)).toBe("Version 3");
  });

  it("name the step that made one", () => {
    expect(titles("en", [revision(5, { note: "publish" })])).toEqual(["Version 5: Published"]);
  });
});
