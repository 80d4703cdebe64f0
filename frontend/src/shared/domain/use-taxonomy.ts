import { useMemo } from "react";
import { TaxonomyDocument, type TaxonomyQuery } from "@/gql/Taxonomy";
import type { Problem } from "@/shared/api/problem";
import { useOperation } from "@/shared/api/use-operation";

type Loaded = NonNullable<TaxonomyQuery["taxonomy"]>;
export type TaxonomyGoal = Loaded["goals"][number];
export type TaxonomyDimension = Loaded["dimensions"][number];
export type TaxonomyAxis = Loaded["axes"][number];
export type TaxonomyPolicy = Loaded["macroPolicies"][number];

export interface Taxonomy {
  dimensions: readonly TaxonomyDimension[];
  axes: readonly TaxonomyAxis[];
  goals: readonly TaxonomyGoal[];
  macroPolicies: readonly TaxonomyPolicy[];
  isLoading: boolean;
  /** Why it did not come; the fields say so and offer another try. */
  problem: Problem | null;
  refetch(): void;
}

const NOTHING: readonly never[] = [];
const NO_VARIABLES: Record<string, never> = {};

/** The city's taxonomy. Asked once; the cache answers everybody else. */
export function useTaxonomy(): Taxonomy {
  const { data, isLoading, problem, refetch } = useOperation(TaxonomyDocument, NO_VARIABLES, { policy: "cache-first" });
  const taxonomy = data?.taxonomy;
  return useMemo(
    () => ({
      dimensions: taxonomy?.dimensions ?? NOTHING,
      axes: taxonomy?.axes ?? NOTHING,
      goals: taxonomy?.goals ?? NOTHING,
      macroPolicies: taxonomy?.macroPolicies ?? NOTHING,
      isLoading,
      problem: taxonomy ? null : problem,
      refetch,
    }),
    [taxonomy, isLoading, problem, refetch],
  );
}
