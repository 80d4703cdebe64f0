import { useDeferredValue, useState } from "react";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ChallengeListDocument } from "@/gql/ChallengeList";
import type { ChallengeFull } from "@/gql/fragments";
import { useOperation } from "@/shared/api/use-operation";
import { useFormat } from "@/shared/format/use-format";
import { useFieldError } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { FieldDescription, FieldLabel, FieldProblem, fieldStyles } from "@/shared/ui/field";
import { OptionList } from "@/shared/ui/option-list";
import { messages } from "./transition-messages";

interface MergeTargetProps {
  challenge: Pick<ChallengeFull, "id" | "title">;
  /** Stands in the box at first. */
  firstText?: string;
  value: string | null;
  onChange(id: string | null): void;
}

/** A published challenge, found by the server's tolerant search; without a word, the ones most like this title. */
export function MergeTarget({ challenge, firstText = "", value, onChange }: MergeTargetProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const error = useFieldError("mergeInto");
  const [text, setText] = useState(firstText);
  const search = useDeferredValue(text.trim());
  const { data } = useOperation(
    ChallengeListDocument,
    { filter: { ...(search ? { search } : {}), states: ["PUBLISHED", "IN_EVENT"] }, first: 20 },
    { keepsPrevious: true },
  );
  const found = (data?.challenges.edges ?? []).map(({ node }) => node).filter((node) => node.id !== challenge.id);
  const options = found.map((node) => ({ id: node.id, label: node.title, note: format.name(node.unit.name, node.unit.nameEn) }));
  return (
    <AriaComboBox
      value={value}
      onChange={(key) => {
        onChange(key === null ? null : String(key));
        const chosen = options.find((option) => option.id === key);
        if (chosen) setText(chosen.label);
      }}
      inputValue={text}
      onInputChange={setText}
      // The server has searched already, in every spelling.
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={fieldStyles.field ?? ""}
      data-field="mergeInto"
    >
      <FieldLabel label={t("target")} />
      <FieldDescription>{t("targetHint")}</FieldDescription>
      <div className={fieldStyles.box}>
        <Input className={fieldStyles.input ?? ""} dir="auto" autoComplete="off" />
      </div>
      <FieldProblem error={error} />
      <OptionList options={options} />
    </AriaComboBox>
  );
}
