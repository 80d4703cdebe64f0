import type { SolutionFull } from "@/gql/fragments";
import type { Language, MoneyInput, SolutionFields } from "@/gql/schema";
import type { Saved } from "@/shared/domain/use-autosave";

/** The form's own shape: ids for references, rials in strings for amounts. */
export interface SolutionForm {
  language: Language;
  title: string;
  summary: string;
  description: string;
  evidence: string;
  trl: number | null;
  priceMin: string | null;
  priceMax: string | null;
  priceNote: string;
  integrationNeeds: string;
  dimensions: readonly string[];
  goals: readonly string[];
  tags: readonly string[];
}

export const limits = { title: 200, summary: 600, description: 20_000, evidence: 8_000, integrationNeeds: 4_000, priceNote: 500 } as const;

export function emptyForm(language: Language): SolutionForm {
  return {
    language,
    title: "",
    summary: "",
    description: "",
    evidence: "",
    trl: null,
    priceMin: null,
    priceMax: null,
    priceNote: "",
    integrationNeeds: "",
    dimensions: [],
    goals: [],
    tags: [],
  };
}

export function savedFrom(solution: SolutionFull): Saved<SolutionForm> {
  const { language, title, summary, description, evidence, trl, priceNote, integrationNeeds, tags } = solution;
  return {
    revision: solution.revision,
    fields: {
      language,
      title,
      summary,
      description,
      evidence,
      trl,
      priceMin: solution.priceMin?.amount ?? null,
      priceMax: solution.priceMax?.amount ?? null,
      priceNote,
      integrationNeeds,
      dimensions: solution.dimensions.map(({ id }) => id),
      goals: solution.goals.map(({ id }) => id),
      tags,
    },
  };
}

function money(amount: string | null): MoneyInput | null {
  return amount === null ? null : { amount, currency: "IRR" };
}

/** What the API takes, of the given fields only. */
export function inputFrom(changes: Partial<SolutionForm>): SolutionFields {
  const { priceMin, priceMax, dimensions, goals, tags, ...texts } = changes;
  return {
    ...texts,
    ...(priceMin === undefined ? {} : { priceMin: money(priceMin) }),
    ...(priceMax === undefined ? {} : { priceMax: money(priceMax) }),
    ...(dimensions === undefined ? {} : { dimensions: [...dimensions] }),
    ...(goals === undefined ? {} : { goals: [...goals] }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}
