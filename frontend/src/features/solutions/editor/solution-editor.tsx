import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { OrganisationRef, SolutionFull } from "@/gql/fragments";
import { TransitionSolutionDocument } from "@/gql/TransitionSolution";
import { useAction } from "@/shared/api/use-action";
import { Attachments } from "@/shared/domain/attachments";
import { withoutChanged } from "@/shared/domain/autosave";
import { AutosaveNotices } from "@/shared/domain/autosave-notices";
import { AutosaveStatus } from "@/shared/domain/autosave-status";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { QualityMeter } from "@/shared/domain/quality-meter";
import { StateTag } from "@/shared/domain/state-tag";
import type { Saved } from "@/shared/domain/use-autosave";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { type FieldIssue, FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Card } from "@/shared/ui/card";
import { Send } from "@/shared/ui/icon";
import { Columns, Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { clearToast, useToast } from "@/shared/ui/toast";
import { useFieldLabels, useShowValue } from "../solution-labels";
import { messages } from "./editor-messages";
import styles from "./editor.module.css";
import { FittingPreview } from "./fitting-preview";
import { FormSections } from "./form-sections";
import type { SolutionForm } from "./solution-form";
import { type SolutionDraft, useSolutionDraft } from "./use-solution-draft";

interface SolutionEditorProps {
  supplier: Pick<OrganisationRef, "id" | "name" | "nameEn">;
  /** Null for a new one. */
  solution: SolutionFull | null;
  blank: Saved<SolutionForm>;
  onCreated?: (id: string) => void;
  /** Chooses the supplier, above the form of a new solution. */
  chooser?: ReactNode;
}

/** The form that saves itself, with the challenges that the text would fit beside it. */
export function SolutionEditor({ supplier, solution: given, blank, onCreated, chooser }: SolutionEditorProps) {
  const t = useMessages(messages);
  const labels = useFieldLabels();
  const show = useShowValue();
  const draft = useSolutionDraft({ supplierId: supplier.id, solution: given, blank, ...(onCreated ? { onCreated } : {}) });
  const { autosave, solution } = draft;
  const publishing = usePublishing(draft);
  const title = t(given ? "editTitle" : "newTitle");
  const issues = [...autosave.issues, ...publishing.gaps];
  const isDraft = solution?.state !== "PUBLISHED";
  return (
    <Page title={title}>
      <PageHeader
        breadcrumbs={[
          { label: t("catalogue"), to: "/solutions" },
          ...(solution ? [{ label: solution.title || t("untitled"), to: `/solutions/${solution.id}` }] : []),
          { label: title },
        ]}
        title={title}
        lead={isDraft ? t("lead") : undefined}
        meta={
          <>
            <span>
              {t("supplier")}: <OrganisationName organisation={supplier} />
            </span>
            {solution && <StateTag state={solution.state} />}
            <AutosaveStatus autosave={autosave} />
          </>
        }
        actions={solution && <ButtonLink to={`/solutions/${solution.id}`}>{t("view")}</ButtonLink>}
      />
      <FormErrors issues={issues}>
        <Columns
          aside={
            <div className={styles.aside}>
              <div className={styles.beside}>
                <Card>
                  <FittingPreview form={autosave.values} />
                </Card>
              </div>
              <Card>{solution ? <QualityMeter quality={solution.quality} /> : <p className={styles.quiet}>{t("qualityWait")}</p>}</Card>
            </div>
          }
        >
          <Stack gap={8}>
            {!isDraft && <Banner>{t("publicNote")}</Banner>}
            {chooser}
            <AutosaveNotices autosave={autosave} labels={labels} show={(field, value) => show(field, value)} />
            <ErrorSummary issues={publishing.gaps} labels={labels} problem={publishing.problem} />
            <FormSections
              form={autosave.values}
              onChange={(patch) => {
                publishing.forget(patch);
                autosave.set(patch);
              }}
              afterText={
                <div className={styles.within}>
                  <Card>
                    <FittingPreview form={autosave.values} />
                  </Card>
                </div>
              }
            />
            <Section title={t("files")}>
              {solution ? (
                <Attachments subject={solution.id} attachments={solution.attachments} onChange={() => void draft.refresh()} />
              ) : (
                <p className={styles.quiet}>{t("filesFirst")}</p>
              )}
            </Section>
          </Stack>
          <div className={styles.foot}>
            {isDraft && (
              <Button kind="primary" icon={Send} isPending={publishing.isPending} onPress={() => void publishing.publish()}>
                {t("toPublish")}
              </Button>
            )}
            {solution && <ButtonLink to={`/solutions/${solution.id}`}>{t("view")}</ButtonLink>}
            <AutosaveStatus autosave={autosave} />
          </div>
        </Columns>
      </FormErrors>
    </Page>
  );
}

const UNSAVED = "solution-unsaved";

/** Saves what is typed, then publishes; what the API misses leads to its field. */
function usePublishing({ autosave, solution }: SolutionDraft) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const toast = useToast();
  const { attempt, isPending, problem } = useAction(TransitionSolutionDocument);
  const [gaps, setGaps] = useState<readonly FieldIssue[]>([]);

  async function publish() {
    setGaps([]);
    clearToast(UNSAVED);
    const isSaved = await autosave.flush();
    const refusals = autosave.refusals();
    if (!isSaved || !solution) {
      if (refusals.length > 0) setGaps(refusals);
      else toast({ kind: "danger", title: t("notSaved"), about: UNSAVED });
      return;
    }
    const { payload, issues } = await attempt({ input: { id: solution.id, transition: "publish" } });
    setGaps(issues);
    if (!payload) return;
    toast({ kind: "positive", title: t("published"), body: t("publishedBody") });
    await navigate(`/solutions/${solution.id}`);
  }
  const forget = (patch: Partial<SolutionForm>) => {
    setGaps((previous) => withoutChanged(previous, patch));
  };
  return { publish, forget, isPending, gaps, problem };
}
