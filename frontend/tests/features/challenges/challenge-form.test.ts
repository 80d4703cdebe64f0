import { expect, test } from "vitest";
import { emptyForm, inputFrom } from "@/features/challenges/editor/challenge-form";
import { sections } from "@/features/challenges/editor/sections";

test("only what changed travels, with amounts as money in rials", () => {
  expect(inputFrom({ title: "آب", budgetMin: "1000", budgetMax: null, goals: ["g1"] })).toEqual({
    title: "آب",
    budgetMin: { amount: "1000", currency: "IRR" },
    budgetMax: null,
    goals: ["g1"],
  });
  expect(inputFrom({ deadline: null, hasNoBudget: true, tags: [] })).toEqual({ deadline: null, hasNoBudget: true, tags: [] });
  expect(inputFrom({})).toEqual({});
});

test("a part is filled when something is said everywhere in it", () => {
  const filled = (form: ReturnType<typeof emptyForm>) => sections.filter((section) => section.isFilled(form)).map((section) => section.name);
  const empty = emptyForm("FA");
  expect(filled(empty)).toEqual([]);
  expect(filled({ ...empty, title: "الف", summary: "ب", description: "  " })).toEqual([]);
  expect(filled({ ...empty, title: "الف", summary: "ب", description: "پ" })).toEqual(["problem"]);
  expect(filled({ ...empty, deadline: "2027-01-01T00:00:00.000Z" })).toEqual([]);
  expect(filled({ ...empty, deadline: "2027-01-01T00:00:00.000Z", hasNoBudget: true, goals: ["g1"] })).toEqual(["money", "aims"]);
});
