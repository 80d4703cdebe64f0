import type { EvaluationRunParts, MatchingStatusParts } from "@/gql/fragments";
import { languageValues } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Card } from "@/shared/ui/card";
import { type Column, DataTable } from "@/shared/ui/data-table";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Section, Stack } from "@/shared/ui/layout";
import { Meter } from "@/shared/ui/meter";
import { metricName, metricsOf, type SystemFigures, systemsOf } from "./figures";
import { messages } from "./messages";
import styles from "./operations.module.css";

/** Whether all is well; what is not, in words. */
export function Health({ degraded }: { degraded: MatchingStatusParts["degraded"] }) {
  const t = useMessages(messages);
  if (degraded.length === 0) return <Banner kind="positive">{t("allWell")}</Banner>;
  return (
    <Banner kind="warning" title={t("degraded")}>
      <ul>
        {degraded.map((note) => (
          <li key={note.code}>{note.message}</li>
        ))}
      </ul>
    </Banner>
  );
}

export function ModelFacts({ status: { model, memoryMegabytes } }: { status: MatchingStatusParts }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <Section title={t("model")}>
      <Card>
        <DefinitionList
          items={[
            { term: t("modelName"), value: <bdi lang="en">{model.name}</bdi> },
            { term: t("revision"), value: <code className={styles.code}>{model.revision}</code> },
            { term: t("dimension"), value: format.number(model.dimension) },
            { term: t("loaded"), value: t(model.isLoaded ? "yes" : "no") },
            { term: t("lexical"), value: t(model.isLexicalOnly ? "yes" : "no") },
            { term: t("memory"), value: t("megabytes", { count: memoryMegabytes }) },
          ]}
        />
      </Card>
    </Section>
  );
}

export function IndexFacts({ status: { index } }: { status: MatchingStatusParts }) {
  const t = useMessages(messages);
  const format = useFormat();
  const from = index.builtFrom === "snapshot" || index.builtFrom === "database" ? ` · ${t(index.builtFrom)}` : "";
  const size = index.snapshotBytes === null ? "" : ` · ${format.fileSize(index.snapshotBytes)}`;
  return (
    <Section title={t("index")}>
      <Card>
        <DefinitionList
          items={[
            { term: t("lag"), value: t("lagOf", { lag: index.lag }) },
            { term: t("position"), value: t("positionOf", { sequence: index.sequence, head: index.head }) },
            { term: t("missing"), value: format.number(index.missing) },
            { term: t("builtAt"), value: index.builtAt ? `${format.dateTime(index.builtAt, false)}${from}` : t("notBuilt") },
            { term: t("snapshotAt"), value: index.snapshotAt ? `${format.dateTime(index.snapshotAt, false)}${size}` : t("noSnapshot") },
          ]}
        />
      </Card>
    </Section>
  );
}

export function Documents({ documents }: { documents: MatchingStatusParts["documents"] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const kinds = (["CHALLENGE", "SOLUTION"] as const).map((kind) => ({ kind, rows: documents.filter((row) => row.kind === kind) }));
  const columns: Column<(typeof kinds)[number]>[] = [
    { id: "kind", title: t("kind"), isRowHeader: true, cell: ({ kind }) => t(kind) },
    ...languageValues.map((language): Column<(typeof kinds)[number]> => ({
      id: language,
      title: t(language),
      align: "end",
      cell: ({ rows }) => format.number(rows.find((row) => row.language === language)?.count ?? 0),
    })),
  ];
  return (
    <Section title={t("documents")}>
      <DataTable label={t("documents")} columns={columns} rows={kinds} rowKey={({ kind }) => kind} />
    </Section>
  );
}

const NEEDS: Record<string, "needUseful" | "needNotUseful" | "needLists"> = { useful: "needUseful", not_useful: "needNotUseful", lists: "needLists" };

export function Feedback({ status: { feedback, ranker, rankerVersion, builtInVersion } }: { status: MatchingStatusParts }) {
  const t = useMessages(messages);
  const format = useFormat();
  const builtIn = (
    <>
      {t("builtIn")} (<bdi>{builtInVersion}</bdi>)
    </>
  );
  const verdicts = feedback.verdicts.map(({ verdict, count }) => `${t(verdict)}: ${format.number(count)}`);
  return (
    <Section title={t("feedback")} lead={t("feedbackLead")}>
      <Card>
        <Stack gap={3}>
          <DefinitionList
            items={[
              { term: t("inForce"), value: ranker ? <bdi>{rankerVersion}</bdi> : builtIn },
              { term: t("verdicts"), value: verdicts.length > 0 ? format.list(verdicts) : t("noVerdicts") },
            ]}
          />
          {feedback.needs.map(({ name, have, need }) => {
            const known = NEEDS[name];
            return (
              <Meter
                key={name}
                label={known ? t(known) : name}
                value={need > 0 ? have / need : 1}
                valueText={t("needOf", { have, need })}
                tone={have >= need ? "positive" : "accent"}
              />
            );
          })}
          <p className={styles.quiet}>
            {t(feedback.isEnough ? "enough" : "notEnough")} {t("views", { views: feedback.views, impressions: feedback.impressions })}
          </p>
        </Stack>
      </Card>
    </Section>
  );
}

/** What the figures are of: this product, or one of the two that it is compared with. */
function SystemName({ name }: { name: string }) {
  const t = useMessages(messages);
  if (name === "bahamm" || name === "bm25" || name === "dense") return t(`system_${name}`);
  return <bdi lang="en">{name}</bdi>;
}

export function LastEvaluation({ run }: { run: EvaluationRunParts | null }) {
  const t = useMessages(messages);
  const format = useFormat();
  const systems = systemsOf(run?.figures);
  const columns: Column<SystemFigures>[] = [
    { id: "name", title: t("system"), isRowHeader: true, cell: (row) => <SystemName name={row.name} /> },
    ...metricsOf(systems).map((metric): Column<SystemFigures> => ({
      id: metric,
      title: metricName(metric),
      align: "end",
      cell: ({ means }) => (means[metric] === undefined ? "–" : format.number(means[metric], { maximumFractionDigits: 3 })),
    })),
  ];
  return (
    <Section
      title={t("evaluation")}
      lead={run ? t("dataset", { dataset: run.dataset, split: run.split, date: format.dateTime(run.createdAt, false) }) : t("evaluationLead")}
    >
      {systems.length > 0 ? (
        <div>
          <DataTable label={t("evaluation")} columns={columns} rows={systems} rowKey={(row) => row.name} />
        </div>
      ) : (
        <p className={styles.quiet}>{t("noEvaluation")}</p>
      )}
    </Section>
  );
}
