import type { ReactNode } from "react";
import type { SolutionCard as SolutionCardParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { classes } from "@/shared/ui/classes";
import { Building2, Icon, Languages, Wallet } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Tag } from "@/shared/ui/tag";
import { UserText } from "@/shared/ui/text";
import { catalogueMessages } from "./catalogue-messages";
import { OrganisationKindName, OrganisationLink } from "./organisation-link";
import styles from "./solution-card.module.css";
import { StateTag } from "./state-tag";
import { TrlTag } from "./trl";

type CardSolution = Omit<SolutionCardParts, "__typename" | "revision" | "publishedAt" | "updatedAt" | "tags">;

interface SolutionCardProps {
  solution: CardSolution;
  level?: 2 | 3 | 4;
  /** Where the title leads; the solution's page by default. */
  to?: string;
  /** Draft, published or unpublished: in one's own list. In the catalogue it is noise. */
  hasState?: boolean;
  /** False on the supplier's own page. */
  hasSupplier?: boolean;
  /** Title and facts only. */
  isCompact?: boolean;
  /** Stands at the end: a match band, an action. */
  aside?: ReactNode;
  children?: ReactNode;
}

const LABELS_SHOWN = 3;

/** A solution in a list. A row without frame of its own: it stands in a CardListItem or a Card. */
export function SolutionCard(props: SolutionCardProps) {
  const { solution, level = 3, to, hasState = false, hasSupplier = true, isCompact = false, aside, children } = props;
  const t = useMessages(catalogueMessages);
  const Heading = `h${String(level)}` as "h2" | "h3" | "h4";
  return (
    <article className={classes(styles.card, isCompact && styles.compact)}>
      <div className={styles.head}>
        <Heading className={styles.title}>
          <Link to={to ?? `/solutions/${solution.id}`} kind="plain" dir="auto" lang={solution.language.toLowerCase()}>
            {solution.title || t("untitled")}
          </Link>
        </Heading>
        {hasState && <StateTag state={solution.state} />}
        {solution.isSample && (
          <span className={styles.sample} title={t("sampleHint")}>
            {t("sample")}
          </span>
        )}
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {!isCompact && solution.summary && (
        <UserText language={solution.language} className={styles.summary}>
          {solution.summary}
        </UserText>
      )}
      <SolutionFacts solution={solution} hasSupplier={hasSupplier} />
      {!isCompact && <Labels solution={solution} />}
      {children}
    </article>
  );
}

type Facts = Pick<CardSolution, "supplier" | "trl" | "priceMin" | "priceMax" | "language">;

/** Supplier, readiness, price and language in one line. */
export function SolutionFacts({ solution, hasSupplier = true }: { solution: Facts; hasSupplier?: boolean }) {
  const t = useMessages(catalogueMessages);
  const format = useFormat();
  const { locale } = usePreferences();
  const price = format.moneyRange(solution.priceMin, solution.priceMax);
  return (
    <ul className={styles.facts}>
      {hasSupplier && (
        <li className={styles.fact}>
          <Icon icon={Building2} size={14} />
          <span>
            <OrganisationLink organisation={solution.supplier} />
            {locale === "fa" ? "، " : ", "}
            <OrganisationKindName organisation={solution.supplier} />
          </span>
        </li>
      )}
      {solution.trl !== null && (
        <li className={styles.fact}>
          <TrlTag level={solution.trl} />
        </li>
      )}
      {price && (
        <li className={styles.fact}>
          <Icon icon={Wallet} size={14} />
          <bdi>{price}</bdi>
        </li>
      )}
      {solution.language.toLowerCase() !== locale && (
        <li className={styles.fact}>
          <Icon icon={Languages} size={14} />
          <span>{t("writtenIn", { language: t(solution.language) })}</span>
        </li>
      )}
    </ul>
  );
}

/** Goals say more than dimensions; where no goal is named the dimensions stand for them. */
function Labels({ solution }: { solution: Pick<CardSolution, "goals" | "dimensions"> }) {
  const t = useMessages(catalogueMessages);
  const format = useFormat();
  const labels = solution.goals.length > 0 ? solution.goals : solution.dimensions;
  const rest = solution.goals.length > 0 ? solution.goals.length - LABELS_SHOWN : 0;
  if (labels.length === 0) return null;
  return (
    <div className={styles.labels}>
      {labels.slice(0, LABELS_SHOWN).map((label) => (
        <Tag key={label.id}>{format.title(label)}</Tag>
      ))}
      {rest > 0 && <span className={styles.rest}>{t("moreGoals", { count: rest })}</span>}
    </div>
  );
}
