import type { ReactNode } from "react";
import type { ChallengeFull } from "@/gql/fragments";
import { TrlTag } from "@/shared/domain/trl";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Countdown } from "@/shared/ui/countdown";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Link } from "@/shared/ui/link";
import { Tag, Tags } from "@/shared/ui/tag";
import { UserText } from "@/shared/ui/text";
import styles from "./identity-card.module.css";
import { messages } from "./page-messages";

/** The facts that stand beside the brief: who, how much, until when, to which end. */
export function IdentityFacts({ challenge }: { challenge: ChallengeFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const range = format.moneyRange(challenge.budgetMin, challenge.budgetMax);
  const said = (text: string): ReactNode =>
    text.trim() ? (
      <UserText as="span" language={challenge.language}>
        {text}
      </UserText>
    ) : null;
  return (
    <DefinitionList
      items={[
        {
          term: t("deadline"),
          value: challenge.deadline && (
            <span className={styles.deadline}>
              <Countdown deadline={challenge.deadline} />
              <time dateTime={challenge.deadline} className={styles.note}>
                {format.dateTime(challenge.deadline)}
              </time>
            </span>
          ),
        },
        { term: t("budget"), value: challenge.hasNoBudget ? t("noBudget") : range },
        { term: t("budgetSource"), value: said(challenge.budgetSource) },
        {
          term: t("unit"),
          value: (
            <Link to={`/organisations/${challenge.unit.slug}`} dir="auto">
              {format.name(challenge.unit.name, challenge.unit.nameEn)}
            </Link>
          ),
        },
        { term: t("city"), value: challenge.city && format.name(challenge.city.nameFa, challenge.city.nameEn) },
        { term: t("ownerName"), value: said(challenge.ownerName) },
        { term: t("place"), value: said(challenge.place) },
        { term: t("dimension"), value: challenge.dimension && format.title(challenge.dimension) },
        { term: t("axis"), value: challenge.axis && format.title(challenge.axis) },
        { term: t("goals"), value: challenge.goals.length > 0 && <Words words={challenge.goals.map((goal) => format.title(goal))} /> },
        { term: t("trlMin"), value: challenge.trlMin !== null && <TrlTag level={challenge.trlMin} /> },
        { term: t("requiredCredentials"), value: challenge.requiredCredentials.length > 0 && <Words words={challenge.requiredCredentials} /> },
        { term: t("acceptsLanguages"), value: format.list(challenge.acceptsLanguages.map((language) => t(language))) },
        { term: t("tags"), value: challenge.tags.length > 0 && <Words words={challenge.tags} /> },
      ]}
    />
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <Tags>
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </Tags>
  );
}

export const cardTexts = ["baseline", "successMeasures", "shareableData", "pilotSite", "constraints"] as const;

/** The texts of the identity card that need room. */
export function IdentityTexts({ challenge }: { challenge: ChallengeFull }) {
  const t = useMessages(messages);
  const written = cardTexts.filter((field) => challenge[field].trim() !== "");
  return (
    <dl className={styles.texts}>
      {written.map((field) => (
        <div key={field} className={styles.text}>
          <dt className={styles.term}>{t(field)}</dt>
          <UserText as="dd" language={challenge.language} isLong>
            {challenge[field]}
          </UserText>
        </div>
      ))}
    </dl>
  );
}
