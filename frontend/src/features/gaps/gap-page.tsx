import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { CitiesDocument } from "@/gql/Cities";
import { GapMapDocument, type GapMapQuery } from "@/gql/GapMap";
import { useOperation } from "@/shared/api/use-operation";
import { useWake } from "@/shared/api/use-live";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { classes } from "@/shared/ui/classes";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Grid3x3 } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { Segmented } from "@/shared/ui/segmented";
import { Select } from "@/shared/ui/select";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { measures, paramsOf, type Place, views, type Wanted, wantedFrom } from "./address";
import styles from "./gaps.module.css";
import { GoalTiles } from "./goal-tiles";
import { Legend } from "./legend";
import { Matrix } from "./matrix";
import { messages } from "./messages";
import { PlaceDialog } from "./place-dialog";
import { scaleOf } from "./scale";
import { CountTables } from "./tables";

type Map = NonNullable<GapMapQuery["gapMap"]>;

function useWanted() {
  const [params, setParams] = useSearchParams();
  const wanted = useMemo(() => wantedFrom(params), [params]);
  const change = (patch: Partial<Wanted>) => {
    setParams((current) => paramsOf({ ...wantedFrom(current), ...patch }), { preventScrollReset: true });
  };
  return { wanted, change, addressOf: (place: Place) => `?${paramsOf({ ...wanted, place }).toString()}` };
}

export function GapPage() {
  const t = useMessages(messages);
  const { wanted, change, addressOf } = useWanted();
  const variables = useMemo(() => ({ city: wanted.city }), [wanted.city]);
  const { data, isLoading, isRefreshing, problem, refetch } = useOperation(GapMapDocument, variables, { keepsPrevious: true });
  useWake(refetch);
  const map = data?.gapMap;
  return (
    <Page title={t("title")} width="wide">
      <PageHeader title={t("title")} lead={t("lead")} />
      {problem && !data && <ErrorState problem={problem} onRetry={refetch} />}
      {isLoading && <SkeletonPage />}
      {data && !map && (
        <EmptyState icon={Grid3x3} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      )}
      {map && (
        <div aria-busy={isRefreshing}>
          <Totals map={map} wanted={wanted} />
          <Tools wanted={wanted} onChange={change} />
          <Body map={map} wanted={wanted} addressOf={addressOf} />
          <OpenPlace
            map={map}
            wanted={wanted}
            onClose={() => {
              change({ place: null });
            }}
          />
        </div>
      )}
    </Page>
  );
}

function Totals({ map, wanted }: { map: Map; wanted: Wanted }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { demand, supply } = map.unplaced;
  const unplaced = [...(demand > 0 ? [t("challengeCount", { count: demand })] : []), ...(supply > 0 ? [t("supplyCount", { count: supply })] : [])];
  return (
    <section aria-label={t("figures")} className={styles.totals}>
      <dl className={styles.figures}>
        {measures.map((measure) => (
          <div key={measure} className={classes(styles.figure, measure === wanted.measure && styles.current)}>
            <dt>{t(measure)}</dt>
            <dd>{format.number(map.totals[measure])}</dd>
          </div>
        ))}
      </dl>
      {unplaced.length > 0 && <p className={styles.hint}>{t("unplaced", { items: format.list(unplaced) })}</p>}
    </section>
  );
}

const NO_VARIABLES = {};
const ALL = "all";

function Tools({ wanted, onChange }: { wanted: Wanted; onChange(patch: Partial<Wanted>): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const cities = useOperation(CitiesDocument, NO_VARIABLES).data?.cities ?? [];
  return (
    <div className={styles.tools}>
      <Segmented
        label={t("view")}
        options={views.map((id) => ({ id, label: t(`view${id}`) }))}
        value={wanted.view}
        onChange={(view) => {
          onChange({ view });
        }}
      />
      {wanted.view !== "table" && (
        <Segmented
          label={t("measure")}
          options={measures.map((id) => ({ id, label: t(id) }))}
          value={wanted.measure}
          onChange={(measure) => {
            onChange({ measure });
          }}
        />
      )}
      <div className={styles.city}>
        <Select
          label={t("city")}
          options={[{ id: ALL, label: t("allCities") }, ...cities.map((city) => ({ id: city.id, label: format.name(city.nameFa, city.nameEn) }))]}
          value={wanted.city ?? ALL}
          onChange={(city) => {
            onChange({ city: city === ALL ? null : city });
          }}
        />
      </div>
      {wanted.city && <p className={styles.hint}>{t("cityHint")}</p>}
    </div>
  );
}

function Body({ map, wanted, addressOf }: { map: Map; wanted: Wanted; addressOf(place: Place): string }) {
  const { measure, view } = wanted;
  if (view === "table") return <CountTables map={map} addressOf={addressOf} />;
  const places = view === "map" ? map.cells : map.goals;
  return (
    <div className={styles.body}>
      <Legend measure={measure} scale={scaleOf(places.map((each) => each[measure]))} />
      {view === "map" ? (
        <Matrix cells={map.cells} measure={measure} addressOf={addressOf} />
      ) : (
        <GoalTiles goals={map.goals} measure={measure} addressOf={addressOf} />
      )}
    </div>
  );
}

function OpenPlace({ map, wanted, onClose }: { map: Map; wanted: Wanted; onClose(): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { place } = wanted;
  const title = titleOf(map, place);
  // While it closes it keeps its name.
  const [kept, setKept] = useState(title);
  if (title && title !== kept) setKept(title);
  function titleOf({ cells, goals }: Map, at: Place | null): string {
    if (!at) return "";
    if ("goal" in at) {
      const found = goals.find((each) => each.goal.id === at.goal);
      return found ? format.title(found.goal) : "";
    }
    const found = cells.find((cell) => cell.dimension.id === at.dimension && cell.axis.id === at.axis);
    return found ? t("cellTitle", { dimension: format.title(found.dimension), axis: format.title(found.axis) }) : "";
  }
  return <PlaceDialog place={title ? place : null} title={title || kept} city={wanted.city} onClose={onClose} />;
}
