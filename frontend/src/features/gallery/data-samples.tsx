import { useState } from "react";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Breadcrumbs } from "@/shared/ui/breadcrumbs";
import { Card, CardList, CardListItem } from "@/shared/ui/card";
import { Countdown } from "@/shared/ui/countdown";
import { type Column, DataTable, type Sort } from "@/shared/ui/data-table";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Columns, Stack } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { useServerNow } from "@/shared/session/session";
import { galleryMessages } from "./messages";

interface Row {
  id: string;
  name: string;
  score: number;
  at: string;
}

const ROWS: Row[] = [
  { id: "1", name: "شرکت آب و فاضلاب تهران", score: 87.5, at: "2026-11-20T08:00:00Z" },
  { id: "2", name: "AquaSense Ltd.", score: 64, at: "2026-10-02T08:00:00Z" },
  { id: "3", name: "نوآوران پایش شبکه", score: 71.25, at: "2026-11-01T08:00:00Z" },
];

export function DataSamples() {
  const t = useMessages(galleryMessages);
  const format = useFormat();
  const now = useServerNow();
  const [sort, setSort] = useState<Sort>({ column: "score", isDescending: true });
  const rows = ROWS.toSorted((a, b) => (sort.isDescending ? b.score - a.score : a.score - b.score));
  const columns: Column<Row>[] = [
    { id: "name", title: t("organisation"), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: "score", title: t("score"), align: "end", isSortable: true, cell: ({ score }) => format.number(score) },
    { id: "at", title: t("updated"), isSecondary: true, cell: ({ at }) => format.dateShort(at) },
  ];
  return (
    <Stack>
      <Breadcrumbs items={[{ label: t("title"), to: "/gallery" }, { label: t("data"), to: "/gallery" }, { label: t("sampleTitle") }]} />
      <Columns
        aside={
          <Card>
            <DefinitionList
              items={[
                { term: t("city"), value: t("tehran") },
                { term: t("budget"), value: format.moneyWords({ amount: "25000000000", currency: "IRR" }) },
                { term: t("deadline"), value: <Countdown deadline={new Date(now + 50 * 3_600_000).toISOString()} /> },
                { term: t("updated"), value: <Countdown deadline={new Date(now - 1000).toISOString()} /> },
                { term: t("note"), value: null },
              ]}
            />
          </Card>
        }
      >
        <Stack>
          <DataTable label={t("table")} columns={columns} rows={rows} rowKey={({ id }) => id} sort={sort} onSort={setSort} />
          <DataTable label={t("emptyTitle")} columns={columns} rows={[]} rowKey={({ id }) => id} empty={t("emptyTitle")} />
        </Stack>
      </Columns>
      <CardList label={t("table")}>
        {ROWS.map(({ id, name }) => (
          <CardListItem key={id} isInteractive>
            <bdi>{name}</bdi>
          </CardListItem>
        ))}
      </CardList>
      <LoadMore shown={20} total={76} hasMore isLoading={false} onMore={() => undefined} />
    </Stack>
  );
}
