import { GoalSuggestions } from "@/shared/domain/goal-suggestions";
import { AxisSelect, DimensionSelect, GoalPicker } from "@/shared/domain/taxonomy-picker";
import { MoneyRangeField } from "@/shared/domain/money-range-field";
import { TagsField } from "@/shared/domain/tags-field";
import { TrlField } from "@/shared/domain/trl";
import { useMessages } from "@/shared/i18n/use-messages";
import { useServerNow } from "@/shared/session/clock";
import { Checkbox, CheckboxGroup, RadioGroup } from "@/shared/ui/choice";
import { DateTimeField } from "@/shared/ui/date-field";
import { fieldMessages } from "../field-labels";
import { type ChallengeForm, limits } from "./challenge-form";
import { messages } from "./editor-messages";
import { type PartProps, TextPart } from "./form-parts";

export function ProblemPart(props: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  return (
    <>
      <RadioGroup<ChallengeForm["language"]>
        label={name("language")}
        name="language"
        isInline
        value={props.form.language}
        onChange={(language) => {
          props.onChange({ language });
        }}
        options={[
          { id: "FA", label: name("FA") },
          { id: "EN", label: name("EN") },
        ]}
      />
      <TextPart {...props} name="title" hint={t("titleHint")} limit={limits.title} />
      <TextPart {...props} name="summary" hint={t("summaryHint")} limit={limits.summary} rows={3} />
      <TextPart {...props} name="description" hint={t("descriptionHint")} limit={limits.description} rows={8} />
    </>
  );
}

export function PlacePart(props: PartProps) {
  const t = useMessages(messages);
  return (
    <>
      <TextPart {...props} name="ownerName" hint={t("ownerNameHint")} limit={limits.ownerName} />
      <TextPart {...props} name="place" hint={t("placeHint")} limit={limits.place} />
      <TextPart {...props} name="baseline" hint={t("baselineHint")} limit={limits.text} rows={3} />
    </>
  );
}

export function SuccessPart(props: PartProps) {
  const t = useMessages(messages);
  return (
    <>
      <TextPart {...props} name="successMeasures" hint={t("successMeasuresHint")} limit={limits.text} rows={3} />
      <TextPart {...props} name="constraints" hint={t("constraintsHint")} limit={limits.text} rows={3} isOptional />
    </>
  );
}

export function DataPart(props: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  return (
    <>
      <TextPart {...props} name="shareableData" hint={t("shareableDataHint")} limit={limits.text} rows={3} />
      <TextPart {...props} name="pilotSite" hint={t("pilotSiteHint")} limit={limits.pilotSite} rows={2} />
      <TrlField
        name="trlMin"
        label={name("trlMin")}
        description={t("trlHint")}
        isOptional
        value={props.form.trlMin}
        onChange={(trlMin) => {
          props.onChange({ trlMin });
        }}
      />
    </>
  );
}

export function MoneyPart({ form, onChange }: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  const now = useServerNow(60_000);
  const earliest = new Date(Math.floor(now / 60_000) * 60_000).toISOString();
  return (
    <>
      <MoneyRangeField
        label={t("budgetTitle")}
        description={t("budgetHint")}
        isDisabled={form.hasNoBudget}
        value={{ min: form.budgetMin, max: form.budgetMax }}
        minName="budgetMin"
        maxName="budgetMax"
        onChange={({ min, max }) => {
          onChange({ budgetMin: min, budgetMax: max });
        }}
      />
      <Checkbox
        name="hasNoBudget"
        isSelected={form.hasNoBudget}
        note={t("noBudgetHint")}
        onChange={(hasNoBudget) => {
          onChange(hasNoBudget ? { hasNoBudget, budgetMin: null, budgetMax: null } : { hasNoBudget });
        }}
      >
        {name("hasNoBudget")}
      </Checkbox>
      {!form.hasNoBudget && <TextPart form={form} onChange={onChange} name="budgetSource" hint={t("budgetSourceHint")} limit={limits.budgetSource} />}
      <DateTimeField
        name="deadline"
        label={name("deadline")}
        description={t("deadlineHint")}
        min={earliest}
        value={form.deadline}
        onChange={(deadline) => {
          onChange({ deadline });
        }}
      />
    </>
  );
}

export function AimsPart({ form, onChange }: PartProps) {
  const t = useMessages(messages);
  const name = useMessages(fieldMessages);
  return (
    <>
      <DimensionSelect
        name="dimension"
        label={name("dimension")}
        isOptional
        value={form.dimension}
        onChange={(dimension) => {
          onChange({ dimension });
        }}
      />
      <GoalPicker
        name="goals"
        label={name("goals")}
        value={form.goals}
        preferDimensions={form.dimension ? [form.dimension] : []}
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
      <AxisSelect
        name="axis"
        label={name("axis")}
        isOptional
        value={form.axis}
        onChange={(axis) => {
          onChange({ axis });
        }}
      />
      <TagsField
        name="tags"
        label={name("tags")}
        description={t("tagsHint")}
        value={form.tags}
        onChange={(tags) => {
          onChange({ tags });
        }}
      />
      <TagsField
        name="requiredCredentials"
        label={name("requiredCredentials")}
        description={t("credentialsHint")}
        isOptional
        max={10}
        value={form.requiredCredentials}
        onChange={(requiredCredentials) => {
          onChange({ requiredCredentials });
        }}
      />
      <CheckboxGroup<ChallengeForm["language"]>
        name="acceptsLanguages"
        label={name("acceptsLanguages")}
        options={[
          { id: "FA", label: name("FA") },
          { id: "EN", label: name("EN") },
        ]}
        value={form.acceptsLanguages}
        onChange={(acceptsLanguages) => {
          onChange({ acceptsLanguages });
        }}
      />
    </>
  );
}
