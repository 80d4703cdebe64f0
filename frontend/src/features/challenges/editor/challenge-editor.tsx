import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { ChallengeFull, OrganisationRef } from "@/gql/fragments";
import { Attachments } from "@/shared/domain/attachments";
import { withoutChanged } from "@/shared/domain/autosave";
import { AutosaveNotices } from "@/shared/domain/autosave-notices";
import { AutosaveStatus } from "@/shared/domain/autosave-status";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { QualityMeter } from "@/shared/domain/quality-meter";
import { StateTag } from "@/shared/domain/state-tag";
import type { Saved } from "@/shared/domain/use-autosave";
import { useLiveItem } from "@/shared/domain/use-live-item";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { type FieldIssue, FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { ButtonLink } from "@/shared/ui/button";
import { Card } from "@/shared/ui/card";
import { Columns, Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { clearToast, useToast } from "@/shared/ui/toast";
import { useFieldLabels } from "../field-labels";
import { ChallengeActions } from "../page/challenge-actions";
import { StateNotice } from "../page/state-notice";
import { useShowValue } from "../show-value";
import styles from "./challenge-editor.module.css";
import type { ChallengeForm } from "./challenge-form";
import { messages } from "./editor-messages";
import { SectionNav } from "./section-nav";
import { sections } from "./sections";
import { TypingPreview } from "./typing-preview";
import { type ChallengeDraft, useChallengeDraft } from "./use-challenge-draft";

interface ChallengeEditorProps {
  unit: Pick<OrganisationRef, "id" | "name" | "nameEn">;
  /** Null for a new one. */
  challenge: ChallengeFull | null;
  blank: Saved<ChallengeForm>;
  onCreated?: (id: string) => void;
  /** Chooses the unit, above the form of a new challenge. */
  chooser?: ReactNode;
}

/** The guided form that saves itself, with what is known already beside it. */
export function ChallengeEditor({ unit, challenge: given, blank, onCreated, chooser }: ChallengeEditorProps) {
  const t = useMessages(messages);
  const labels = useFieldLabels();
  const show = useShowValue();
  const draft = useChallengeDraft({ unitId: unit.id, challenge: given, blank, ...(onCreated ? { onCreated } : {}) });
  const { autosave, challenge } = draft;
  useLiveItem(challenge, () => void draft.refresh(), { stepsOnly: true });
  const lock = challenge?.allowedActions.find((action) => action.name === "update_challenge" && !action.allowed);
  const [gaps, setGaps] = useState<readonly FieldIssue[]>([]);
  const issues = [...autosave.issues, ...gaps];
  const title = t(given ? "editTitle" : "newTitle");
  const change = (patch: Partial<ChallengeForm>) => {
    setGaps((previous) => withoutChanged(previous, patch));
    autosave.set(patch);
  };
  return (
    <Page title={title}>
      <PageHeader
        breadcrumbs={[
          { label: t("challenges"), to: "/challenges" },
          ...(challenge ? [{ label: challenge.title || t("untitled"), to: `/challenges/${challenge.id}` }] : []),
          { label: title },
        ]}
        title={title}
        lead={t("lead")}
        meta={
          <>
            <span>
              {t("unit")}: <OrganisationName organisation={unit} />
            </span>
            {challenge && <StateTag state={challenge.state} />}
          </>
        }
        actions={challenge && <ButtonLink to={`/challenges/${challenge.id}`}>{t("view")}</ButtonLink>}
      />
      <FormErrors issues={issues}>
        <Columns aside={<Beside draft={draft} />}>
          <Stack gap={6}>
            {challenge && lock && (
              <Banner kind="warning" title={t("lockedTitle")} actions={<ButtonLink to={`/challenges/${challenge.id}`}>{t("view")}</ButtonLink>}>
                {lock.reason} {t("lockedBody")}
              </Banner>
            )}
            {challenge && <StateNotice challenge={challenge} />}
            {chooser}
            <AutosaveNotices autosave={autosave} labels={labels} show={show} />
            <ErrorSummary issues={gaps} labels={labels} />
            <SectionNav form={autosave.values}>
              <AutosaveStatus autosave={autosave} />
            </SectionNav>
            {sections.map(({ name, Part }) => (
              <div key={name} id={`part-${name}`} className={styles.part}>
                <Section title={t(name)} lead={t(`${name}Lead`)}>
                  <Stack gap={4}>
                    <Part form={autosave.values} onChange={change} />
                  </Stack>
                </Section>
              </div>
            ))}
            <div id="part-files" className={styles.part}>
              <Section title={t("files")}>
                {challenge ? (
                  <Attachments subject={challenge.id} attachments={challenge.attachments} onChange={() => void draft.refresh()} />
                ) : (
                  <p className={styles.quiet}>{t("filesWait")}</p>
                )}
              </Section>
            </div>
            <NextStep draft={draft} onGaps={setGaps} />
          </Stack>
        </Columns>
      </FormErrors>
    </Page>
  );
}

function Beside({ draft }: { draft: ChallengeDraft }) {
  const t = useMessages(messages);
  const { autosave, challenge } = draft;
  return (
    <div className={styles.aside}>
      <Card>{challenge ? <QualityMeter quality={challenge.quality} /> : <p className={styles.quiet}>{t("qualityWait")}</p>}</Card>
      <Card>
        <TypingPreview form={autosave.values} challengeId={challenge?.id ?? null} />
      </Card>
    </div>
  );
}

const UNSAVED = "challenge-unsaved";

/** The way on: what the viewer may do with the draft, once everything is saved. */
function NextStep({ draft, onGaps }: { draft: ChallengeDraft; onGaps(gaps: readonly FieldIssue[]): void }) {
  const t = useMessages(messages);
  const toast = useToast();
  const navigate = useNavigate();
  const { autosave, challenge, refresh } = draft;
  return (
    <section className={styles.foot} aria-label={t("next")}>
      {challenge && (
        <ChallengeActions
          challenge={challenge}
          isEditing
          onGaps={onGaps}
          prepare={async () => {
            onGaps([]);
            clearToast(UNSAVED);
            const isSaved = await autosave.flush();
            if (isSaved) return true;
            const refusals = autosave.refusals();
            if (refusals.length > 0) onGaps(refusals);
            else toast({ kind: "danger", title: t("cannotSend"), about: UNSAVED });
            return false;
          }}
          onDone={(step) => {
            onGaps([]);
            // The head is asked, the draft stays open; every other step closes the text.
            if (step === "request_approval") void refresh();
            else void navigate(`/challenges/${challenge.id}`);
          }}
        />
      )}
      {!challenge && <p className={styles.quiet}>{t("nextNew")}</p>}
      {challenge && (autosave.state === "saved" || autosave.state === "clean") && <p className={styles.quiet}>{t("nextBody")}</p>}
    </section>
  );
}
