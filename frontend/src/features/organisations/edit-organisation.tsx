import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { OrganisationFull } from "@/gql/fragments";
import { OrganisationPageDocument } from "@/gql/OrganisationPage";
import { UpdateOrganisationDocument } from "@/gql/UpdateOrganisation";
import { problemOf } from "@/shared/api/problem";
import { useAction } from "@/shared/api/use-action";
import { useOperation } from "@/shared/api/use-operation";
import { isAllowed } from "@/shared/domain/action-bar";
import { MissingPage } from "@/shared/domain/missing-page";
import { organisationPath } from "@/shared/domain/organisation-link";
import { useUnsavedGuard } from "@/shared/forms/use-unsaved-guard";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { ErrorState } from "@/shared/ui/error-state";
import { Page, PageHeader } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { useToast } from "@/shared/ui/toast";
import { fieldsOf, OrganisationForm, type OrganisationValues } from "./organisation-form";

const messages = defineMessages("editOrganisation", {
  fa: { title: "ویرایش سازمان", save: "ذخیره", cancel: "انصراف", saved: "تغییرها ذخیره شد", directory: "سازمان‌ها" },
  en: { title: "Edit the organisation", save: "Save", cancel: "Cancel", saved: "Changes saved", directory: "Organisations" },
});

export function EditOrganisationScreen() {
  const t = useMessages(messages);
  const { slug = "" } = useParams();
  const { data, isLoading, problem, refetch } = useOperation(OrganisationPageDocument, { slug });
  const organisation = data?.organisation;
  return (
    <RequireSession>
      {organisation ? (
        <Editing key={organisation.id} organisation={organisation} />
      ) : isLoading ? (
        <SkeletonPage />
      ) : (
        <MissingPage problem={problem} onRetry={refetch} list={{ to: "/organisations", label: t("directory") }} />
      )}
    </RequireSession>
  );
}

function valuesOf(organisation: OrganisationFull): OrganisationValues {
  const { name, nameEn, description, website, supplierKind } = organisation;
  return { name, nameEn, description, website, supplierKind, city: organisation.city?.id ?? null, parent: organisation.parent?.id ?? null };
}

function Editing({ organisation }: { organisation: OrganisationFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useToast();
  const { session } = useSession();
  const { run, isPending, issues, problem } = useAction(UpdateOrganisationDocument);
  const [before] = useState(() => valuesOf(organisation));
  const [values, setValues] = useState(before);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const canMove = session?.isSecretariat ?? false;
  const refusal = organisation.allowedActions.find((action) => action.name === "update_organisation");
  useUnsavedGuard(savedAs === null && JSON.stringify(values) !== JSON.stringify(before));
  useEffect(() => {
    // After the guard has heard of it, or it would ask before leaving what is saved.
    if (savedAs !== null) void navigate(savedAs, { replace: true });
  }, [savedAs, navigate]);
  if (!isAllowed(organisation.allowedActions, "update_organisation")) {
    return <ErrorState problem={problemOf("forbidden", { code: refusal?.code ?? null, message: refusal?.reason ?? null })} />;
  }

  async function save() {
    const payload = await run({ input: { id: organisation.id, fields: fieldsOf(organisation.kind, values, canMove) } });
    if (!payload?.organisation) return;
    toast({ kind: "positive", title: t("saved") });
    setSavedAs(organisationPath(payload.organisation));
  }

  return (
    <Page title={t("title")} width="narrow">
      <PageHeader
        breadcrumbs={[
          { label: t("directory"), to: "/organisations" },
          { label: format.name(organisation.name, organisation.nameEn), to: organisationPath(organisation) },
          { label: t("title") },
        ]}
        title={t("title")}
      />
      <OrganisationForm
        kind={organisation.kind}
        values={values}
        onChange={(patch) => {
          setValues((previous) => ({ ...previous, ...patch }));
        }}
        onSubmit={() => void save()}
        submitLabel={t("save")}
        issues={issues}
        problem={problem}
        isPending={isPending}
        canMove={canMove}
        beside={
          <ButtonLink kind="quiet" to={organisationPath(organisation)}>
            {t("cancel")}
          </ButtonLink>
        }
      />
    </Page>
  );
}
