import { useState } from "react";
import { ActivateRankerDocument } from "@/gql/ActivateRanker";
import type { RankerParts } from "@/gql/fragments";
import { RollBackRankerDocument } from "@/gql/RollBackRanker";
import { useAction } from "@/shared/api/use-action";
import { ActionBar } from "@/shared/domain/action-bar";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Card } from "@/shared/ui/card";
import { type Column, DataTable } from "@/shared/ui/data-table";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { Disclosure } from "@/shared/ui/disclosure";
import { Check, Undo2 } from "@/shared/ui/icon";
import { Stack } from "@/shared/ui/layout";
import { Tag } from "@/shared/ui/tag";
import { showToast } from "@/shared/ui/toast";
import { messages } from "./messages";
import styles from "./operations.module.css";
import { Reliability } from "./reliability";

type Act = "activate_ranker" | "roll_back_ranker";

/** A fitted ranker: what it was fitted to, how it did, and the way to put it in force or take it back. */
export function RankerCard({ ranker, onChange }: { ranker: RankerParts; onChange(): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const [asked, setAsked] = useState<Act | null>(null);
  const { version, state, trainedOn, measuredOn, createdAt, activatedAt, retiredAt } = ranker;
  const dates = [
    t("fitted", { date: format.dateTime(createdAt, false) }),
    ...(activatedAt ? [t("activated", { date: format.dateTime(activatedAt, false) })] : []),
    ...(retiredAt ? [t("retired", { date: format.dateTime(retiredAt, false) })] : []),
  ];
  return (
    <Card>
      <Stack gap={4}>
        <div className={styles.head}>
          <div>
            <h3 className={styles.version}>
              <bdi>{version}</bdi> <Tag isMatched={state === "ACTIVE"}>{t(state)}</Tag>
            </h3>
            <p className={styles.quiet}>{dates.join(" · ")}</p>
            <p className={styles.quiet}>{t("trained", { verdicts: trainedOn.verdicts, lists: trainedOn.lists, held: measuredOn.verdicts })}</p>
            {ranker.worse.length > 0 && <p className={styles.worse}>{t("worse", { names: ranker.worse.join(", ") })}</p>}
          </div>
          <ActionBar
            actions={ranker.allowedActions}
            size="small"
            buttons={[
              {
                name: "activate_ranker",
                label: t("activate"),
                icon: Check,
                onAct: () => {
                  setAsked("activate_ranker");
                },
              },
              {
                name: "roll_back_ranker",
                label: t("rollBack"),
                icon: Undo2,
                onAct: () => {
                  setAsked("roll_back_ranker");
                },
              },
            ]}
          />
        </div>
        <div className={styles.halves}>
          <Measures measures={ranker.measures} />
          <section aria-label={t("reliability")}>
            <Reliability bins={ranker.reliability} />
          </section>
        </div>
        <Disclosure title={t("weights")}>
          <Weights weights={ranker.weights} />
        </Disclosure>
      </Stack>
      <Ask
        ranker={ranker}
        act={asked}
        onClose={() => {
          setAsked(null);
        }}
        onDone={onChange}
      />
    </Card>
  );
}

function Ask({ ranker, act, onClose, onDone }: { ranker: RankerParts; act: Act | null; onClose(): void; onDone(): void }) {
  const t = useMessages(messages);
  const activate = useAction(ActivateRankerDocument);
  const rollBack = useAction(RollBackRankerDocument);
  const { version } = ranker;
  const isBack = act === "roll_back_ranker";
  const go = async () => {
    const { payload, issues, problem } = await (isBack ? rollBack : activate).attempt({ input: { id: ranker.id } });
    onClose();
    if (payload) {
      showToast({ kind: "positive", title: isBack ? t("rolledBackToast") : t("activatedToast", { version }) });
      onDone();
    } else {
      showToast({ kind: "danger", title: t("failed"), body: issues[0]?.message ?? problem?.message ?? "" });
    }
  };
  return (
    <ConfirmDialog
      title={t(isBack ? "rollBackTitle" : "activateTitle", { version })}
      isOpen={act !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      confirmLabel={t(isBack ? "rollBack" : "activate")}
      isPending={activate.isPending || rollBack.isPending}
      onConfirm={() => void go()}
    >
      <p>{t(isBack ? "rollBackBody" : "activateBody")}</p>
    </ConfirmDialog>
  );
}

function Measures({ measures }: { measures: RankerParts["measures"] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const figure = (value: number, isSigned = false) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3, ...(isSigned ? { signDisplay: "exceptZero" } : {}) });
  const columns: Column<RankerParts["measures"][number]>[] = [
    {
      id: "name",
      title: t("measure"),
      isRowHeader: true,
      cell: (row) => (
        <>
          <bdi lang="en">{row.name}</bdi>
          <span className={styles.note}>{t(row.higherIsBetter ? "higher" : "lower")}</span>
        </>
      ),
    },
    { id: "value", title: t("value"), align: "end", cell: (row) => figure(row.value) },
    { id: "current", title: t("current"), align: "end", cell: (row) => figure(row.current) },
    { id: "gain", title: t("gain"), align: "end", cell: (row) => figure(row.gain, true) },
    {
      id: "interval",
      title: t("interval"),
      align: "end",
      isSecondary: true,
      cell: (row) => (row.low === null || row.high === null ? "–" : <bdi dir="ltr">{`${figure(row.low, true)} … ${figure(row.high, true)}`}</bdi>),
    },
  ];
  return <DataTable label={t("measures")} columns={columns} rows={measures} rowKey={(row) => row.name} />;
}

function Weights({ weights }: { weights: RankerParts["weights"] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 3 });
  const columns: Column<RankerParts["weights"][number]>[] = [
    { id: "name", title: t("component"), isRowHeader: true, cell: (row) => <bdi lang="en">{row.name}</bdi> },
    { id: "group", title: t("group"), cell: (row) => <bdi lang="en">{row.group}</bdi> },
    { id: "value", title: t("fittedWeight"), align: "end", cell: (row) => figure(row.value) },
    { id: "builtIn", title: t("builtInWeight"), align: "end", cell: (row) => figure(row.builtIn) },
  ];
  return <DataTable label={t("weights")} columns={columns} rows={weights} rowKey={(row) => `${row.group} ${row.name}`} />;
}
