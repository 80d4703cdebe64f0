import type { ReactNode } from "react";
import type { ChallengeCard, MatchParts, SolutionCard } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Link } from "@/shared/ui/link";
import { Tag } from "@/shared/ui/tag";
import { UserText } from "@/shared/ui/text";
import { catalogueMessages } from "./catalogue-messages";
import { MatchBandTag, MatchPlace } from "./match-band";
import styles from "./match-card.module.css";
import { MatchReasons } from "./match-reasons";

type CardMatch = Omit<MatchParts, "__typename">;
type CardChallenge = Pick<ChallengeCard, "id" | "title" | "summary" | "language" | "unit">;
type CardSolution = Pick<SolutionCard, "id" | "title" | "summary" | "language" | "supplier">;

interface MatchCardProps {
  match: CardMatch;
  /** The side that is shown: what the reader does not own. */
  other: CardChallenge | CardSolution;
  /** The reader's own side, named above when the list mixes several. */
  own?: { id: string; title: string; language: "FA" | "EN" };
  level?: 2 | 3 | 4;
  /** Where the title leads; the page of the match by default. */
  to?: string;
  /** Without the summary: where the whole text stands beside the list. */
  isCompact?: boolean;
  /** Feedback buttons and the like. */
  children?: ReactNode;
}

/** One match in a list: the other side, how sure, and why. Its title leads to the comparison. */
export function MatchCard({ match, other, own, level = 3, to, isCompact = false, children }: MatchCardProps) {
  const words = useMessages(catalogueMessages);
  const format = useFormat();
  const Heading = `h${String(level)}` as "h2" | "h3" | "h4";
  const organisation = "unit" in other ? other.unit : other.supplier;
  return (
    <article className={styles.card}>
      {own && (
        <UserText as="span" language={own.language} className={styles.own}>
          {own.title || words("untitled")}
        </UserText>
      )}
      <div className={styles.head}>
        <MatchBandTag band={match.band} />
        <MatchPlace rank={match.rank} percentile={match.percentile} />
      </div>
      <Heading className={styles.title}>
        <Link to={to ?? `/matches/${match.id}`} kind="plain" dir="auto" lang={other.language.toLowerCase()} preventScrollReset={to?.startsWith("?") ?? false}>
          {other.title || words("untitled")}
        </Link>
      </Heading>
      <span className={styles.who}>
        <bdi>{format.name(organisation.name, organisation.nameEn)}</bdi>
      </span>
      {!isCompact && other.summary && (
        <UserText language={other.language} className={styles.summary}>
          {other.summary}
        </UserText>
      )}
      <MatchReasons match={match} />
      {children}
    </article>
  );
}

/** The goals both sides name, as chips. */
export function SharedGoals({ goals }: { goals: CardMatch["sharedGoals"] }) {
  const t = useMessages(catalogueMessages);
  const format = useFormat();
  if (goals.length === 0) return null;
  return (
    <ul className={styles.goals} aria-label={t("sharedGoals")}>
      {goals.map((goal) => (
        <li key={goal.id}>
          <Tag isMatched>{format.title(goal)}</Tag>
        </li>
      ))}
    </ul>
  );
}
