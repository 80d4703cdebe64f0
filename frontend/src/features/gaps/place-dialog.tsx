import { useMemo } from "react";
import { GapEntriesDocument, type GapEntriesQuery } from "@/gql/GapEntries";
import { useOperation } from "@/shared/api/use-operation";
import { ChallengeCard } from "@/shared/domain/challenge-card";
import { SolutionCard } from "@/shared/domain/solution-card";
import { useMessages } from "@/shared/i18n/use-messages";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Dialog } from "@/shared/ui/dialog";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Lightbulb, Target } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { Tabs } from "@/shared/ui/tabs";
import { challengesAt, type Place, solutionsAt } from "./address";
import styles from "./gaps.module.css";
import { messages } from "./messages";
import { Verdict } from "./verdict";

/** A page of the API; what is beyond it is told, with the way to the whole list. */
const SHOWN = 100;

interface PlaceDialogProps {
  place: Place | null;
  /** Its name, above. */
  title: string;
  city: string | null;
  onClose(): void;
}

/** What was counted at one place. It has an address, so that «back» from a challenge returns to it. */
export function PlaceDialog({ place, title, city, onClose }: PlaceDialogProps) {
  return (
    <Dialog
      title={title}
      size="large"
      isOpen={place !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {place && <Entries place={place} city={city} />}
    </Dialog>
  );
}

type Entries = NonNullable<GapEntriesQuery["gapEntries"]>;

function Entries({ place, city }: { place: Place; city: string | null }) {
  const t = useMessages(messages);
  const variables = useMemo(() => ({ ...place, city, first: SHOWN }), [place, city]);
  const { data, problem, refetch } = useOperation(GapEntriesDocument, variables);
  if (!data) return problem ? <ErrorState problem={problem} onRetry={refetch} /> : <SkeletonCards count={3} />;
  const found = data.gapEntries;
  if (!found) return <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>;
  return (
    <div className={styles.entries}>
      <Verdict gap={found.figures.gap} />
      <Tabs
        label={t("title")}
        tabs={[
          { id: "needs", label: t("needs"), count: found.figures.demand, content: <Needs found={found} place={place} city={city} /> },
          { id: "offers", label: t("offers"), count: found.figures.supply, content: <Offers found={found} place={place} /> },
        ]}
      />
    </div>
  );
}

function Needs({ found, place, city }: { found: Entries; place: Place; city: string | null }) {
  const t = useMessages(messages);
  if (found.challenges.length === 0) return <EmptyState icon={Target} title={t("EMPTY")}>{t("noNeeds")}</EmptyState>;
  return (
    <>
      <CardList label={t("needs")}>
        {found.challenges.map(({ challenge, isMatched }) => (
          <CardListItem key={challenge.id} isInteractive>
            <ChallengeCard
              challenge={challenge}
              isCompact
              hasState={false}
              aside={!isMatched && <span className={styles.alarmTag}>{t("isUnmatched")}</span>}
            />
          </CardListItem>
        ))}
      </CardList>
      <Foot shown={found.challenges.length} total={found.figures.demand} to={challengesAt(place, city)} label={t("inList")} />
    </>
  );
}

function Offers({ found, place }: { found: Entries; place: Place }) {
  const t = useMessages(messages);
  if (found.solutions.length === 0) return <EmptyState icon={Lightbulb} title={t("DEMAND_WITHOUT_SUPPLY")}>{t("noOffers")}</EmptyState>;
  return (
    <>
      <CardList label={t("offers")}>
        {found.solutions.map(({ solution, isIdle }) => (
          <CardListItem key={solution.id} isInteractive>
            <SolutionCard solution={solution} isCompact aside={isIdle && <span className={styles.quietTag}>{t("isIdle")}</span>} />
          </CardListItem>
        ))}
      </CardList>
      <Foot shown={found.solutions.length} total={found.figures.supply} to={solutionsAt(place)} label={t("inCatalogue")} />
    </>
  );
}

function Foot({ shown, total, to, label }: { shown: number; total: number; to: string; label: string }) {
  const t = useMessages(messages);
  const isCell = to.includes("dimension=");
  return (
    <p className={styles.foot}>
      {shown < total && <span>{t("shown", { shown, total })}</span>}
      <Link to={to}>{label}</Link>
      {isCell && <span className={styles.hint}>{t("inListHint")}</span>}
    </p>
  );
}
