import type { PairingPlanParts } from "@/gql/fragments";
import { type KeptFilter, useConditions } from "@/shared/domain/use-conditions";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { messages } from "./messages";
import styles from "./pairing.module.css";

/** Which challenges and under which limits. */
export function PlanFacts({ plan }: { plan: PairingPlanParts }) {
  const t = useMessages(messages);
  const format = useFormat();
  const conditions = useConditions("CHALLENGES", plan.filter as KeptFilter);
  const facts = [
    ...conditions,
    t("perChallenge", { count: plan.challengeCapacity }),
    t("perSupplier", { count: plan.supplierCapacity }),
    t("share", { share: format.percent(plan.newcomersPercent / 100) }),
    ...(plan.includesPossible ? [t("withPossible")] : []),
  ];
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
