import { useMemo } from "react";
import { useParams } from "react-router";
import { MatchPageDocument } from "@/gql/MatchPage";
import { useOperation } from "@/shared/api/use-operation";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { Page, PageHeader } from "@/shared/ui/layout";
import { Comparison, sideOf } from "./comparison";
import { messages } from "./messages";

export function MatchPage() {
  const t = useMessages(messages);
  const { id = "" } = useParams();
  return (
    <Page title={t("matchTitle")} width="wide">
      <RequireSession>
        <Head id={id} />
        <Comparison matchId={id} />
      </RequireSession>
    </Page>
  );
}

/** The way back to the list that the match stands in. */
function Head({ id }: { id: string }) {
  const t = useMessages(messages);
  const variables = useMemo(() => ({ id }), [id]);
  const match = useOperation(MatchPageDocument, variables, { policy: "cache-first" }).data?.match;
  const crumbs = match
    ? sideOf(match) === "solution"
      ? [
          { label: t("solutions"), to: "/solutions" },
          { label: match.solution.title || t("untitled"), to: `/solutions/${match.solution.id}` },
          { label: t("matches"), to: `/solutions/${match.solution.id}/matches` },
        ]
      : [
          { label: t("challenges"), to: "/challenges" },
          { label: match.challenge.title || t("untitled"), to: `/challenges/${match.challenge.id}` },
          { label: t("matches"), to: `/challenges/${match.challenge.id}/matches` },
        ]
    : [];
  return <PageHeader title={t("matchTitle")} breadcrumbs={[...crumbs, { label: t("matchTitle") }]} />;
}
