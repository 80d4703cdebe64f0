import { useMemo } from "react";
import { DuplicateCandidatesDocument, type DuplicateCandidatesQuery } from "@/gql/DuplicateCandidates";
import { useOperation } from "@/shared/api/use-operation";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { MatchBandTag } from "@/shared/domain/match-band";
import { PhraseQuote } from "@/shared/domain/match-reasons";
import { MergeSuggestion } from "@/shared/domain/merge-suggestion";
import { SolutionCard } from "@/shared/domain/solution-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Disclosure } from "@/shared/ui/disclosure";
import { ErrorState } from "@/shared/ui/error-state";
import { Section, Stack } from "@/shared/ui/layout";
import { Skeleton } from "@/shared/ui/skeleton";
import { Tag, Tags } from "@/shared/ui/tag";
import { messages } from "./duplicates-messages";
import styles from "./duplicates.module.css";

type Report = NonNullable<DuplicateCandidatesQuery["duplicateCandidates"]>;
type Candidate = Report["candidates"][number];

const FIRST = 8;
const QUOTES = 2;

/** What may be the same, and where it is solved already: for those who run the challenge. */
export function Duplicates({ challengeId }: { challengeId: string }) {
  const t = useMessages(messages);
  const variables = useMemo(() => ({ challenge: challengeId, first: FIRST }), [challengeId]);
  const { data, problem, refetch } = useOperation(DuplicateCandidatesDocument, variables);
  if (data && !data.duplicateCandidates) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      {data?.duplicateCandidates ? <Found report={data.duplicateCandidates} /> : problem ? <ErrorState problem={problem} onRetry={refetch} /> : <Skeleton lines={4} />}
    </Section>
  );
}

function Found({ report: { candidates, solvedElsewhere, isLexicalOnly } }: { report: Report }) {
  const t = useMessages(messages);
  const probable = candidates.filter((candidate) => candidate.isProbable);
  const others = candidates.filter((candidate) => !candidate.isProbable);
  return (
    <Stack gap={4}>
      {isLexicalOnly && <Banner kind="info">{t("lexical")}</Banner>}
      {candidates.length === 0 && solvedElsewhere.length === 0 && !isLexicalOnly && <p>{t("nothing")}</p>}
      {probable.length > 0 && (
        <CardList label={t("probable")}>
          {probable.map((candidate) => (
            <CardListItem key={candidate.challenge.id}>
              <CandidateRow candidate={candidate} />
            </CardListItem>
          ))}
        </CardList>
      )}
      {solvedElsewhere.length > 0 && <Solved solved={solvedElsewhere} />}
      {others.length > 0 && (
        <Disclosure title={t("more")} note={t("count", { count: others.length })}>
          <CardList label={t("more")}>
            {others.map((candidate) => (
              <CardListItem key={candidate.challenge.id}>
                <CandidateRow candidate={candidate} />
              </CardListItem>
            ))}
          </CardList>
        </Disclosure>
      )}
    </Stack>
  );
}

function CandidateRow({ candidate }: { candidate: Candidate }) {
  const t = useMessages(messages);
  const { challenge, isProbable, isOtherCity, isOtherUnit, isOtherLanguage, band, suggestion } = candidate;
  return (
    <ChallengeCard challenge={challenge} isCompact aside={isProbable ? <strong className={styles.probable}>{t("probable")}</strong> : <MatchBandTag band={band} />}>
      <Tags>
        {isOtherCity ? <Tag>{t("otherCity")}</Tag> : isOtherUnit && <Tag>{t("otherUnit")}</Tag>}
        {isOtherLanguage && <Tag>{t("otherLanguage")}</Tag>}
      </Tags>
      <Phrases phrases={candidate.phrases} />
      {suggestion && <MergeSuggestion suggestion={suggestion} />}
    </ChallengeCard>
  );
}

function Phrases({ phrases }: { phrases: Candidate["phrases"] }) {
  const t = useMessages(messages);
  if (phrases.length === 0) return null;
  return (
    <div role="group" aria-label={t("phrases")}>
      {phrases.slice(0, QUOTES).map(({ text, otherText, start, otherStart }) => (
        <PhraseQuote key={`${String(start)}:${String(otherStart)}`} phrase={{ challengeText: text, solutionText: otherText }} />
      ))}
    </div>
  );
}

function Solved({ solved }: { solved: Report["solvedElsewhere"] }) {
  const t = useMessages(messages);
  return (
    <Section title={t("solved")} level={3} lead={t("solvedLead")}>
      <CardList label={t("solved")}>
        {solved.map(({ challenge, solution, band, phrases }) => (
          <CardListItem key={challenge?.id ?? solution?.id}>
            {challenge && (
              <ChallengeCard challenge={challenge} isCompact level={4} aside={<MatchBandTag band={band} />}>
                <Phrases phrases={phrases} />
              </ChallengeCard>
            )}
            {solution && (
              <SolutionCard solution={solution} isCompact level={4} aside={<MatchBandTag band={band} />}>
                <Phrases phrases={phrases} />
              </SolutionCard>
            )}
          </CardListItem>
        ))}
      </CardList>
    </Section>
  );
}
