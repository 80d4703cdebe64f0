import type { GapMapQuery } from "@/gql/GapMap";
import { useTaxonomy } from "@/shared/domain/use-taxonomy";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Section } from "@/shared/ui/layout";
import type { Measure, Place } from "./address";
import styles from "./gaps.module.css";
import { messages } from "./messages";
import { scaleOf } from "./scale";
import { Tile } from "./tile";

type Goals = NonNullable<GapMapQuery["gapMap"]>["goals"];

interface GoalTilesProps {
  goals: Goals;
  measure: Measure;
  addressOf(place: Place): string;
}

/** All goals under their dimensions. */
export function GoalTiles({ goals, measure, addressOf }: GoalTilesProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const { dimensions } = useTaxonomy();
  const scale = scaleOf(goals.map((each) => each[measure]));
  return (
    <>
      <p className={styles.lead}>{t("goalsLead")}</p>
      {dimensions.map((dimension) => {
        const inside = goals.filter((each) => each.goal.dimension.id === dimension.id);
        return inside.length === 0 ? null : (
          <Section key={dimension.id} title={format.title(dimension)}>
            <ul className={styles.goals}>
              {inside.map((each) => (
                <li key={each.goal.id}>
                  <Tile
                    place={format.title(each.goal)}
                    counts={each}
                    measure={measure}
                    scale={scale}
                    to={addressOf({ goal: each.goal.id })}
                    isNameShown
                  />
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}
