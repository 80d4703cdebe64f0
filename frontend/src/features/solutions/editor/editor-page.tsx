import { useMemo, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import type { SessionParts } from "@/gql/fragments";
import { SolutionEditDocument } from "@/gql/SolutionEdit";
import { useOperation } from "@/shared/api/use-operation";
import { isAllowed } from "@/shared/domain/action-bar";
import { MissingPage } from "@/shared/domain/missing-page";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { usePreferences } from "@/shared/session/preferences";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { Building2, Plus } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { Select } from "@/shared/ui/select";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { messages } from "./editor-messages";
import { SolutionEditor } from "./solution-editor";
import { emptyForm, savedFrom } from "./solution-form";

type Supplier = SessionParts["memberships"][number]["organisation"];

/** New and existing solutions share the screen, so that the first save changes the address and not the form. */
export function SolutionEditorPage() {
  return (
    <RequireSession>
      <Editing />
    </RequireSession>
  );
}

function Editing() {
  const { id } = useParams();
  const { key } = useLocation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<{ startedAt: string; id: string | null }>({ startedAt: key, id: null });
  const isStarted = id === undefined ? key === draft.startedAt : id === draft.id;
  if (id === undefined && !isStarted) setDraft({ startedAt: key, id: null });
  if (id !== undefined && !isStarted) return <Existing key={id} id={id} />;
  return (
    <NewSolution
      key={draft.startedAt}
      onCreated={(made) => {
        setDraft({ ...draft, id: made });
        void navigate(`/solutions/${made}/edit`, { replace: true, preventScrollReset: true });
      }}
    />
  );
}

function suppliersOf(session: SessionParts | null): Supplier[] {
  const active = session?.memberships.filter((membership) => membership.isActive && membership.organisation.kind === "SUPPLIER") ?? [];
  const own = session?.activeMembership?.organisation;
  const unique = new Map(active.map(({ organisation }) => [organisation.id, organisation]));
  return [...unique.values()].sort((a, b) => Number(b.id === own?.id) - Number(a.id === own?.id));
}

function NewSolution({ onCreated }: { onCreated(id: string): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { session } = useSession();
  const { locale } = usePreferences();
  const [language] = useState(locale);
  const blank = useMemo(() => ({ revision: 0, fields: emptyForm(language === "fa" ? "FA" : "EN") }), [language]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isMade, setMade] = useState(false);
  const suppliers = suppliersOf(session);
  const supplier = suppliers.find((candidate) => candidate.id === chosenId) ?? suppliers[0];
  if (!supplier) return <NoSupplier />;
  return (
    <SolutionEditor
      key={supplier.id}
      supplier={supplier}
      solution={null}
      blank={blank}
      onCreated={(id) => {
        setMade(true);
        onCreated(id);
      }}
      chooser={
        suppliers.length > 1 &&
        !isMade && (
          <Select
            label={t("supplier")}
            options={suppliers.map((candidate) => ({ id: candidate.id, label: format.name(candidate.name, candidate.nameEn) }))}
            value={supplier.id}
            onChange={setChosenId}
          />
        )
      }
    />
  );
}

/** No dead end: who belongs to no supplier registers one and comes back. */
function NoSupplier() {
  const t = useMessages(messages);
  return (
    <Page title={t("newTitle")} width="narrow">
      <PageHeader title={t("newTitle")} />
      <EmptyState
        icon={Building2}
        title={t("noSupplierTitle")}
        actions={
          <ButtonLink to="/organisations/new?next=/solutions/new" kind="primary" icon={Plus}>
            {t("register")}
          </ButtonLink>
        }
      >
        {t("noSupplierBody")}
      </EmptyState>
    </Page>
  );
}

function Existing({ id }: { id: string }) {
  const t = useMessages(messages);
  const { data, isLoading, problem, refetch } = useOperation(SolutionEditDocument, { id });
  const solution = data?.solution ?? null;
  const blank = useMemo(() => (solution ? savedFrom(solution) : null), [solution]);
  if (isLoading) return <SkeletonPage />;
  if (!solution || !blank) return <MissingPage problem={problem} onRetry={refetch} list={{ to: "/solutions", label: t("catalogue") }} />;
  if (!isAllowed(solution.allowedActions, "update_solution")) {
    const reason = solution.allowedActions.find((action) => action.name === "update_solution")?.reason;
    return (
      <Page title={t("editTitle")} width="narrow">
        <PageHeader title={t("editTitle")} />
        <Banner kind="warning" title={t("notYoursTitle")} actions={<ButtonLink to={`/solutions/${id}`}>{t("back")}</ButtonLink>}>
          {reason}
        </Banner>
      </Page>
    );
  }
  return <SolutionEditor key={id} supplier={solution.supplier} solution={solution} blank={blank} />;
}
