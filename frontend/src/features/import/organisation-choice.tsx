import { useEffect } from "react";
import { OrganisationListDocument } from "@/gql/OrganisationList";
import type { ImportKind } from "@/gql/schema";
import { useConnection } from "@/shared/api/use-connection";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { ComboBox } from "@/shared/ui/combo-box";
import { messages } from "./messages";

const KINDS = { CHALLENGES: "MUNICIPAL_UNIT", SOLUTIONS: "SUPPLIER" } as const;
/** As many as one can still choose from by typing. */
const MOST = 1000;

interface OrganisationChoiceProps {
  kind: ImportKind;
  value: string | null;
  onChange(value: string | null): void;
}

export function OrganisationChoice({ kind, value, onChange }: OrganisationChoiceProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const list = useConnection(OrganisationListDocument, { filter: { kind: KINDS[kind] } }, (data) => data.organisations, { pageSize: 100 });
  const { items, hasMore, isLoadingMore, loadMore } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && items.length < MOST) loadMore();
  }, [hasMore, isLoadingMore, items.length, loadMore]);
  return (
    <ComboBox
      label={t("organisation")}
      isOptional
      description={list.problem ? t("organisationsFailed") : t("organisationHint")}
      isDisabled={list.isLoading || list.problem !== null}
      options={items.map(({ id, name, nameEn, city }) => ({
        id,
        label: format.name(name, nameEn),
        ...(city ? { note: format.name(city.nameFa, city.nameEn) } : {}),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
