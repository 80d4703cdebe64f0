import type { ReactNode } from "react";
import { GoalSuggestions } from "@/shared/domain/goal-suggestions";
import { DimensionPicker, GoalPicker } from "@/shared/domain/taxonomy-picker";
import { MoneyRangeField } from "@/shared/domain/money-range-field";
import { TagsField } from "@/shared/domain/tags-field";
import { TrlField } from "@/shared/domain/trl";
import { useMessages } from "@/shared/i18n/use-messages";
import { RadioGroup } from "@/shared/ui/choice";
import { Section, Stack } from "@/shared/ui/layout";
import { TextArea, TextField } from "@/shared/ui/text-field";
import { fieldMessages } from "../solution-labels";
import { messages } from "./editor-messages";
import { limits, type SolutionForm } from "./solution-form";

interface PartProps {
  form: SolutionForm;
  onChange(patch: Partial<SolutionForm>): void;
}

/** The guided parts of the form, in the order in which one would tell it. Publishing needs title, summary and description alone. */
export function FormSections({ afterText, ...props }: PartProps & { afterText: ReactNode }) {
  return (
    <>
      <What {...props} />
      {afterText}
      <Proof {...props} />
      <Offer {...props} />
      <Place {...props} />
    </>
  );
}

function What({ form, onChange }: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  return (
    <Section title={t("what")}>
      <Stack gap={4}>
        <RadioGroup<SolutionForm["language"]>
          label={name("language")}
          name="language"
          isInline
          value={form.language}
          onChange={(language) => {
            onChange({ language });
          }}
          options={[
            { id: "FA", label: name("FA") },
            { id: "EN", label: name("EN") },
          ]}
        />
        <TextField
          label={name("title")}
          name="title"
          description={t("titleHint")}
          value={form.title}
          maxLength={limits.title}
          onChange={(title) => {
            onChange({ title });
          }}
        />
        <TextArea
          label={name("summary")}
          name="summary"
          description={t("summaryHint")}
          rows={3}
          value={form.summary}
          maxLength={limits.summary}
          onChange={(summary) => {
            onChange({ summary });
          }}
        />
        <TextArea
          label={name("description")}
          name="description"
          description={t("descriptionHint")}
          rows={9}
          value={form.description}
          maxLength={limits.description}
          onChange={(description) => {
            onChange({ description });
          }}
        />
      </Stack>
    </Section>
  );
}

function Proof({ form, onChange }: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  return (
    <Section title={t("proof")}>
      <Stack gap={4}>
        <TextArea
          label={name("evidence")}
          name="evidence"
          description={t("evidenceHint")}
          isOptional
          rows={4}
          value={form.evidence}
          maxLength={limits.evidence}
          onChange={(evidence) => {
            onChange({ evidence });
          }}
        />
        <TrlField
          name="trl"
          isOptional
          value={form.trl}
          onChange={(trl) => {
            onChange({ trl });
          }}
        />
      </Stack>
    </Section>
  );
}

function Offer({ form, onChange }: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  return (
    <Section title={t("offer")}>
      <Stack gap={4}>
        <MoneyRangeField
          label={t("price")}
          description={t("priceHint")}
          isOptional
          minName="priceMin"
          maxName="priceMax"
          value={{ min: form.priceMin, max: form.priceMax }}
          onChange={({ min, max }) => {
            onChange({ priceMin: min, priceMax: max });
          }}
        />
        <TextField
          label={name("priceNote")}
          name="priceNote"
          description={t("priceNoteHint")}
          isOptional
          value={form.priceNote}
          maxLength={limits.priceNote}
          onChange={(priceNote) => {
            onChange({ priceNote });
          }}
        />
        <TextArea
          label={name("integrationNeeds")}
          name="integrationNeeds"
          description={t("integrationHint")}
          isOptional
          rows={3}
          value={form.integrationNeeds}
          maxLength={limits.integrationNeeds}
          onChange={(integrationNeeds) => {
            onChange({ integrationNeeds });
          }}
        />
      </Stack>
    </Section>
  );
}

function Place({ form, onChange }: PartProps) {
  const t = useMessages(messages);
  return (
    <Section title={t("place")}>
      <Stack gap={4}>
        <DimensionPicker
          name="dimensions"
          description={t("dimensionsHint")}
          isOptional
          value={form.dimensions}
          onChange={(dimensions) => {
            onChange({ dimensions });
          }}
        />
        <GoalPicker
          name="goals"
          isOptional
          preferDimensions={form.dimensions}
          value={form.goals}
          onChange={(goals) => {
            onChange({ goals });
          }}
        />
        <GoalSuggestions
          language={form.language}
          text={`${form.title}\n${form.summary}\n${form.description}`}
          chosen={form.goals}
          onAccept={(goal) => {
            onChange({ goals: [...form.goals, goal] });
          }}
        />
        <TagsField
          name="tags"
          isOptional
          value={form.tags}
          onChange={(tags) => {
            onChange({ tags });
          }}
        />
      </Stack>
    </Section>
  );
}
