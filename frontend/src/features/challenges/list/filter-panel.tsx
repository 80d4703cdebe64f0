import { CitiesDocument } from "@/gql/Cities";
import { OrganisationListDocument } from "@/gql/OrganisationList";
import { challengeStateValues } from "@/gql/schema";
import { useOperation } from "@/shared/api/use-operation";
import { stateMessages } from "@/shared/domain/state-tag";
import { AxisSelect, DimensionSelect, GoalPicker } from "@/shared/domain/taxonomy-picker";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Checkbox, CheckboxGroup } from "@/shared/ui/choice";
import { ComboBox } from "@/shared/ui/combo-box";
import { Stack } from "@/shared/ui/layout";
import { MoneyField } from "@/shared/ui/number-field";
import { Select } from "@/shared/ui/select";
import { countOf, type ListFilters, noFilters } from "@/shared/domain/challenge-filters";
import { messages } from "./list-messages";

interface FilterPanelProps {
  filters: ListFilters;
  onChange(patch: Partial<ListFilters>): void;
}

const NO_VARIABLES = {};
const UNITS = { filter: { kind: "MUNICIPAL_UNIT" as const }, first: 100 };
const ALL = "all";

/** The conditions of the list. Each change is in the address at once. */
export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const t = useMessages(messages);
  const state = useMessages(stateMessages);
  const { session, isSignedIn } = useSession();
  const hasUnit = session?.memberships.some((membership) => membership.isActive && membership.organisation.kind === "MUNICIPAL_UNIT") ?? false;
  const seesStates = isSignedIn && (hasUnit || session?.isSecretariat === true);
  return (
    <Stack gap={4}>
      <div>
        <Checkbox
          isSelected={filters.openOnly}
          onChange={(openOnly) => {
            onChange({ openOnly });
          }}
        >
          {t("openOnly")}
        </Checkbox>
        {hasUnit && (
          <Checkbox
            isSelected={filters.mine}
            onChange={(mine) => {
              onChange({ mine });
            }}
          >
            {t("mine")}
          </Checkbox>
        )}
      </div>
      <Places filters={filters} onChange={onChange} />
      <DimensionSelect
        value={filters.dimension}
        none={t("all")}
        onChange={(dimension) => {
          onChange({ dimension });
        }}
      />
      <AxisSelect
        value={filters.axis}
        none={t("all")}
        onChange={(axis) => {
          onChange({ axis });
        }}
      />
      <GoalPicker
        value={filters.goals}
        description=""
        onChange={(goals) => {
          onChange({ goals });
        }}
      />
      <Select
        label={t("language")}
        options={[
          { id: ALL, label: t("all") },
          { id: "FA", label: t("FA") },
          { id: "EN", label: t("EN") },
        ]}
        value={filters.language ?? ALL}
        onChange={(language) => {
          onChange({ language: language === "FA" || language === "EN" ? language : null });
        }}
      />
      <div>
        <MoneyField
          label={t("budgetFrom")}
          value={filters.budgetMin}
          onChange={(budgetMin) => {
            onChange({ budgetMin });
          }}
        />
        <MoneyField
          label={t("budgetTo")}
          value={filters.budgetMax}
          onChange={(budgetMax) => {
            onChange({ budgetMax });
          }}
        />
      </div>
      {seesStates && (
        <CheckboxGroup
          label={t("states")}
          options={challengeStateValues.map((id) => ({ id, label: state(id) }))}
          value={filters.states}
          onChange={(states) => {
            onChange({ states });
          }}
        />
      )}
      {countOf(filters) > 0 && (
        <Button
          kind="secondary"
          size="small"
          onPress={() => {
            onChange({ ...noFilters, search: filters.search, sort: filters.sort });
          }}
        >
          {t("clear")}
        </Button>
      )}
    </Stack>
  );
}

function Places({ filters, onChange }: FilterPanelProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const cities = useOperation(CitiesDocument, NO_VARIABLES).data?.cities ?? [];
  const units = useOperation(OrganisationListDocument, UNITS).data?.organisations.edges ?? [];
  return (
    <>
      <Select
        label={t("city")}
        options={[{ id: ALL, label: t("all") }, ...cities.map((city) => ({ id: city.id, label: format.name(city.nameFa, city.nameEn) }))]}
        value={filters.city ?? ALL}
        onChange={(city) => {
          onChange({ city: city === ALL ? null : city });
        }}
      />
      <ComboBox
        label={t("unit")}
        placeholder={t("anyUnit")}
        options={units.map(({ node }) => {
          const parent = node.parent ? format.name(node.parent.name, node.parent.nameEn) : "";
          return { id: node.id, label: format.name(node.name, node.nameEn), ...(parent ? { note: parent } : {}) };
        })}
        value={filters.unit}
        onChange={(unit) => {
          onChange({ unit });
        }}
      />
    </>
  );
}
