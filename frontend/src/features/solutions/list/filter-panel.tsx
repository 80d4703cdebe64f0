import { OrganisationListDocument } from "@/gql/OrganisationList";
import { solutionStateValues } from "@/gql/schema";
import { useOperation } from "@/shared/api/use-operation";
import { stateMessages } from "@/shared/domain/state-tag";
import { DimensionSelect, GoalPicker } from "@/shared/domain/taxonomy-picker";
import { TrlField } from "@/shared/domain/trl";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Checkbox, CheckboxGroup } from "@/shared/ui/choice";
import { ComboBox } from "@/shared/ui/combo-box";
import { Stack } from "@/shared/ui/layout";
import { MoneyField } from "@/shared/ui/number-field";
import { Select } from "@/shared/ui/select";
import { countOf, type ListFilters, noFilters } from "@/shared/domain/solution-filters";
import { messages } from "./list-messages";

interface FilterPanelProps {
  filters: ListFilters;
  onChange(patch: Partial<ListFilters>): void;
}

const SUPPLIERS = { filter: { kind: "SUPPLIER" as const }, first: 100 };
const ALL = "all";

/** The conditions of the catalogue. Each change is in the address at once. */
export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const t = useMessages(messages);
  return (
    <Stack gap={4}>
      <Ownership filters={filters} onChange={onChange} />
      <DimensionSelect
        value={filters.dimension}
        none={t("all")}
        onChange={(dimension) => {
          onChange({ dimension });
        }}
      />
      <GoalPicker
        value={filters.goals}
        description=""
        onChange={(goals) => {
          onChange({ goals });
        }}
      />
      <TrlField
        label={t("trlMin")}
        description=""
        none={t("anyTrl")}
        value={filters.trlMin}
        onChange={(trlMin) => {
          onChange({ trlMin });
        }}
      />
      <MoneyField
        label={t("priceMax")}
        value={filters.priceMax}
        onChange={(priceMax) => {
          onChange({ priceMax });
        }}
      />
      <SupplierSelect filters={filters} onChange={onChange} />
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

/** One's own drafts and unpublished entries are found here; who has none sees no such filter. */
function Ownership({ filters, onChange }: FilterPanelProps) {
  const t = useMessages(messages);
  const state = useMessages(stateMessages);
  const { session } = useSession();
  const isSupplier = session?.memberships.some((membership) => membership.isActive && membership.organisation.kind === "SUPPLIER") ?? false;
  if (!isSupplier) return null;
  return (
    <>
      <Checkbox
        isSelected={filters.mine}
        onChange={(mine) => {
          onChange(mine ? { mine } : { mine, states: [] });
        }}
      >
        {t("mine")}
      </Checkbox>
      {filters.mine && (
        <CheckboxGroup
          label={t("states")}
          options={solutionStateValues.map((id) => ({ id, label: state(id) }))}
          value={filters.states}
          onChange={(states) => {
            onChange({ states });
          }}
        />
      )}
    </>
  );
}

function SupplierSelect({ filters, onChange }: FilterPanelProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const suppliers = useOperation(OrganisationListDocument, SUPPLIERS).data?.organisations.edges ?? [];
  return (
    <ComboBox
      label={t("supplier")}
      placeholder={t("anySupplier")}
      options={suppliers.map(({ node }) => ({ id: node.id, label: format.name(node.name, node.nameEn) }))}
      value={filters.supplier}
      onChange={(supplier) => {
        onChange({ supplier });
      }}
    />
  );
}
