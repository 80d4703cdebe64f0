import { useMemo } from "react";
import { useParams } from "react-router";
import { ChallengePageDocument, type ChallengePageQuery } from "@/gql/ChallengePage";
import { useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { belongsTo } from "@/shared/domain/action-bar";
import { AttachmentList } from "@/shared/domain/attachments";
import { ChallengeCard, ChallengeFacts } from "@/shared/domain/challenge-card";
import { HistoryList } from "@/shared/domain/history-list";
import { isSure } from "@/shared/domain/is-sure";
import { MissingPage } from "@/shared/domain/missing-page";
import { QualityMeter } from "@/shared/domain/quality-meter";
import { StateTag } from "@/shared/domain/state-tag";
import { useLiveItem } from "@/shared/domain/use-live-item";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Card } from "@/shared/ui/card";
import { Columns, Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { UserText } from "@/shared/ui/text";
import { ChallengeActions } from "./challenge-actions";
import { Duplicates } from "./duplicates";
import { ForSuppliers } from "./for-suppliers";
import { IdentityFacts, IdentityTexts } from "./identity-card";
import { messages } from "./page-messages";
import { RevisionsSection } from "./revisions-section";
import { StateNotice } from "./state-notice";
import { SuggestedMerge } from "./suggested-merge";
import { TopMatches } from "./top-matches";

type Loaded = NonNullable<ChallengePageQuery["challenge"]>;

export function ChallengePage() {
  const t = useMessages(messages);
  const { id = "" } = useParams();
  const variables = useMemo(() => ({ id }), [id]);
  const { data, isLoading, problem, refetch } = useOperation(ChallengePageDocument, variables);
  useWake(refetch);
  useLiveItem(data?.challenge ?? null, refetch);
  if (data?.challenge) return <Loaded challenge={data.challenge} onChange={refetch} />;
  if (isLoading) return <SkeletonPage />;
  return <MissingPage problem={problem} onRetry={refetch} list={{ to: "/challenges", label: t("challenges") }} words={t("notFoundTitle")} />;
}

const OPEN = new Set(["PUBLISHED", "IN_EVENT"]);

function Loaded({ challenge, onChange }: { challenge: Loaded; onChange(): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { session } = useSession();
  const isOurs = belongsTo(challenge.allowedActions, "update_challenge");
  const similar = challenge.similar.filter(isSure);
  const seesRecord = isOurs || session?.isSecretariat === true;
  return (
    <Page title={challenge.title || t("challenge")}>
      <PageHeader
        breadcrumbs={[{ label: t("challenges"), to: "/challenges" }, { label: challenge.title || t("challenge") }]}
        title={
          <UserText as="span" language={challenge.language}>
            {challenge.title || t("challenge")}
          </UserText>
        }
        lead={
          challenge.summary && (
            <UserText language={challenge.language}>{challenge.summary}</UserText>
          )
        }
        meta={
          <>
            <StateTag state={challenge.state} />
            <span>{challenge.publishedAt ? t("published", { date: format.date(challenge.publishedAt) }) : t("updated", { date: format.date(challenge.updatedAt) })}</span>
            <ChallengeFacts challenge={challenge} />
          </>
        }
        actions={<ChallengeActions challenge={challenge} onDone={onChange} />}
      />
      <SuggestedMerge challenge={challenge} onDone={onChange} />
      <Stack gap={6}>
        <StateNotice challenge={challenge} />
        <Columns aside={<Aside challenge={challenge} seesRecord={seesRecord} />}>
          <Stack gap={8}>
            {seesRecord && OPEN.has(challenge.state) && <TopMatches challengeId={challenge.id} />}
            <Section title={t("description")}>
              <UserText as="div" language={challenge.language} isLong>
                {challenge.description || t("noDescription")}
              </UserText>
            </Section>
            <Section title={t("identityCard")}>
              <IdentityTexts challenge={challenge} />
            </Section>
            {challenge.attachments.length > 0 && (
              <Section title={t("attachments")}>
                <AttachmentList attachments={challenge.attachments} />
              </Section>
            )}
            {seesRecord ? <Duplicates challengeId={challenge.id} /> : similar.length > 0 && <Similar similar={similar} />}
            {seesRecord && <RevisionsSection challenge={challenge} />}
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}

function Aside({ challenge, seesRecord }: { challenge: Loaded; seesRecord: boolean }) {
  const t = useMessages(messages);
  return (
    <Stack gap={6}>
      {!seesRecord && OPEN.has(challenge.state) && <ForSuppliers challengeId={challenge.id} />}
      <Card>
        <IdentityFacts challenge={challenge} />
      </Card>
      {seesRecord && !OPEN.has(challenge.state) && (
        <Card>
          <QualityMeter quality={challenge.quality} onJump={false} />
        </Card>
      )}
      <Section title={t("history")} level={3}>
        <HistoryList history={challenge.history} />
      </Section>
    </Stack>
  );
}

function Similar({ similar }: { similar: Loaded["similar"] }) {
  const t = useMessages(messages);
  return (
    <Section title={t("similar")}>
      <Stack gap={4}>
        {similar.map(({ challenge }) => (
          <ChallengeCard key={challenge.id} challenge={challenge} isCompact />
        ))}
      </Stack>
    </Section>
  );
}
