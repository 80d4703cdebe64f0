import type { PairingDecision } from "@/gql/schema";
import { MatchBandTag } from "@/shared/domain/match-band";
import { OrganisationLink } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Check, Pin, X } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Tag, Tags } from "@/shared/ui/tag";
import { ToggleGroup } from "@/shared/ui/toggle-group";
import { messages } from "./messages";
import type { Pair } from "./pair-groups";
import styles from "./pairing.module.css";
import type { Decide } from "./use-decide";

const DECISIONS = [
  { id: "ACCEPTED", icon: Check },
  { id: "LOCKED", icon: Pin },
  { id: "REJECTED", icon: X },
] as const satisfies readonly { id: PairingDecision; icon: unknown }[];

/** A supplier for a challenge: why, and the decision on it. */
export function PairRow({ pair, decide }: { pair: Pair; decide: Decide }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { matchId, supplier, solution, band, decision } = pair;
  const name = format.name(supplier.name, supplier.nameEn);
  const isBusy = decide.busy === matchId;
  return (
    <div className={styles.pair} aria-busy={isBusy}>
      <div className={styles.who}>
        <p className={styles.supplier}>
          <OrganisationLink organisation={supplier} />
          <MatchBandTag band={band} />
        </p>
        <p>
          <Link to={`/solutions/${solution.id}`} kind="plain" dir="auto" lang={solution.language.toLowerCase()}>
            {solution.title}
          </Link>
        </p>
        <Why pair={pair} />
      </div>
      <div className={styles.act}>
        <ToggleGroup
          label={t("decision", { supplier: name })}
          size="small"
          options={DECISIONS.map(({ id, icon }) => ({ id, icon, label: t(id) }))}
          value={decision}
          onChange={(next) => {
            if (!isBusy) decide.decide(matchId, next, decision);
          }}
        />
        <Link to={`/matches/${matchId}`} className={styles.quiet}>
          {t("seeMatch")}
        </Link>
      </div>
    </div>
  );
}

function Why({ pair }: { pair: Pair }) {
  const t = useMessages(messages);
  const format = useFormat();
  const suppliers = pair.busySuppliers.map((each) => format.name(each.name, each.nameEn));
  const challenges = pair.busyChallenges.map((each) => t("quoted", { title: each.title }));
  return (
    <div role="group" aria-label={t("why")} className={styles.why}>
      <p>{t("ranks", { forChallenge: pair.rankForChallenge, forSupplier: pair.rankForSupplier })}</p>
      {suppliers.length > 0 && <p>{t("busySuppliers", { names: format.list(suppliers) })}</p>}
      {challenges.length > 0 && <p>{t("busyChallenges", { names: format.list(challenges) })}</p>}
      {(pair.isForNewcomers || pair.isNewcomer) && (
        <Tags>
          <Tag isMatched={false}>{t(pair.isForNewcomers ? "isForNewcomers" : "isNewcomer")}</Tag>
        </Tags>
      )}
    </div>
  );
}
