import type { ReactNode } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { TextArea, TextField } from "@/shared/ui/text-field";
import { fieldMessages } from "../field-labels";
import type { ChallengeForm } from "./challenge-form";

export interface PartProps {
  form: ChallengeForm;
  onChange(patch: Partial<ChallengeForm>): void;
}

type TextName = { [Name in keyof ChallengeForm]: ChallengeForm[Name] extends string ? (string extends ChallengeForm[Name] ? Name : never) : never }[keyof ChallengeForm];

interface TextPartProps extends PartProps {
  name: TextName;
  hint: ReactNode;
  limit: number;
  /** One line when left out. */
  rows?: number;
  isOptional?: boolean;
}

/** One text of the form, bound by its name. */
export function TextPart({ form, onChange, name, hint, limit, rows, isOptional = false }: TextPartProps) {
  const t = useMessages(fieldMessages);
  const shared = {
    label: t(name),
    name,
    description: hint,
    isOptional,
    maxLength: limit,
    value: form[name],
    onChange: (text: string) => {
      onChange({ [name]: text });
    },
  };
  return rows === undefined ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />;
}
