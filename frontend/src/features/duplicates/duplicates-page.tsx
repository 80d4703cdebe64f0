import { DuplicatePairsDocument, type DuplicatePairsQuery } from "@/gql/DuplicatePairs";
import { NotificationReceivedDocument } from "@/gql/NotificationReceived";
import { useLive, useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { MergeSuggestion } from "@/shared/domain/merge-suggestion";
import { SecretariatOnly } from "@/shared/domain/secretariat-only";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { Card } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { CopyCheck } from "@/shared/ui/icon";
import { Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { SkeletonCards } from "@/shared/ui/skeleton";
import styles from "./duplicates.module.css";
import { messages } from "./messages";

const VARIABLES = { first: 50 };
const NO_VARIABLES = {};

export function DuplicatesPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")}>
      <SecretariatOnly title={t("title")}>
        <PageHeader title={t("title")} lead={t("lead")} />
        <Pairs />
      </SecretariatOnly>
    </Page>
  );
}

function Pairs() {
  const t = useMessages(messages);
  const { data, problem, isRefreshing, refetch } = useOperation(DuplicatePairsDocument, VARIABLES);
  // A challenge that arrives for the quality check is told to the secretariat: it may be a pair.
  useLive(NotificationReceivedDocument, NO_VARIABLES, ({ notificationReceived }) => {
    if (notificationReceived.notification) refetch();
  });
  useWake(refetch);
  if (!data) return problem ? <ErrorState problem={problem} onRetry={refetch} /> : <SkeletonCards count={3} />;
  if (data.duplicatePairs.length === 0) {
    return (
      <EmptyState icon={CopyCheck} title={t("emptyTitle")} actions={<ButtonLink to="/challenges">{t("toChallenges")}</ButtonLink>}>
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <div aria-busy={isRefreshing}>
      <Stack gap={6}>
        {data.duplicatePairs.map((pair, index) => (
          <Pair key={`${pair.first.id} ${pair.second.id}`} pair={pair} number={index + 1} />
        ))}
      </Stack>
    </div>
  );
}

function Pair({ pair, number }: { pair: DuplicatePairsQuery["duplicatePairs"][number]; number: number }) {
  const t = useMessages(messages);
  const format = useFormat();
  const likeness = format.number(pair.likeness, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <Section title={t("pair", { number })} lead={t("likeness", { likeness })}>
      <Card>
        <div className={styles.pair}>
          {[pair.first, pair.second].map((challenge) => (
            <ChallengeCard key={challenge.id} challenge={challenge} />
          ))}
        </div>
        {pair.suggestion && <MergeSuggestion suggestion={pair.suggestion} />}
      </Card>
    </Section>
  );
}
