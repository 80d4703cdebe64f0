import type { PublicHomeQuery } from "@/gql/PublicHome";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Link } from "@/shared/ui/link";
import { messages } from "./messages";
import styles from "./home.module.css";

const LINKS = [
  { name: "openChallenges", to: "/challenges?open=1" },
  { name: "publishedSolutions", to: "/solutions" },
  { name: "units", to: "/organisations?kind=MUNICIPAL_UNIT" },
  { name: "suppliers", to: "/organisations?kind=SUPPLIER" },
  { name: "cities", to: null },
] as const;

/** Counts as they are, each leading to what was counted. Their place is kept while they load. */
export function Figures({ figures }: { figures: PublicHomeQuery["publicFigures"] | undefined }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <section aria-label={t("figures")} className={styles.figures}>
      <ul className={styles.counts}>
        {LINKS.map(({ name, to }) => {
          const inside = (
            <>
              <span className={styles.number}>{figures ? format.number(figures[name]) : "–"}</span> <span className={styles.noun}>{t(name)}</span>
            </>
          );
          return (
            <li key={name} className={styles.count}>
              {to ? (
                <Link to={to} kind="plain">
                  {inside}
                </Link>
              ) : (
                inside
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
