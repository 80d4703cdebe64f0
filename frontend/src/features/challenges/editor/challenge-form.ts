import type { ChallengeFull } from "@/gql/fragments";
import type { ChallengeFields, Language, MoneyInput } from "@/gql/schema";
import type { Saved } from "@/shared/domain/use-autosave";

/** The form's own shape: ids for references, rials in strings for amounts, UTC for the deadline. */
export interface ChallengeForm {
  language: Language;
  title: string;
  summary: string;
  description: string;
  ownerName: string;
  place: string;
  baseline: string;
  successMeasures: string;
  constraints: string;
  shareableData: string;
  pilotSite: string;
  trlMin: number | null;
  budgetMin: string | null;
  budgetMax: string | null;
  hasNoBudget: boolean;
  budgetSource: string;
  deadline: string | null;
  dimension: string | null;
  axis: string | null;
  goals: readonly string[];
  tags: readonly string[];
  requiredCredentials: readonly string[];
  acceptsLanguages: readonly Language[];
}

export const limits = {
  title: 200,
  summary: 600,
  description: 20_000,
  ownerName: 200,
  place: 300,
  text: 4_000,
  pilotSite: 1_000,
  budgetSource: 500,
} as const;

export function emptyForm(language: Language): ChallengeForm {
  return {
    language,
    title: "",
    summary: "",
    description: "",
    ownerName: "",
    place: "",
    baseline: "",
    successMeasures: "",
    constraints: "",
    shareableData: "",
    pilotSite: "",
    trlMin: null,
    budgetMin: null,
    budgetMax: null,
    hasNoBudget: false,
    budgetSource: "",
    deadline: null,
    dimension: null,
    axis: null,
    goals: [],
    tags: [],
    requiredCredentials: [],
    acceptsLanguages: ["FA", "EN"],
  };
}

export function savedFrom(challenge: ChallengeFull): Saved<ChallengeForm> {
  const empty = emptyForm(challenge.language);
  const texts = Object.fromEntries(Object.keys(empty).map((field) => [field, challenge[field as keyof ChallengeForm]])) as unknown as ChallengeForm;
  return {
    revision: challenge.revision,
    fields: {
      ...texts,
      budgetMin: challenge.budgetMin?.amount ?? null,
      budgetMax: challenge.budgetMax?.amount ?? null,
      // One spelling of a moment, so that two of them can be compared.
      deadline: challenge.deadline && new Date(challenge.deadline).toISOString(),
      dimension: challenge.dimension?.id ?? null,
      axis: challenge.axis?.id ?? null,
      goals: challenge.goals.map(({ id }) => id),
    },
  };
}

function money(amount: string | null): MoneyInput | null {
  return amount === null ? null : { amount, currency: "IRR" };
}

/** What the API takes, of the given fields only. */
export function inputFrom(changes: Partial<ChallengeForm>): ChallengeFields {
  const { budgetMin, budgetMax, goals, tags, requiredCredentials, acceptsLanguages, ...rest } = changes;
  return {
    ...rest,
    ...(budgetMin === undefined ? {} : { budgetMin: money(budgetMin) }),
    ...(budgetMax === undefined ? {} : { budgetMax: money(budgetMax) }),
    ...(goals === undefined ? {} : { goals: [...goals] }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(requiredCredentials === undefined ? {} : { requiredCredentials: [...requiredCredentials] }),
    ...(acceptsLanguages === undefined ? {} : { acceptsLanguages: [...acceptsLanguages] }),
  };
}
