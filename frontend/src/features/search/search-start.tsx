import { useTaxonomy } from "@/shared/domain/use-taxonomy";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { Search } from "@/shared/ui/icon";
import { Cluster } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { messages } from "./messages";
import styles from "./search.module.css";

/** Before the first word: what can be asked, and fields of the city's own taxonomy to begin with. */
export function SearchStart() {
  const t = useMessages(messages);
  const format = useFormat();
  const { dimensions } = useTaxonomy();
  return (
    <EmptyState
      icon={Search}
      title={t("startTitle")}
      actions={
        <Cluster>
          <ButtonLink to="/challenges">{t("browseChallenges")}</ButtonLink>
          <ButtonLink to="/solutions">{t("browseSolutions")}</ButtonLink>
          <ButtonLink to="/organisations">{t("browseOrganisations")}</ButtonLink>
        </Cluster>
      }
    >
      <p>{t("startBody")}</p>
      {dimensions.length > 0 && (
        <div className={styles.suggestions}>
          <p>{t("suggestions")}:</p>
          <ul>
            {dimensions.map((dimension) => (
              <li key={dimension.id}>
                <Link to={`/search?q=${encodeURIComponent(format.title(dimension))}`}>{format.title(dimension)}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </EmptyState>
  );
}
