import { useState } from "react";
import type { PairingPlanParts } from "@/gql/fragments";
import { PairingPlanListDocument, type PairingPlanListQuery } from "@/gql/PairingPlanList";
import { type ConnectionState, useConnection } from "@/shared/api/use-connection";
import { useWake } from "@/shared/api/use-live";
import { SecretariatOnly } from "@/shared/domain/secretariat-only";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Handshake, Plus } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { LoadMore } from "@/shared/ui/load-more";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { CreateDialog } from "./create-dialog";
import { messages } from "./messages";
import styles from "./pairing.module.css";
import { PlanFacts } from "./plan-facts";

const NO_VARIABLES = {};

export function PlanListPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")}>
      <SecretariatOnly title={t("title")}>
        <Plans />
      </SecretariatOnly>
    </Page>
  );
}

function Plans() {
  const t = useMessages(messages);
  const [isCreating, setCreating] = useState(false);
  const list = useConnection(PairingPlanListDocument, NO_VARIABLES, (data) => data.pairingPlans);
  useWake(list.refetch);
  const create = (
    <Button
      kind="primary"
      icon={Plus}
      onPress={() => {
        setCreating(true);
      }}
    >
      {t("create")}
    </Button>
  );
  const isEmpty = list.items.length === 0 && !list.isLoading && !list.problem;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={!isEmpty && create} />
      {isEmpty ? (
        <EmptyState icon={Handshake} title={t("emptyTitle")} actions={create}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <Rows list={list} />
      )}
      <CreateDialog isOpen={isCreating} onOpenChange={setCreating} />
    </>
  );
}

function Rows({ list }: { list: ConnectionState<PairingPlanListQuery, PairingPlanParts> }) {
  const t = useMessages(messages);
  const format = useFormat();
  if (list.problem && list.items.length === 0) return <ErrorState problem={list.problem} onRetry={list.refetch} />;
  if (list.isLoading) return <SkeletonCards count={3} />;
  return (
    <div aria-busy={list.isRefreshing}>
      <CardList label={t("list")}>
        {list.items.map((plan) => (
          <CardListItem key={plan.id} isInteractive>
            <article className={styles.plan}>
              <h2 className={styles.planName}>
                <Link to={`/pairing/${plan.id}`} kind="plain" dir="auto">
                  {plan.name}
                </Link>
              </h2>
              <PlanFacts plan={plan} />
              <p className={styles.quiet}>{t("madeOn", { date: format.dateTime(plan.createdAt, false) })}</p>
            </article>
          </CardListItem>
        ))}
      </CardList>
      <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
    </div>
  );
}
