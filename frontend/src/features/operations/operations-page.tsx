import type { RankerParts } from "@/gql/fragments";
import { MatchingStatusDocument } from "@/gql/MatchingStatus";
import { RankerListDocument, type RankerListQuery } from "@/gql/RankerList";
import { type ConnectionState, useConnection } from "@/shared/api/use-connection";
import { useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { SecretariatOnly } from "@/shared/domain/secretariat-only";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Gauge, RefreshCw } from "@/shared/ui/icon";
import { Grid, Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { messages } from "./messages";
import styles from "./operations.module.css";
import { RankerCard } from "./ranker-card";
import { Documents, Feedback, Health, IndexFacts, LastEvaluation, ModelFacts } from "./status-parts";

const NO_VARIABLES = {};

export function OperationsPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")}>
      <SecretariatOnly title={t("title")}>
        <Status />
      </SecretariatOnly>
    </Page>
  );
}

function Status() {
  const t = useMessages(messages);
  const { data, isRefreshing, problem, refetch } = useOperation(MatchingStatusDocument, NO_VARIABLES);
  const rankers = useConnection(RankerListDocument, NO_VARIABLES, (found) => found.rankers);
  const readAgain = () => {
    refetch();
    rankers.refetch();
  };
  useWake(readAgain);
  const status = data?.matchingStatus;
  const again = (
    <Button icon={RefreshCw} isPending={isRefreshing} onPress={readAgain}>
      {t("refresh")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={again} />
      {!data && (problem ? <ErrorState problem={problem} onRetry={refetch} /> : <SkeletonPage />)}
      {data && !status && <EmptyState icon={Gauge} title={t("noneTitle")} />}
      {status && (
        <Stack gap={8}>
          <Health degraded={status.degraded} />
          <Grid min="large">
            <div>
              <ModelFacts status={status} />
            </div>
            <div>
              <IndexFacts status={status} />
            </div>
            <div>
              <Feedback status={status} />
            </div>
            <div>
              <Documents documents={status.documents} />
            </div>
          </Grid>
          <Rankers list={rankers} onChange={readAgain} />
          <LastEvaluation run={status.lastEvaluation} />
        </Stack>
      )}
    </>
  );
}

function Rankers({ list, onChange }: { list: ConnectionState<RankerListQuery, RankerParts>; onChange(): void }) {
  const t = useMessages(messages);
  return (
    <Section title={t("rankers")}>
      {list.problem && list.items.length === 0 && <ErrorState problem={list.problem} onRetry={list.refetch} />}
      {list.items.length === 0 && !list.isLoading && !list.problem && <p className={styles.quiet}>{t("noRankers")}</p>}
      {list.items.length > 0 && (
        <Stack gap={4}>
          {list.items.map((ranker) => (
            <RankerCard key={ranker.id} ranker={ranker} onChange={onChange} />
          ))}
          <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
        </Stack>
      )}
    </Section>
  );
}
