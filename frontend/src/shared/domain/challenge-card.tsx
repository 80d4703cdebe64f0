import type { ReactNode } from "react";
import type { ChallengeCard as ChallengeCardParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { useServerNow } from "@/shared/session/clock";
import { classes } from "@/shared/ui/classes";
import { Building2, Clock, Icon, Languages, Wallet } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Tag } from "@/shared/ui/tag";
import { UserText } from "@/shared/ui/text";
import { catalogueMessages } from "./catalogue-messages";
import styles from "./challenge-card.module.css";
import { StateTag } from "./state-tag";

type CardChallenge = Omit<ChallengeCardParts, "__typename" | "revision" | "publishedAt" | "tags">;

interface ChallengeCardProps {
  challenge: CardChallenge;
  level?: 2 | 3 | 4;
  /** Where the title leads; the challenge's page by default. */
  to?: string;
  /** The state is told where states differ; in a list of open needs it is noise. */
  hasState?: boolean;
  /** Title and facts only. */
  isCompact?: boolean;
  /** Stands at the end: a match band, an action. */
  aside?: ReactNode;
  children?: ReactNode;
}

const GOALS_SHOWN = 2;

/** A challenge in a list. A row without frame of its own: it stands in a CardListItem or a Card. */
export function ChallengeCard({ challenge, level = 3, to, hasState = true, isCompact = false, aside, children }: ChallengeCardProps) {
  const t = useMessages(catalogueMessages);
  const format = useFormat();
  const Heading = `h${String(level)}` as "h2" | "h3" | "h4";
  const rest = challenge.goals.length - GOALS_SHOWN;
  return (
    <article className={classes(styles.card, isCompact && styles.compact)}>
      <div className={styles.head}>
        <Heading className={styles.title}>
          <Link to={to ?? `/challenges/${challenge.id}`} kind="plain" dir="auto" lang={challenge.language.toLowerCase()}>
            {challenge.title || t("untitled")}
          </Link>
        </Heading>
        {hasState && <StateTag state={challenge.state} />}
        {challenge.isSample && (
          <span className={styles.sample} title={t("sampleHint")}>
            {t("sample")}
          </span>
        )}
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {!isCompact && challenge.summary && (
        <UserText language={challenge.language} className={styles.summary}>
          {challenge.summary}
        </UserText>
      )}
      <ChallengeFacts challenge={challenge} />
      {!isCompact && challenge.goals.length > 0 && (
        <div className={styles.goals}>
          {challenge.goals.slice(0, GOALS_SHOWN).map((goal) => (
            <Tag key={goal.id}>{format.title(goal)}</Tag>
          ))}
          {rest > 0 && <span className={styles.rest}>{t("moreGoals", { count: rest })}</span>}
        </div>
      )}
      {children}
    </article>
  );
}

/** Unit, city, deadline, budget and language in one line. */
export function ChallengeFacts({ challenge }: { challenge: Pick<CardChallenge, "unit" | "city" | "deadline" | "budgetMin" | "budgetMax" | "hasNoBudget" | "language"> }) {
  const t = useMessages(catalogueMessages);
  const format = useFormat();
  const { locale } = usePreferences();
  const budget = challenge.hasNoBudget ? t("noBudget") : format.moneyRange(challenge.budgetMin, challenge.budgetMax);
  const city = challenge.city ? format.name(challenge.city.nameFa, challenge.city.nameEn) : null;
  return (
    <ul className={styles.facts}>
      <li className={styles.fact}>
        <Icon icon={Building2} size={14} />
        <span>
          <Link to={`/organisations/${challenge.unit.slug}`} kind="plain" dir="auto">
            {format.name(challenge.unit.name, challenge.unit.nameEn)}
          </Link>
          {city && <>{locale === "fa" ? "، " : ", "}{city}</>}
        </span>
      </li>
      {challenge.deadline && <DeadlineFact deadline={challenge.deadline} />}
      {budget && (
        <li className={styles.fact}>
          <Icon icon={Wallet} size={14} />
          <span>{budget}</span>
        </li>
      )}
      {challenge.language.toLowerCase() !== locale && (
        <li className={styles.fact}>
          <Icon icon={Languages} size={14} />
          <span>{t("writtenIn", { language: t(challenge.language) })}</span>
        </li>
      )}
    </ul>
  );
}

const SOON = 7 * 86_400_000;

function DeadlineFact({ deadline }: { deadline: string }) {
  const t = useMessages(catalogueMessages);
  const format = useFormat();
  const now = useServerNow(60_000);
  const left = new Date(deadline).getTime() - now;
  const isSoon = left > 0 && left < SOON;
  const text = left <= 0 ? t("deadlinePassed") : isSoon ? t("deadlineIn", { when: format.relative(deadline, now) }) : t("deadlineOn", { date: format.date(deadline) });
  return (
    <li className={classes(styles.fact, isSoon && styles.soon, left <= 0 && styles.passed)}>
      <Icon icon={Clock} size={14} />
      <time dateTime={deadline} title={format.dateTime(deadline)}>
        {text}
      </time>
    </li>
  );
}
