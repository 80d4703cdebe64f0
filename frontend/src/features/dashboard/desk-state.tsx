import type { Problem } from "@/shared/api/problem";
import { ErrorState } from "@/shared/ui/error-state";
import { Columns } from "@/shared/ui/layout";
import { SkeletonCards } from "@/shared/ui/skeleton";

/** A desk that has not come: on its way, or why not. It keeps the shape of what follows. */
export function DeskState({ problem, onRetry }: { problem: Problem | null; onRetry(): void }) {
  if (problem) return <ErrorState problem={problem} onRetry={onRetry} />;
  return (
    <Columns aside={<SkeletonCards count={2} />}>
      <SkeletonCards count={3} />
    </Columns>
  );
}
