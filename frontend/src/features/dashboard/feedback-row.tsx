import { GiveMatchFeedbackDocument } from "@/gql/GiveMatchFeedback";
import type { FeedbackVerdict } from "@/gql/schema";
import type { UnitDashboardQuery } from "@/gql/UnitDashboard";
import { useAction } from "@/shared/api/use-action";
import { MatchCard } from "@/shared/domain/match-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { ThumbsDown, ThumbsUp } from "@/shared/ui/icon";
import { Cluster } from "@/shared/ui/layout";
import { useToast } from "@/shared/ui/toast";
import { messages } from "./messages";
import styles from "./dashboard.module.css";

type AwaitingMatch = UnitDashboardQuery["dashboard"]["matchesAwaitingFeedback"][number];

const SAID = { USEFUL: "saidUseful", NOT_USEFUL: "saidNotUseful", INVITED: "saidInvited" } as const;

/** One verdict is one press. The row stays with what was said, so that a slip can be taken back. */
export function FeedbackRow({ match }: { match: AwaitingMatch }) {
  const t = useMessages(messages);
  const toast = useToast();
  const { attempt, isPending } = useAction(GiveMatchFeedbackDocument);
  const give = async (verdict: FeedbackVerdict | null) => {
    const { payload, issues, problem } = await attempt({ input: { match: match.id, verdict, position: match.rank } });
    const body = issues[0]?.message ?? problem?.message;
    if (!payload) toast({ kind: "danger", title: t("feedbackFailed"), ...(body ? { body } : {}) });
  };
  const { title } = match.solution;
  return (
    <MatchCard match={match} other={match.solution} own={{ ...match.challenge, title: t("forChallenge", { title: match.challenge.title }) }}>
      <div className={styles.verdict} aria-live="polite">
        {match.myFeedback ? (
          <Cluster gap={3}>
            <span>{t(SAID[match.myFeedback])}</span>
            <Button size="small" kind="quiet" isPending={isPending} onPress={() => void give(null)}>
              {t("takeBack")}
            </Button>
          </Cluster>
        ) : (
          <Cluster>
            <Button size="small" icon={ThumbsUp} isDisabled={isPending} aria-label={t("usefulFor", { title })} onPress={() => void give("USEFUL")}>
              {t("useful")}
            </Button>
            <Button size="small" icon={ThumbsDown} isDisabled={isPending} aria-label={t("notUsefulFor", { title })} onPress={() => void give("NOT_USEFUL")}>
              {t("notUseful")}
            </Button>
          </Cluster>
        )}
      </div>
    </MatchCard>
  );
}
