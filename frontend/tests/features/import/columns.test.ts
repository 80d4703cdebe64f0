import { describe, expect, it } from "vitest";
import { columnHints } from "@/features/import/column-hints";
import { columnsOf, columnTitle, templateAddress } from "@/features/import/columns";

describe("columns of an import", () => {
  it("are each explained, and nothing else is", () => {
    const names = new Set([...columnsOf("CHALLENGES"), ...columnsOf("SOLUTIONS")].map(({ name }) => name));
    expect(Object.keys(columnHints.messages.fa).sort()).toEqual([...names].sort());
  });

  it("are named as the reader's file heads them", () => {
    expect(columnTitle("CHALLENGES", "budgetMin", "fa")).toBe("حداقل بودجه");
    expect(columnTitle("CHALLENGES", "budgetMin", "en")).toBe("budget_min");
    expect(columnTitle("SOLUTIONS", "organisation", "fa")).toBe("عرضه‌کننده");
    expect(columnTitle("SOLUTIONS", "upload", "fa")).toBe("upload");
  });

  it("have templates beside the other public files", () => {
    expect(templateAddress("SOLUTIONS", "fa.csv")).toBe("/import/solutions.fa.csv");
  });
});
