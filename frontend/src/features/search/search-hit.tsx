import { OrganisationKindName, OrganisationName } from "@/shared/domain/organisation-link";
import { StateTag } from "@/shared/domain/state-tag";
import { TrlTag } from "@/shared/domain/trl";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Building2, Icon, Lightbulb, Target } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { type Hit, pathOf } from "./hits";
import { MarkedText } from "./marked-text";
import { messages } from "./messages";
import styles from "./search.module.css";

const ICONS = { Challenge: Target, Solution: Lightbulb, Organisation: Building2 };

/** One result. Its title is the link; what was found stands below with the words marked. */
export function SearchHit({ hit, query }: { hit: Hit; query: string }) {
  const { item, snippet } = hit;
  const language = item.__typename === "Organisation" ? undefined : item.language;
  return (
    <article className={styles.hit}>
      <span className={styles.glyph}>
        <Icon icon={ICONS[item.__typename]} size={16} />
      </span>
      <div className={styles.text}>
        <h2 className={styles.name}>
          <Link to={pathOf(hit)} kind="plain">
            <Title hit={hit} query={query} />
          </Link>
        </h2>
        {snippet && <MarkedText text={snippet} query={query} language={language} className={styles.snippet} />}
        <Facts hit={hit} />
      </div>
    </article>
  );
}

function Title({ hit: { item }, query }: { hit: Hit; query: string }) {
  const t = useMessages(messages);
  const format = useFormat();
  if (item.__typename === "Organisation") return <MarkedText as="span" text={format.name(item.name, item.nameEn)} query={query} />;
  return <MarkedText as="span" text={item.title || t("untitled")} query={query} language={item.language} />;
}

/** What kind of thing it is, whose, and where it stands. Published is what one expects, so it is not said. */
function Facts({ hit: { item } }: { hit: Hit }) {
  const t = useMessages(messages);
  const format = useFormat();
  if (item.__typename === "Organisation") {
    return (
      <p className={styles.facts}>
        <span>
          <OrganisationKindName organisation={item} />
        </span>
      </p>
    );
  }
  const isChallenge = item.__typename === "Challenge";
  const state = isChallenge ? item.challengeState : item.solutionState;
  return (
    <p className={styles.facts}>
      <span>{t(isChallenge ? "oneChallenge" : "oneSolution")}</span>
      <OrganisationName organisation={isChallenge ? item.unit : item.supplier} />
      {isChallenge && item.deadline && <span>{t("deadline", { date: format.date(item.deadline) })}</span>}
      {!isChallenge && <TrlTag level={item.trl} />}
      {state !== "PUBLISHED" && <StateTag state={state} />}
    </p>
  );
}
