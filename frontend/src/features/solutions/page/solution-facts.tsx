import type { SolutionFull } from "@/gql/fragments";
import { LanguageBadge } from "@/shared/domain/language-badge";
import { MoneyRange } from "@/shared/domain/money-range";
import { TrlTag } from "@/shared/domain/trl";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Card } from "@/shared/ui/card";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Section } from "@/shared/ui/layout";
import { Link } from "@/shared/ui/link";
import { Tag, Tags } from "@/shared/ui/tag";
import { UserText } from "@/shared/ui/text";
import { messages } from "./page-messages";

/** Price, readiness, place in the city's map. Goals and tags lead to what else has them. */
export function SolutionFacts({ solution }: { solution: SolutionFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { dimensions, goals, tags } = solution;
  return (
    <Card>
      <Section title={t("facts")}>
        <DefinitionList
          items={[
            {
              term: t("price"),
              value: (
                <>
                  <MoneyRange min={solution.priceMin} max={solution.priceMax} />
                  {solution.priceNote && <UserText language={solution.language}>{solution.priceNote}</UserText>}
                </>
              ),
            },
            { term: t("trl"), value: solution.trl === null ? null : <TrlTag level={solution.trl} /> },
            {
              term: t("dimensions"),
              value: dimensions.length > 0 && format.list(dimensions.map((dimension) => format.title(dimension))),
            },
            {
              term: t("goals"),
              value: goals.length > 0 && (
                <ul>
                  {goals.map((goal) => (
                    <li key={goal.id}>
                      <Link to={`/solutions?goal=${goal.id}`} kind="plain">
                        {format.title(goal)}
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              term: t("tags"),
              value: tags.length > 0 && (
                <Tags>
                  {tags.map((tag) => (
                    <Tag key={tag}>{tag}</Tag>
                  ))}
                </Tags>
              ),
            },
            { term: t("language"), value: <LanguageBadge language={solution.language} /> },
            { term: t("updatedOn"), value: <time dateTime={solution.updatedAt}>{format.date(solution.updatedAt)}</time> },
          ]}
        />
      </Section>
    </Card>
  );
}
