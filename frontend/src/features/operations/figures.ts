/** A system of a kept evaluation with its means, by metric. */
export interface SystemFigures {
  name: string;
  means: Readonly<Record<string, number>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads what an evaluation printed; what it does not know is left out. */
export function systemsOf(figures: unknown): SystemFigures[] {
  if (!isRecord(figures) || !isRecord(figures.systems)) return [];
  return Object.entries(figures.systems).flatMap(([name, means]) => {
    if (!isRecord(means)) return [];
    const numbers = Object.entries(means).filter((entry): entry is [string, number] => typeof entry[1] === "number");
    return numbers.length > 0 ? [{ name, means: Object.fromEntries(numbers) }] : [];
  });
}

/** A metric as the field writes it, in both languages: nDCG@10, MRR@10; others as they come. */
export function metricName(metric: string): string {
  return metric.replace(/^ndcg(?=@)/, "nDCG").replace(/^mrr(?=@)/, "MRR");
}

/** All metrics that any of the systems has, in their first order. */
export function metricsOf(systems: readonly SystemFigures[]): string[] {
  return [...new Set(systems.flatMap(({ means }) => Object.keys(means)))];
}
