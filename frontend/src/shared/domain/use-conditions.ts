import { useMemo } from "react";
import { CitiesDocument } from "@/gql/Cities";
import { OrganisationListDocument } from "@/gql/OrganisationList";
import type { ChallengeFilter, ChallengeState, SearchKind, SolutionFilter, SolutionState } from "@/gql/schema";
import { useOperation } from "@/shared/api/use-operation";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { conditionsMessages } from "./conditions-messages";
import { useStateName } from "./state-tag";
import { useTaxonomy } from "./use-taxonomy";

/** The conditions of either list. */
export type KeptFilter = Omit<ChallengeFilter, "states"> & Omit<SolutionFilter, "states"> & { states?: (ChallengeState | SolutionState)[] | null };

const NO_VARIABLES = {};
const ORGANISATIONS = { CHALLENGES: { filter: { kind: "MUNICIPAL_UNIT" as const }, first: 100 }, SOLUTIONS: { filter: { kind: "SUPPLIER" as const }, first: 100 } };
const ONCE = { policy: "cache-first" as const };

/** Kept conditions as the API takes them for their kind. */
export function conditionsInput(kind: SearchKind, filter: KeptFilter): { challengeFilter: ChallengeFilter } | { solutionFilter: SolutionFilter } {
  return kind === "CHALLENGES" ? { challengeFilter: filter as ChallengeFilter } : { solutionFilter: filter as SolutionFilter };
}

/** Kept conditions in the reader's words, one for each; what they all leave open is said by the kind itself. */
export function useConditions(kind: SearchKind, filter: KeptFilter, isSemantic = false): string[] {
  const t = useMessages(conditionsMessages);
  const format = useFormat();
  const stateName = useStateName();
  const { dimensions, axes, goals } = useTaxonomy();
  const organisation = filter.unit ?? filter.supplier;
  const cities = useOperation(CitiesDocument, NO_VARIABLES, { ...ONCE, isPaused: !filter.city }).data?.cities;
  const organisations = useOperation(OrganisationListDocument, ORGANISATIONS[kind], { ...ONCE, isPaused: !organisation }).data?.organisations.edges;
  return useMemo(() => {
    const money = (amount: string) => format.moneyWords({ amount, currency: "IRR" });
    const titleIn = (entries: readonly { id: string; titleFa: string; titleEn: string }[], id: string) => {
      const found = entries.find((entry) => entry.id === id);
      return found ? format.title(found) : t("place");
    };
    const city = cities?.find(({ id }) => id === filter.city);
    const named = organisations?.find(({ node }) => node.id === organisation)?.node;
    const words = [
      filter.search && t(isSemantic ? "meaning" : "search", { text: filter.search }),
      filter.openOnly && t("openOnly"),
      filter.mine && t(`mine${kind}`),
      ...(filter.states ?? []).map((state) => stateName(state)),
      filter.city && (city ? format.name(city.nameFa, city.nameEn) : t("city")),
      organisation && (named ? format.name(named.name, named.nameEn) : t(kind === "CHALLENGES" ? "unit" : "supplier")),
      filter.dimension && titleIn(dimensions, filter.dimension),
      filter.axis && titleIn(axes, filter.axis),
      ...(filter.goals ?? []).map((goal) => titleIn(goals, goal)),
      filter.language && t(filter.language),
      filter.budgetMin && t("budgetMin", { amount: money(filter.budgetMin) }),
      filter.budgetMax && t("budgetMax", { amount: money(filter.budgetMax) }),
      filter.priceMax && t("priceMax", { amount: money(filter.priceMax) }),
      filter.trlMin && t("trlMin", { level: filter.trlMin }),
    ].filter((word): word is string => Boolean(word));
    return words.length > 0 ? words : [t(kind)];
  }, [kind, filter, isSemantic, organisation, cities, organisations, dimensions, axes, goals, format, stateName, t]);
}
