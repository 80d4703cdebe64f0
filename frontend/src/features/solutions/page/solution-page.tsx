import { useParams } from "react-router";
import type { SolutionFull } from "@/gql/fragments";
import { SolutionPageDocument } from "@/gql/SolutionPage";
import { useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { useLiveItem } from "@/shared/domain/use-live-item";
import { isAllowed } from "@/shared/domain/action-bar";
import { AttachmentList } from "@/shared/domain/attachments";
import { HistoryList } from "@/shared/domain/history-list";
import { MissingPage } from "@/shared/domain/missing-page";
import { OrganisationLink } from "@/shared/domain/organisation-link";
import { QualityMeter } from "@/shared/domain/quality-meter";
import { StateTag } from "@/shared/domain/state-tag";
import { TrlScale, TrlTag } from "@/shared/domain/trl";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Card } from "@/shared/ui/card";
import { Disclosure } from "@/shared/ui/disclosure";
import { Columns, Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { UserText } from "@/shared/ui/text";
import { FittingChallenges } from "./fitting-challenges";
import { messages } from "./page-messages";
import styles from "./page.module.css";
import { SolutionActions } from "./solution-actions";
import { SolutionFacts } from "./solution-facts";
import { SupplierCard } from "./supplier-card";
import { Versions } from "./versions";

/** One solution, for everybody who may see it. */
export function SolutionPage() {
  const t = useMessages(messages);
  const { id = "" } = useParams();
  const { data, isLoading, problem, refetch } = useOperation(SolutionPageDocument, { id });
  useWake(refetch);
  useLiveItem(data?.solution ?? null, refetch);
  if (isLoading) return <SkeletonPage />;
  if (!data?.solution) return <MissingPage problem={problem} onRetry={refetch} list={{ to: "/solutions", label: t("catalogue") }} />;
  return <Loaded key={data.solution.id} solution={data.solution} />;
}

function Loaded({ solution }: { solution: SolutionFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const title = solution.title || t("untitled");
  const isOwn = isAllowed(solution.allowedActions, "update_solution");
  return (
    <Page title={title}>
      <PageHeader
        breadcrumbs={[{ label: t("catalogue"), to: "/solutions" }, { label: title }]}
        title={
          <UserText as="span" language={solution.language}>
            {title}
          </UserText>
        }
        lead={
          solution.summary && (
            <UserText language={solution.language} className={styles.lead}>
              {solution.summary}
            </UserText>
          )
        }
        meta={
          <>
            <OrganisationLink organisation={solution.supplier} kind="underlined" />
            <TrlTag level={solution.trl} />
            {isOwn && <StateTag state={solution.state} />}
            {solution.publishedAt && (
              <time dateTime={solution.publishedAt}>
                {t("publishedOn")}: {format.date(solution.publishedAt)}
              </time>
            )}
          </>
        }
        actions={<SolutionActions solution={solution} />}
      />
      <Columns
        aside={
          <Stack gap={6}>
            <SolutionFacts solution={solution} />
            <SupplierCard solution={solution} />
            {isOwn && (
              <Card>
                <QualityMeter quality={solution.quality} onJump={false} />
              </Card>
            )}
          </Stack>
        }
      >
        <Stack gap={8}>
          {isOwn && solution.state === "DRAFT" && <Banner title={t("draftTitle")}>{t("draftBody")}</Banner>}
          {isOwn && solution.state === "UNPUBLISHED" && (
            <Banner kind="warning" title={t("offTitle")}>
              {t("offBody")}
            </Banner>
          )}
          {isOwn && solution.state === "PUBLISHED" && <FittingChallenges id={solution.id} />}
          <Texts solution={solution} />
          <Record solution={solution} isOwn={isOwn} />
        </Stack>
      </Columns>
    </Page>
  );
}

function Texts({ solution }: { solution: SolutionFull }) {
  const t = useMessages(messages);
  const { language } = solution;
  return (
    <>
      {solution.description && (
        <Section title={t("description")}>
          <UserText as="div" language={language} isLong>
            {solution.description}
          </UserText>
        </Section>
      )}
      <Section title={t("evidence")}>
        {solution.evidence ? (
          <UserText as="div" language={language} isLong>
            {solution.evidence}
          </UserText>
        ) : (
          <p>{t("noEvidence")}</p>
        )}
      </Section>
      {solution.integrationNeeds && (
        <Section title={t("integration")}>
          <UserText as="div" language={language} isLong>
            {solution.integrationNeeds}
          </UserText>
        </Section>
      )}
      {solution.trl !== null && (
        <Section title={t("maturity")}>
          <TrlScale level={solution.trl} />
        </Section>
      )}
    </>
  );
}

function Record({ solution, isOwn }: { solution: SolutionFull; isOwn: boolean }) {
  const t = useMessages(messages);
  return (
    <>
      {solution.attachments.length > 0 && (
        <Section title={t("attachments")}>
          <AttachmentList attachments={solution.attachments} />
        </Section>
      )}
      {solution.history.length > 0 && (
        <Section title={t("history")}>
          <HistoryList history={solution.history} />
        </Section>
      )}
      {isOwn && (
        <Section title={t("versions")}>
          <Disclosure title={t("showVersions")} note={t("revision", { number: solution.revision })}>
            <Versions id={solution.id} language={solution.language} />
          </Disclosure>
        </Section>
      )}
    </>
  );
}
