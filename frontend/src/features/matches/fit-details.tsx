import { SharedGoals } from "@/shared/domain/match-card";
import { ScoreShares } from "@/shared/domain/score-shares";
import { TrlTag } from "@/shared/domain/trl";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Section } from "@/shared/ui/layout";
import type { LoadedMatch } from "./comparison";
import styles from "./comparison.module.css";
import { messages } from "./messages";

/** The numbers behind the rank: shares of the score, shared goals, budget against price. */
export function FitDetails({ match }: { match: LoadedMatch }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { challenge, solution } = match;
  const budget = challenge.hasNoBudget ? t("noBudget") : format.moneyRange(challenge.budgetMin, challenge.budgetMax);
  return (
    <div className={styles.details}>
      <Section title={t("shares")} level={3} lead={t("formula")}>
        <ScoreShares components={match.components} />
      </Section>
      <Section title={t("fit")} level={3}>
        <DefinitionList
          items={[
            { term: t("budget"), value: budget },
            { term: t("price"), value: format.moneyRange(solution.priceMin, solution.priceMax) ?? solution.priceNote },
            { term: t("trl"), value: solution.trl !== null && <TrlTag level={solution.trl} /> },
            { term: t("sharedGoals"), value: match.sharedGoals.length > 0 && <SharedGoals goals={match.sharedGoals} /> },
            { term: t("sharedDimensions"), value: format.list(match.sharedDimensions.map((dimension) => format.title(dimension))) },
          ]}
        />
      </Section>
    </div>
  );
}
