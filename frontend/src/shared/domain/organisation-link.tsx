import type { OrganisationRef } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Link } from "@/shared/ui/link";
import { organisationMessages } from "./organisation-messages";

type Named = Pick<OrganisationRef, "name" | "nameEn">;
type Linked = Named & Pick<OrganisationRef, "slug">;

/** Where an organisation's page is. */
export function organisationPath({ slug }: Pick<OrganisationRef, "slug">): string {
  return `/organisations/${encodeURIComponent(slug)}`;
}

/** The name in the reader's language, isolated from the line around it. */
export function OrganisationName({ organisation }: { organisation: Named }) {
  const format = useFormat();
  return <bdi>{format.name(organisation.name, organisation.nameEn)}</bdi>;
}

/** The name, leading to the organisation's page. */
export function OrganisationLink({ organisation, kind = "plain" }: { organisation: Linked; kind?: "plain" | "underlined" }) {
  return (
    <Link to={organisationPath(organisation)} kind={kind}>
      <OrganisationName organisation={organisation} />
    </Link>
  );
}

/** «شرکت نوپا» for a supplier whose kind is known, else the kind of organisation. */
export function OrganisationKindName({ organisation }: { organisation: Pick<OrganisationRef, "kind" | "supplierKind"> }) {
  const t = useMessages(organisationMessages);
  const { kind, supplierKind } = organisation;
  return <>{supplierKind ? t(`supplier${supplierKind}`) : t(`kind${kind}`)}</>;
}
