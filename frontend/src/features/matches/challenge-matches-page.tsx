import { useParams } from "react-router";
import { belongsTo } from "@/shared/domain/action-bar";
import { MissingPage } from "@/shared/domain/missing-page";
import { useChallengeMatches } from "@/shared/domain/use-matches";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { Page, PageHeader } from "@/shared/ui/layout";
import { UserText } from "@/shared/ui/text";
import { MatchReview } from "./match-review";
import { messages } from "./messages";
import { NotYours } from "./not-yours";
import { useVerdictFilter } from "./verdict-filter";

export function ChallengeMatchesPage() {
  const t = useMessages(messages);
  const { id = "" } = useParams();
  return (
    <Page title={t("challengeTitle")} width="wide">
      <RequireSession>
        <Review key={id} id={id} />
      </RequireSession>
    </Page>
  );
}

/** The unit's side: solutions for its challenge. */
function Review({ id }: { id: string }) {
  const t = useMessages(messages);
  const format = useFormat();
  const filter = useVerdictFilter();
  const list = useChallengeMatches(id, { verdict: filter[0] });
  const { challenge } = list;
  const { session } = useSession();
  const side = challenge && belongsTo(challenge.allowedActions, "update_challenge") ? "challenge" : null;
  if (list.isMissing) return <MissingPage problem={null} onRetry={list.refetch} list={{ to: "/challenges", label: t("challenges") }} />;
  return (
    <>
      <PageHeader
        title={t("challengeTitle")}
        lead={t("challengeLead")}
        breadcrumbs={[
          { label: t("challenges"), to: "/challenges" },
          ...(challenge ? [{ label: challenge.title || t("untitled"), to: `/challenges/${id}` }] : []),
          { label: t("matches") },
        ]}
        meta={
          challenge && (
            <UserText as="span" language={challenge.language}>
              {challenge.title}
            </UserText>
          )
        }
      />
      {challenge && side === null && session?.isSecretariat !== true ? (
        <NotYours to={`/challenges/${id}`} words={t("notYoursChallenge")} />
      ) : (
        <MatchReview
          items={list.items.map((match) => ({ match, other: match.solution, supplier: format.name(match.solution.supplier.name, match.solution.supplier.nameEn) }))}
          list={list}
          filter={filter}
          side={side}
          empty={t("emptyChallenge")}
          uncertain={t("uncertainChallenge")}
        />
      )}
    </>
  );
}
