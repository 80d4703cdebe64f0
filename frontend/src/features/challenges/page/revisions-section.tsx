import { useMemo } from "react";
import { ChallengeRevisionsDocument } from "@/gql/ChallengeRevisions";
import type { ChallengeFull } from "@/gql/fragments";
import { useOperation } from "@/shared/api/use-operation";
import { Revisions } from "@/shared/domain/revisions";
import { useMessages } from "@/shared/i18n/use-messages";
import { ErrorState } from "@/shared/ui/error-state";
import { Section } from "@/shared/ui/layout";
import { Skeleton } from "@/shared/ui/skeleton";
import { useFieldLabels } from "../field-labels";
import { useShowValue } from "../show-value";
import { messages } from "./page-messages";

/** What was written when, for the unit and the secretariat. */
export function RevisionsSection({ challenge }: { challenge: ChallengeFull }) {
  const t = useMessages(messages);
  const labels = useFieldLabels();
  const show = useShowValue();
  const variables = useMemo(() => ({ id: challenge.id }), [challenge.id]);
  const { data, problem, refetch } = useOperation(ChallengeRevisionsDocument, variables);
  const revisions = data?.challenge?.revisions;
  return (
    <Section title={t("revisions")} lead={t("revisionsLead")}>
      {revisions ? (
        <Revisions revisions={revisions} labels={labels} show={show} language={challenge.language} />
      ) : problem ? (
        <ErrorState problem={problem} onRetry={refetch} />
      ) : (
        <Skeleton lines={3} />
      )}
    </Section>
  );
}
