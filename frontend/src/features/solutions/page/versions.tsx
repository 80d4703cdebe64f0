import { SolutionRevisionsDocument } from "@/gql/SolutionRevisions";
import type { Language } from "@/gql/schema";
import { useOperation } from "@/shared/api/use-operation";
import { Revisions } from "@/shared/domain/revisions";
import { ErrorState } from "@/shared/ui/error-state";
import { Skeleton } from "@/shared/ui/skeleton";
import { useFieldLabels, useShowValue } from "../solution-labels";

/** Fetched when opened: versions carry whole texts. */
export function Versions({ id, language }: { id: string; language: Language }) {
  const labels = useFieldLabels();
  const show = useShowValue();
  const { data, isLoading, problem, refetch } = useOperation(SolutionRevisionsDocument, { id });
  if (isLoading) return <Skeleton lines={4} />;
  if (problem && !data?.solution) return <ErrorState problem={problem} onRetry={refetch} />;
  return <Revisions revisions={data?.solution?.revisions ?? []} labels={labels} show={show} language={language} />;
}
