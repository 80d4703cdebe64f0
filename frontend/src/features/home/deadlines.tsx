import type { ChallengeCard } from "@/gql/fragments";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Countdown } from "@/shared/ui/countdown";
import { Section } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { messages } from "./messages";
import styles from "./home.module.css";

/** What closes first. Challenges without a deadline never close, so they are not here. */
export function Deadlines({ challenges }: { challenges: readonly ChallengeCard[] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const dated = challenges.flatMap((challenge) => (challenge.deadline ? [{ ...challenge, deadline: challenge.deadline }] : []));
  return (
    <Section title={t("deadlines")}>
      {dated.length === 0 ? (
        <p className={styles.none}>{t("deadlinesNone")}</p>
      ) : (
        <CardList>
          {dated.map((challenge) => (
            <CardListItem key={challenge.id}>
              <div className={styles.deadline}>
                <Link to={`/challenges/${challenge.id}`} kind="plain" dir="auto" lang={challenge.language.toLowerCase()}>
                  {challenge.title}
                </Link>
                <span className={styles.by}>
                  <OrganisationName organisation={challenge.unit} />
                </span>
                <span className={styles.until}>
                  <Countdown deadline={challenge.deadline} />
                  <span>{format.date(challenge.deadline)}</span>
                </span>
              </div>
            </CardListItem>
          ))}
        </CardList>
      )}
    </Section>
  );
}
