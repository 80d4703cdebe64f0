import { useState } from "react";
import type { PairingPlanFull } from "@/gql/fragments";
import { OrganisationLink } from "@/shared/domain/organisation-link";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { Undo2 } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { Segmented } from "@/shared/ui/segmented";
import { messages } from "./messages";
import { type Group, groupsOf, pairsOf, type Show, shows } from "./pair-groups";
import { PairRow } from "./pair-row";
import styles from "./pairing.module.css";
import { type Decide, useDecide } from "./use-decide";

const STEP = 15;

/** Who is paired with whom, and what the secretariat says of it. */
export function Board({ plan }: { plan: PairingPlanFull }) {
  const t = useMessages(messages);
  const [show, setShow] = useState<Show>("all");
  const decide = useDecide(plan.id);
  return (
    <Section title={t("boardTitle")} lead={t("boardLead")}>
      <Segmented<Show> label={t("show")} options={shows.map((id) => ({ id, label: t(`show${id}`) }))} value={show} onChange={setShow} />
      {show === "rejected" ? (
        <Rejected plan={plan} decide={decide} />
      ) : show === "unserved" ? (
        <Unserved plan={plan} />
      ) : (
        <Groups key={show} plan={plan} show={show} decide={decide} />
      )}
    </Section>
  );
}

function Count({ children }: { children: string }) {
  return (
    <p role="status" className={styles.quiet}>
      {children}
    </p>
  );
}

function Groups({ plan, show, decide }: { plan: PairingPlanFull; show: Show; decide: Decide }) {
  const t = useMessages(messages);
  const [shown, setShown] = useState(STEP);
  const pairs = pairsOf(plan.pairs, show);
  const groups = groupsOf(pairs);
  if (pairs.length === 0) return <Count>{t("nothing")}</Count>;
  return (
    <>
      <Count>{t("count", { count: pairs.length })}</Count>
      <ul className={styles.groups} aria-label={t("boardTitle")}>
        {groups.slice(0, shown).map((group) => (
          <li key={group.challenge.id}>
            <ChallengeGroup group={group} decide={decide} />
          </li>
        ))}
      </ul>
      {groups.length > shown && (
        <div>
          <Button
            onPress={() => {
              setShown(shown + STEP);
            }}
          >
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}

function ChallengeGroup({ group: { challenge, pairs }, decide }: { group: Group; decide: Decide }) {
  return (
    <article className={styles.group}>
      <header className={styles.groupHead}>
        <h3 className={styles.planName}>
          <Link to={`/challenges/${challenge.id}`} kind="plain" dir="auto" lang={challenge.language.toLowerCase()}>
            {challenge.title}
          </Link>
        </h3>
        <OrganisationLink organisation={challenge.unit} />
      </header>
      <CardList>
        {pairs.map((pair) => (
          <CardListItem key={pair.matchId}>
            <PairRow pair={pair} decide={decide} />
          </CardListItem>
        ))}
      </CardList>
    </article>
  );
}

function Rejected({ plan, decide }: { plan: PairingPlanFull; decide: Decide }) {
  const t = useMessages(messages);
  if (plan.rejected.length === 0) return <Count>{t("nothing")}</Count>;
  return (
    <>
      <Count>{t("count", { count: plan.rejected.length })}</Count>
      <CardList label={t("showrejected")}>
        {plan.rejected.map(({ matchId, challenge, solution, supplier }) => (
          <CardListItem key={matchId}>
            <div className={styles.ruledOut}>
              <div>
                <p dir="auto" lang={challenge.language.toLowerCase()} className={styles.planName}>
                  {challenge.title}
                </p>
                <p>
                  <OrganisationLink organisation={supplier} /> · <bdi lang={solution.language.toLowerCase()}>{solution.title}</bdi>
                </p>
              </div>
              <Button
                size="small"
                icon={Undo2}
                isPending={decide.busy === matchId}
                onPress={() => {
                  decide.decide(matchId, null, "REJECTED");
                }}
              >
                {t("takeBack")}
              </Button>
            </div>
          </CardListItem>
        ))}
      </CardList>
    </>
  );
}

function Unserved({ plan }: { plan: PairingPlanFull }) {
  const t = useMessages(messages);
  if (plan.unserved.length === 0) return <Count>{t("nothing")}</Count>;
  return (
    <>
      <Count>{t("challengeCount", { count: plan.unserved.length })}</Count>
      <p className={styles.quiet}>{t("unservedLead")}</p>
      <CardList label={t("showunserved")}>
        {plan.unserved.map((challenge) => (
          <CardListItem key={challenge.id} isInteractive>
            <Link to={`/challenges/${challenge.id}/matches`} kind="plain" dir="auto" lang={challenge.language.toLowerCase()}>
              {challenge.title}
            </Link>{" "}
            <OrganisationLink organisation={challenge.unit} />
          </CardListItem>
        ))}
      </CardList>
    </>
  );
}
