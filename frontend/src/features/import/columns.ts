import type { ImportKind } from "@/gql/schema";
import list from "./columns.json";

export interface ImportColumn {
  name: string;
  nameFa: string;
  isRequired: boolean;
}

const BY_KIND: Record<ImportKind, readonly ImportColumn[]> = { CHALLENGES: list.challenges, SOLUTIONS: list.solutions };

export function columnsOf(kind: ImportKind): readonly ImportColumn[] {
  return BY_KIND[kind];
}

/** The column that the API's `budgetMin` means, as the reader's file heads it. */
export function columnTitle(kind: ImportKind, field: string, locale: "fa" | "en"): string {
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const column = columnsOf(kind).find((candidate) => candidate.name === name);
  return column && locale === "fa" ? column.nameFa : name;
}

const FOLDER = `${import.meta.env.BASE_URL}import/`;

export function templateAddress(kind: ImportKind, file: "fa.csv" | "en.csv" | "jsonl"): string {
  return `${FOLDER}${kind.toLowerCase()}.${file}`;
}
