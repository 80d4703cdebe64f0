import type { SolutionForm } from "./solution-form";

/** The first save of a new solution, until its answer has arrived: repeated unchanged, it makes no second draft. */
export interface FirstSave {
  key: string;
  fields: Partial<SolutionForm>;
}

const PREFIX = "bahamm.first-save";

function place(userId: string, supplierId: string): string {
  return `${PREFIX}.${userId}.solution.${supplierId}`;
}

export function readFirstSave(userId: string, supplierId: string): FirstSave | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place(userId, supplierId)) ?? "null") as Partial<FirstSave> | null;
    return typeof kept?.key === "string" && typeof kept.fields === "object" ? { key: kept.key, fields: kept.fields } : null;
  } catch {
    return null;
  }
}

export function writeFirstSave(userId: string, supplierId: string, save: FirstSave | null): void {
  try {
    if (save === null) localStorage.removeItem(place(userId, supplierId));
    else localStorage.setItem(place(userId, supplierId), JSON.stringify(save));
  } catch {
    // Without storage a repeat after a reload cannot be recognised; the draft list shows both.
  }
}
