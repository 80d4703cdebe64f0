import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { CitiesDocument } from "@/gql/Cities";
import { OrganisationListDocument, type OrganisationListQuery } from "@/gql/OrganisationList";
import { type OrganisationKind, organisationKindValues } from "@/gql/schema";
import { useConnection } from "@/shared/api/use-connection";
import { useOperation } from "@/shared/api/use-operation";
import { OrganisationKindName, OrganisationLink, OrganisationName } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, ButtonLink } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Building2, Icon, MapPin, Plus, Search } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { SearchField } from "@/shared/ui/search-field";
import { Select } from "@/shared/ui/select";
import { SkeletonCards } from "@/shared/ui/skeleton";
import { UserText } from "@/shared/ui/text";
import styles from "./organisations.module.css";

const messages = defineMessages("directory", {
  fa: {
    title: "سازمان‌ها",
    lead: "واحدهای متقاضی شهرها و عرضه‌کنندگان راهکار",
    register: "ثبت سازمان",
    search: "جست‌وجو در سازمان‌ها",
    placeholder: "نام سازمان",
    kind: "گونه",
    city: "شهر",
    all: "همه",
    MUNICIPAL_UNIT: "واحدهای متقاضی",
    SUPPLIER: "عرضه‌کنندگان",
    SECRETARIAT: "دبیرخانه",
    count: "{count, plural, other {# سازمان}}",
    loading: "در حال آوردن سازمان‌ها",
    list: "فهرست سازمان‌ها",
    nothing: "سازمانی با این خواسته‌ها نیست",
    nothingBody: "بخش کوتاه‌تری از نام را بنویسید یا صافی‌ها را بردارید.",
    clear: "برداشتن صافی‌ها",
    empty: "هنوز سازمانی ثبت نشده است",
  },
  en: {
    title: "Organisations",
    lead: "The cities’ demand units and the suppliers of solutions",
    register: "Register an organisation",
    search: "Search the organisations",
    placeholder: "Name of an organisation",
    kind: "Kind",
    city: "City",
    all: "All",
    MUNICIPAL_UNIT: "Demand units",
    SUPPLIER: "Suppliers",
    SECRETARIAT: "Secretariat",
    count: "{count, plural, one {# organisation} other {# organisations}}",
    loading: "Loading the organisations",
    list: "List of organisations",
    nothing: "No organisation fits these conditions",
    nothingBody: "Type a shorter part of the name or clear the filters.",
    clear: "Clear the filters",
    empty: "No organisation has been registered yet",
  },
});

const ALL = "all";
const SEARCH_DELAY = 300;
const NO_VARIABLES = {};
type Listed = OrganisationListQuery["organisations"]["edges"][number]["node"];

function kindOf(text: string | null): OrganisationKind | null {
  return organisationKindValues.find((kind) => kind.toLowerCase() === text) ?? null;
}

/** The filters in the address: any view can be shared. */
function useFilters() {
  const [params, setParams] = useSearchParams();
  const change = (name: string, value: string | null, replace = false) => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace, preventScrollReset: true },
    );
  };
  const clear = () => {
    setParams({});
  };
  return { search: params.get("q") ?? "", kind: kindOf(params.get("kind")), city: params.get("city"), change, clear };
}

/** Everybody on either side of the market. */
export function DirectoryScreen() {
  const t = useMessages(messages);
  const { search, kind, city, change, clear } = useFilters();
  const filter = { search: search.trim() || null, kind, city };
  const list = useConnection(OrganisationListDocument, { filter }, (data) => data.organisations);
  const isFiltered = Boolean(search.trim() || kind || city);
  return (
    <Page title={t("title")}>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink to="/organisations/new" icon={Plus}>
            {t("register")}
          </ButtonLink>
        }
      />
      <div className={styles.tools}>
        <SearchBox
          value={search}
          onSearch={(text) => {
            change("q", text, true);
          }}
        />
        <Select
          label={t("kind")}
          options={[{ id: ALL, label: t("all") }, ...organisationKindValues.map((id) => ({ id, label: t(id) }))]}
          value={kind ?? ALL}
          onChange={(id) => {
            change("kind", id === ALL ? null : id.toLowerCase());
          }}
        />
        <CityFilter
          value={city}
          onChange={(id) => {
            change("city", id);
          }}
        />
      </div>
      <p className={styles.count} role="status">
        {list.totalCount === null ? list.isLoading && t("loading") : t("count", { count: list.totalCount })}
      </p>
      {list.problem && list.items.length === 0 && (
        <ErrorState problem={list.problem} onRetry={list.refetch} correction={isFiltered && <Button onPress={clear}>{t("clear")}</Button>} />
      )}
      {list.isLoading && <SkeletonCards count={6} />}
      {!list.isLoading && !list.problem && list.items.length === 0 && (
        <EmptyState
          icon={isFiltered ? Search : Building2}
          title={t(isFiltered ? "nothing" : "empty")}
          actions={isFiltered && <Button onPress={clear}>{t("clear")}</Button>}
        >
          {isFiltered && t("nothingBody")}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <CardList label={t("list")}>
          {list.items.map((organisation) => (
            <CardListItem key={organisation.id} isInteractive>
              <Row organisation={organisation} />
            </CardListItem>
          ))}
        </CardList>
      )}
      <LoadMore shown={list.items.length} total={list.totalCount} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.loadMore} />
    </Page>
  );
}

function SearchBox({ value, onSearch }: { value: string; onSearch(text: string): void }) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => {
      onSearch(typed);
      setTyped(null);
    }, SEARCH_DELAY);
    return () => {
      clearTimeout(timer);
    };
    // `onSearch` is new at each render and must not start the wait again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return <SearchField label={t("search")} placeholder={t("placeholder")} value={typed ?? value} onChange={setTyped} />;
}

function CityFilter({ value, onChange }: { value: string | null; onChange(id: string | null): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const cities = useOperation(CitiesDocument, NO_VARIABLES).data?.cities ?? [];
  return (
    <Select
      label={t("city")}
      options={[{ id: ALL, label: t("all") }, ...cities.map((city) => ({ id: city.id, label: format.name(city.nameFa, city.nameEn) }))]}
      value={value ?? ALL}
      onChange={(id) => {
        onChange(id === ALL ? null : id);
      }}
    />
  );
}

function Row({ organisation }: { organisation: Listed }) {
  const format = useFormat();
  return (
    <article className={styles.row}>
      <div className={styles.rowHead}>
        <h2 className={styles.name}>
          <OrganisationLink organisation={organisation} />
        </h2>
        <span className={styles.kind}>
          <OrganisationKindName organisation={organisation} />
        </span>
      </div>
      {organisation.description && <UserText className={styles.description}>{organisation.description}</UserText>}
      {(organisation.city ?? organisation.parent) && (
        <div className={styles.facts}>
          {organisation.city && (
            <span className={styles.fact}>
              <Icon icon={MapPin} size={14} />
              {format.name(organisation.city.nameFa, organisation.city.nameEn)}
            </span>
          )}
          {organisation.parent && (
            <span className={styles.fact}>
              <Icon icon={Building2} size={14} />
              <OrganisationName organisation={organisation.parent} />
            </span>
          )}
        </div>
      )}
    </article>
  );
}
