import type { ChallengeCard } from "@/gql/fragments";
import type { SupplierDashboardQuery } from "@/gql/SupplierDashboard";
import { type AnyState, StateTag } from "@/shared/domain/state-tag";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useServerNow } from "@/shared/session/clock";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Countdown } from "@/shared/ui/countdown";
import { Section } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { Meter } from "@/shared/ui/meter";
import { filteredList } from "./addresses";
import { messages } from "./messages";
import styles from "./dashboard.module.css";

interface StateCountsProps {
  noun: "challenges" | "solutions";
  counts: readonly { state: string; count: number }[];
  /** Only the reader's organisation; the secretariat counts everything. */
  isOwn?: boolean;
}

const TITLES = {
  challenges: { own: "challengesByState", all: "allChallengesByState", none: "noChallenges" },
  solutions: { own: "solutionsByState", all: "allSolutionsByState", none: "noSolutions" },
} as const;

/** How many are in each state; each figure leads to exactly those. */
export function StateCounts({ noun, counts, isOwn = false }: StateCountsProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const titles = TITLES[noun];
  return (
    <Section title={t(isOwn ? titles.own : titles.all)} actions={counts.length > 0 && <Link to={filteredList(noun, null, isOwn)}>{t("seeAll")}</Link>}>
      {counts.length === 0 ? (
        <p className={styles.none}>{t(isOwn ? titles.none : "noneInSystem")}</p>
      ) : (
        <CardList>
          {counts.map(({ state, count }) => (
            <CardListItem key={state} isInteractive>
              <Link to={filteredList(noun, state, isOwn)} kind="plain" className={styles.count}>
                <StateTag state={state as AnyState} />
                <span className={styles.number}>{format.number(count)}</span>
              </Link>
            </CardListItem>
          ))}
        </CardList>
      )}
    </Section>
  );
}

export function DraftList({ drafts }: { drafts: SupplierDashboardQuery["dashboard"]["drafts"] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const now = useServerNow(60_000);
  return (
    <Section title={t("drafts")}>
      {drafts.length === 0 ? (
        <p className={styles.none}>{t("noDrafts")}</p>
      ) : (
        <CardList>
          {drafts.map((draft) => (
            <CardListItem key={draft.id}>
              <div className={styles.small}>
                <Link
                  to={`/${draft.__typename === "Challenge" ? "challenges" : "solutions"}/${draft.id}/edit`}
                  kind="plain"
                  dir="auto"
                  lang={draft.language.toLowerCase()}
                >
                  {draft.title || t("untitled")}
                </Link>
                <span className={styles.facts}>
                  <span>{t(draft.__typename === "Challenge" ? "aChallenge" : "aSolution")}</span>
                  <time dateTime={draft.updatedAt} title={format.dateTime(draft.updatedAt)}>
                    {t("edited", { when: format.relative(draft.updatedAt, now) })}
                  </time>
                </span>
                <Meter label={t("quality")} value={draft.quality.score / 100} valueText={t("qualityOf", { score: draft.quality.score })} />
              </div>
            </CardListItem>
          ))}
        </CardList>
      )}
    </Section>
  );
}

export function DeadlineList({ challenges }: { challenges: readonly ChallengeCard[] }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <Section title={t("deadlines")}>
      {challenges.length === 0 ? (
        <p className={styles.none}>{t("noDeadlines")}</p>
      ) : (
        <CardList>
          {challenges.map(({ id, title, language, deadline }) => (
            <CardListItem key={id}>
              <div className={styles.small}>
                <Link to={`/challenges/${id}`} kind="plain" dir="auto" lang={language.toLowerCase()}>
                  {title}
                </Link>
                {deadline && (
                  <span className={styles.facts}>
                    <Countdown deadline={deadline} />
                    <span>{format.date(deadline)}</span>
                  </span>
                )}
              </div>
            </CardListItem>
          ))}
        </CardList>
      )}
    </Section>
  );
}
