import { useMemo } from "react";
import { useParams } from "react-router";
import type { PairingPlanFull } from "@/gql/fragments";
import { PairingPlanPageDocument, type PairingPlanPageQuery } from "@/gql/PairingPlanPage";
import { useWake } from "@/shared/api/use-live";
import { type OperationState, useOperation } from "@/shared/api/use-operation";
import { isMissing } from "@/shared/domain/is-missing";
import { SecretariatOnly } from "@/shared/domain/secretariat-only";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Handshake } from "@/shared/ui/icon";
import { Page, PageHeader, Stack } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { Board } from "./board";
import { messages } from "./messages";
import { Outdated, PlanActions } from "./plan-actions";
import { PlanFacts } from "./plan-facts";
import { Report } from "./report";

export function PlanPage() {
  const t = useMessages(messages);
  const { id = "" } = useParams();
  const { session } = useSession();
  const variables = useMemo(() => ({ id }), [id]);
  const state = useOperation(PairingPlanPageDocument, variables, { isPaused: session?.isSecretariat !== true });
  useWake(state.refetch);
  return (
    <Page title={state.data?.pairingPlan?.name ?? t("title")}>
      <SecretariatOnly title={t("title")}>
        <Plan state={state} />
      </SecretariatOnly>
    </Page>
  );
}

function Plan({ state: { data, isLoading, problem, refetch } }: { state: OperationState<PairingPlanPageQuery> }) {
  const t = useMessages(messages);
  const plan = data?.pairingPlan;
  if (plan) return <Loaded plan={plan} />;
  if (isLoading) return <SkeletonPage />;
  if (problem && !isMissing(problem)) return <ErrorState problem={problem} onRetry={refetch} />;
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState icon={Handshake} title={t("notFoundTitle")} actions={<ButtonLink to="/pairing">{t("list")}</ButtonLink>}>
        {t("notFoundBody")}
      </EmptyState>
    </>
  );
}

function Loaded({ plan }: { plan: PairingPlanFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("title"), to: "/pairing" }, { label: plan.name }]}
        title={<span dir="auto">{plan.name}</span>}
        meta={
          <>
            <PlanFacts plan={plan} />
            <span>{t("collected", { date: format.dateTime(plan.collectedAt, false) })}</span>
          </>
        }
        actions={<PlanActions plan={plan} />}
      />
      <Stack gap={6}>
        {plan.isOutdated && <Outdated plan={plan} />}
        <Report plan={plan} />
        <Board plan={plan} />
      </Stack>
    </>
  );
}
