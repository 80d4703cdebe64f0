import { useMemo, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { ChallengeEditDocument } from "@/gql/ChallengeEdit";
import type { SessionParts } from "@/gql/fragments";
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
import { Building2, Search } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { Select } from "@/shared/ui/select";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { ChallengeEditor } from "./challenge-editor";
import { emptyForm, savedFrom } from "./challenge-form";
import { messages } from "./editor-messages";
import { UnsavedTexts } from "./unsaved-texts";

type Unit = SessionParts["memberships"][number]["organisation"];

/** New and existing challenges share the screen, so that the first save changes the address and not the form. */
export function EditorScreen() {
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
    <NewChallenge
      key={draft.startedAt}
      onCreated={(made) => {
        setDraft({ ...draft, id: made });
        void navigate(`/challenges/${made}/edit`, { replace: true, preventScrollReset: true });
      }}
    />
  );
}

const AUTHORS = new Set(["UNIT_OFFICER", "UNIT_HEAD"]);

/** The units for which one may write, the present one first. */
function unitsOf(session: SessionParts | null): Unit[] {
  const active = session?.memberships.filter((membership) => membership.isActive && AUTHORS.has(membership.role)) ?? [];
  const own = session?.activeMembership?.organisation;
  const unique = new Map(active.map(({ organisation }) => [organisation.id, organisation]));
  return [...unique.values()].sort((a, b) => Number(b.id === own?.id) - Number(a.id === own?.id));
}

function NewChallenge({ onCreated }: { onCreated(id: string): void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { session } = useSession();
  const { locale } = usePreferences();
  const [language] = useState(locale);
  const blank = useMemo(() => ({ revision: 0, fields: emptyForm(language === "fa" ? "FA" : "EN") }), [language]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isMade, setMade] = useState(false);
  const units = unitsOf(session);
  const unit = units.find((candidate) => candidate.id === chosenId) ?? units[0];
  if (!unit) return <NoUnit isSecretariat={session?.isSecretariat ?? false} />;
  return (
    <ChallengeEditor
      key={unit.id}
      unit={unit}
      challenge={null}
      blank={blank}
      onCreated={(id) => {
        setMade(true);
        onCreated(id);
      }}
      chooser={
        units.length > 1 &&
        !isMade && (
          <Select
            label={t("chooseUnit")}
            options={units.map((candidate) => ({ id: candidate.id, label: format.name(candidate.name, candidate.nameEn) }))}
            value={unit.id}
            onChange={setChosenId}
          />
        )
      }
    />
  );
}

/** No dead end: who belongs to no unit is told how to get into one. */
function NoUnit({ isSecretariat }: { isSecretariat: boolean }) {
  const t = useMessages(messages);
  return (
    <Page title={t("newTitle")} width="narrow">
      <PageHeader title={t("newTitle")} />
      <EmptyState
        icon={Building2}
        title={t("noUnitTitle")}
        actions={
          <>
            <ButtonLink to="/organisations?kind=municipal_unit" kind="primary" icon={Search}>
              {t("findUnit")}
            </ButtonLink>
            {isSecretariat && <ButtonLink to="/organisations/new">{t("makeUnit")}</ButtonLink>}
            <ButtonLink to="/challenges">{t("browse")}</ButtonLink>
          </>
        }
      >
        {t("noUnitBody")}
      </EmptyState>
    </Page>
  );
}

function Existing({ id }: { id: string }) {
  const t = useMessages(messages);
  const variables = useMemo(() => ({ id }), [id]);
  const { data, isLoading, problem, refetch } = useOperation(ChallengeEditDocument, variables);
  const challenge = data?.challenge ?? null;
  const blank = useMemo(() => (challenge ? savedFrom(challenge) : null), [challenge]);
  const isOpen = challenge !== null && isAllowed(challenge.allowedActions, "update_challenge");
  // Once somebody writes, their text stays under their eyes, whatever becomes of the challenge.
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (isLoading) return <SkeletonPage />;
  if (!challenge || !blank) {
    return <MissingPage problem={problem} onRetry={refetch} list={{ to: "/challenges", label: t("challenges") }} words={t("notFoundTitle")} />;
  }
  if (!isOpen && !wasOpen) {
    const reason = challenge.allowedActions.find((action) => action.name === "update_challenge")?.reason;
    return (
      <Page title={t("editTitle")} width="narrow">
        <PageHeader title={t("editTitle")} />
        <Banner kind="warning" title={t("notYoursTitle")} actions={<ButtonLink to={`/challenges/${id}`}>{t("view")}</ButtonLink>}>
          {reason}
        </Banner>
        <UnsavedTexts subject={`challenge:${id}`} />
      </Page>
    );
  }
  return <ChallengeEditor unit={challenge.unit} challenge={challenge} blank={blank} />;
}
