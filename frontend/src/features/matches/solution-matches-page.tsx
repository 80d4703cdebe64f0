import { useParams } from "react-router";
import { belongsTo } from "@/shared/domain/action-bar";
import { MissingPage } from "@/shared/domain/missing-page";
import { useSolutionMatches } from "@/shared/domain/use-matches";
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

export function SolutionMatchesPage() {
  const t = useMessages(messages);
  const { id = "" } = useParams();
  return (
    <Page title={t("solutionTitle")} width="wide">
      <RequireSession>
        <Review key={id} id={id} />
      </RequireSession>
    </Page>
  );
}

/** The supplier's side: open challenges for its solution. */
function Review({ id }: { id: string }) {
  const t = useMessages(messages);
  const format = useFormat();
  const filter = useVerdictFilter();
  const list = useSolutionMatches(id, { verdict: filter[0] });
  const { solution } = list;
  const { session } = useSession();
  const side = solution && belongsTo(solution.allowedActions, "update_solution") ? "solution" : null;
  if (list.isMissing) return <MissingPage problem={null} onRetry={list.refetch} list={{ to: "/solutions", label: t("solutions") }} />;
  const supplier = solution ? format.name(solution.supplier.name, solution.supplier.nameEn) : "";
  return (
    <>
      <PageHeader
        title={t("solutionTitle")}
        lead={t("solutionLead")}
        breadcrumbs={[
          { label: t("solutions"), to: "/solutions" },
          ...(solution ? [{ label: solution.title || t("untitled"), to: `/solutions/${id}` }] : []),
          { label: t("matches") },
        ]}
        meta={
          solution && (
            <UserText as="span" language={solution.language}>
              {solution.title}
            </UserText>
          )
        }
      />
      {solution && side === null && session?.isSecretariat !== true ? (
        <NotYours to={`/solutions/${id}`} words={t("notYoursSolution")} />
      ) : (
        <MatchReview
          items={list.items.map((match) => ({ match, other: match.challenge, supplier }))}
          list={list}
          filter={filter}
          side={side}
          empty={t("emptySolution")}
          uncertain={t("uncertainSolution")}
        />
      )}
    </>
  );
}
