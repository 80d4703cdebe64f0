import { useMessages } from "@/shared/i18n/use-messages";
import { EmptyState } from "@/shared/ui/empty-state";
import { Clock } from "@/shared/ui/icon";
import { Section, Stack } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { messages } from "./messages";
import styles from "./dashboard.module.css";

const NOW = [
  { why: "evaluatorRead", to: "/challenges", label: "browseChallenges" },
  { why: "evaluatorSolutions", to: "/solutions", label: "browseSolutions" },
  { why: "evaluatorSettings", to: "/account/settings", label: "settings" },
] as const;

/** Files come with events. Until there is one, nothing is pretended. */
export function EvaluatorDesk() {
  const t = useMessages(messages);
  return (
    <Stack gap={8}>
      <EmptyState icon={Clock} title={t("evaluatorTitle")}>
        {t("evaluatorBody")}
      </EmptyState>
      <Section title={t("evaluatorNow")}>
        <ul className={styles.bullets}>
          {NOW.map(({ why, to, label }) => (
            <li key={to}>
              {t(why)} <Link to={to}>{t(label)}</Link>
            </li>
          ))}
        </ul>
      </Section>
    </Stack>
  );
}
