import type { ComponentType } from "react";
import type { ChallengeForm } from "./challenge-form";
import type { PartProps } from "./form-parts";
import { AimsPart, DataPart, MoneyPart, PlacePart, ProblemPart, SuccessPart } from "./form-sections";

export type SectionName = "problem" | "place" | "success" | "data" | "money" | "aims";

export interface FormSection {
  name: SectionName;
  Part: ComponentType<PartProps>;
  /** Whether somebody has said something everywhere; whether it is enough, the API judges. */
  isFilled(form: ChallengeForm): boolean;
}

function written(...texts: string[]): boolean {
  return texts.every((text) => text.trim() !== "");
}

/** The form in the order in which one would tell it. */
export const sections: readonly FormSection[] = [
  { name: "problem", Part: ProblemPart, isFilled: (form) => written(form.title, form.summary, form.description) },
  { name: "place", Part: PlacePart, isFilled: (form) => written(form.ownerName, form.place, form.baseline) },
  { name: "success", Part: SuccessPart, isFilled: (form) => written(form.successMeasures) },
  { name: "data", Part: DataPart, isFilled: (form) => written(form.shareableData, form.pilotSite) },
  { name: "money", Part: MoneyPart, isFilled: (form) => form.deadline !== null && (form.hasNoBudget || written(form.budgetSource)) },
  { name: "aims", Part: AimsPart, isFilled: (form) => form.goals.length > 0 },
];
