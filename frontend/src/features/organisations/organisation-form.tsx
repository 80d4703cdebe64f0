import type { ReactNode } from "react";
import { CitiesDocument } from "@/gql/Cities";
import { OrganisationListDocument } from "@/gql/OrganisationList";
import { type OrganisationFields, type OrganisationKind, type SupplierKind, supplierKindValues } from "@/gql/schema";
import type { Problem } from "@/shared/api/problem";
import { useOperation } from "@/shared/api/use-operation";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { type FieldIssue, FormErrors } from "@/shared/forms/errors";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { RadioGroup } from "@/shared/ui/choice";
import { ComboBox } from "@/shared/ui/combo-box";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text-field";
import { fieldMessages } from "./organisation-messages";
import styles from "./organisations.module.css";

export interface OrganisationValues {
  name: string;
  nameEn: string;
  description: string;
  website: string;
  supplierKind: SupplierKind | null;
  city: string | null;
  parent: string | null;
}

export const emptyOrganisation: OrganisationValues = {
  name: "",
  nameEn: "",
  description: "",
  website: "",
  supplierKind: "STARTUP",
  city: null,
  parent: null,
};

/** `example.ir` is what people type; the address that is stored has its scheme. */
function withScheme(website: string): string {
  const address = website.trim();
  return address === "" || /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}

/** What may be sent for this kind: a supplier has no unit above it, a unit is no type of supplier. */
export function fieldsOf(kind: OrganisationKind, values: OrganisationValues, canMove: boolean): OrganisationFields {
  const { supplierKind, city, parent, ...rest } = values;
  const texts = { ...rest, website: withScheme(rest.website) };
  if (kind === "SUPPLIER") return { ...texts, supplierKind, city };
  return canMove ? { ...texts, city, parent } : texts;
}

interface OrganisationFormProps {
  kind: OrganisationKind;
  values: OrganisationValues;
  onChange(patch: Partial<OrganisationValues>): void;
  onSubmit(): void;
  submitLabel: string;
  issues: readonly FieldIssue[];
  problem: Problem | null;
  isPending: boolean;
  /** City and unit above give rights to the heads there: only the secretariat sets them for a unit. */
  canMove: boolean;
  beside?: ReactNode;
}

export function useFieldLabels(): Record<string, string> {
  const t = useMessages(fieldMessages);
  const fields = ["name", "nameEn", "description", "website", "supplierKind", "city", "parent", "kind"] as const;
  return Object.fromEntries(fields.map((field) => [field, t(field)]));
}

export function OrganisationForm(props: OrganisationFormProps) {
  const { kind, values, onChange, onSubmit, submitLabel, issues, problem, isPending, canMove, beside } = props;
  const t = useMessages(fieldMessages);
  const labels = useFieldLabels();
  return (
    <FormErrors issues={issues}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <ErrorSummary issues={issues} labels={labels} problem={problem} />
        {kind === "SUPPLIER" && <SupplierKindField value={values.supplierKind} onChange={onChange} />}
        <div className={styles.pair}>
          <TextField
            label={t("name")}
            name="name"
            description={t("nameHint")}
            autoComplete="organization"
            isRequired
            maxLength={200}
            value={values.name}
            onChange={(name) => {
              onChange({ name });
            }}
          />
          <TextField
            label={t("nameEn")}
            name="nameEn"
            description={t("nameEnHint")}
            isOptional
            maxLength={200}
            value={values.nameEn}
            onChange={(nameEn) => {
              onChange({ nameEn });
            }}
          />
        </div>
        <TextArea
          label={t("description")}
          name="description"
          description={t("descriptionHint")}
          isOptional
          rows={5}
          maxLength={5000}
          value={values.description}
          onChange={(description) => {
            onChange({ description });
          }}
        />
        <div className={styles.pair}>
          <TextField
            label={t("website")}
            name="website"
            type="url"
            inputMode="url"
            autoComplete="url"
            placeholder="https://example.ir"
            isOptional
            value={values.website}
            onChange={(website) => {
              onChange({ website });
            }}
          />
          {(kind === "SUPPLIER" || canMove) && <CityField value={values.city} onChange={onChange} />}
        </div>
        {kind === "MUNICIPAL_UNIT" && canMove && <ParentField value={values.parent} onChange={onChange} />}
        <div className={styles.actions}>
          <Button type="submit" kind="primary" isPending={isPending}>
            {submitLabel}
          </Button>
          {beside}
        </div>
      </form>
    </FormErrors>
  );
}

interface PartProps<Value> {
  value: Value;
  onChange(patch: Partial<OrganisationValues>): void;
}

function SupplierKindField({ value, onChange }: PartProps<SupplierKind | null>) {
  const t = useMessages(fieldMessages);
  const name = useMessages(organisationMessages);
  return (
    <RadioGroup<SupplierKind>
      label={t("supplierKind")}
      name="supplierKind"
      isInline
      value={value}
      onChange={(supplierKind) => {
        onChange({ supplierKind });
      }}
      options={supplierKindValues.map((id) => ({ id, label: name(`supplier${id}`) }))}
    />
  );
}

const NONE = "none";
const NO_VARIABLES = {};
const UNITS = { filter: { kind: "MUNICIPAL_UNIT" as const }, first: 100 };

function CityField({ value, onChange }: PartProps<string | null>) {
  const t = useMessages(fieldMessages);
  const format = useFormat();
  const cities = useOperation(CitiesDocument, NO_VARIABLES).data?.cities ?? [];
  return (
    <Select
      label={t("city")}
      name="city"
      isOptional
      options={[{ id: NONE, label: t("noCity") }, ...cities.map((city) => ({ id: city.id, label: format.name(city.nameFa, city.nameEn) }))]}
      value={value ?? NONE}
      onChange={(id) => {
        onChange({ city: id === NONE ? null : id });
      }}
    />
  );
}

function ParentField({ value, onChange }: PartProps<string | null>) {
  const t = useMessages(fieldMessages);
  const format = useFormat();
  const units = useOperation(OrganisationListDocument, UNITS).data?.organisations.edges ?? [];
  return (
    <ComboBox
      label={t("parent")}
      name="parent"
      isOptional
      placeholder={t("noParent")}
      options={units.map(({ node }) => ({ id: node.id, label: format.name(node.name, node.nameEn) }))}
      value={value}
      onChange={(parent) => {
        onChange({ parent });
      }}
    />
  );
}
