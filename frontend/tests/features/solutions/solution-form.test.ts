// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { readFirstSave, writeFirstSave } from "@/features/solutions/editor/first-save";
import { emptyForm, inputFrom } from "@/features/solutions/editor/solution-form";

describe("what the editor sends", () => {
  it("is only what changed, with amounts in rials", () => {
    expect(inputFrom({ title: "پایش نشت", priceMin: "15000000" })).toEqual({ title: "پایش نشت", priceMin: { amount: "15000000", currency: "IRR" } });
  });

  it("takes an amount away with null, not with zero", () => {
    expect(inputFrom({ priceMax: null, trl: null })).toEqual({ priceMax: null, trl: null });
  });

  it("copies lists, so that the form's own stay as they are", () => {
    const form = { ...emptyForm("FA"), tags: Object.freeze(["آب"]) };
    expect(inputFrom({ tags: form.tags }).tags).toEqual(["آب"]);
  });
});

describe("the first save of a new solution", () => {
  it("is repeated word for word after a reload", () => {
    writeFirstSave("u1", "o1", { key: "k1", fields: { title: "پایش" } });
    expect(readFirstSave("u1", "o1")).toEqual({ key: "k1", fields: { title: "پایش" } });
  });

  it("is nobody else's", () => {
    writeFirstSave("u1", "o1", { key: "k1", fields: {} });
    expect(readFirstSave("u2", "o1")).toBeNull();
    expect(readFirstSave("u1", "o2")).toBeNull();
  });

  it("is forgotten once answered", () => {
    writeFirstSave("u1", "o1", { key: "k1", fields: {} });
    writeFirstSave("u1", "o1", null);
    expect(readFirstSave("u1", "o1")).toBeNull();
  });
});
