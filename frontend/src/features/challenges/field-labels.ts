import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { useMemo } from "react";

/** The form's fields in the order of the form; the names are the API's. */
export const challengeFields = [
  "language",
  "title",
  "summary",
  "description",
  "ownerName",
  "place",
  "baseline",
  "successMeasures",
  "constraints",
  "shareableData",
  "pilotSite",
  "trlMin",
  "budgetMin",
  "budgetMax",
  "hasNoBudget",
  "budgetSource",
  "deadline",
  "dimension",
  "axis",
  "goals",
  "tags",
  "requiredCredentials",
  "acceptsLanguages",
] as const;

export type ChallengeFieldName = (typeof challengeFields)[number];

export const fieldMessages = defineMessages("challengeField", {
  fa: {
    language: "زبان متن",
    title: "عنوان",
    summary: "خلاصه",
    description: "شرح مسئله",
    ownerName: "متولی",
    place: "محل",
    baseline: "خط پایه",
    successMeasures: "سنجه‌های موفقیت",
    constraints: "محدودیت‌ها",
    shareableData: "داده‌های در دسترس",
    pilotSite: "جای اجرای آزمایشی",
    trlMin: "کمینه آمادگی فناوری",
    budgetMin: "کف بودجه",
    budgetMax: "سقف بودجه",
    hasNoBudget: "این چالش بودجه ندارد",
    budgetSource: "محل تأمین اعتبار",
    deadline: "مهلت پاسخ",
    dimension: "بُعد شهر هوشمند",
    axis: "محور راهبردی",
    goals: "هدف‌ها",
    tags: "برچسب‌ها",
    requiredCredentials: "صلاحیت‌های لازم",
    acceptsLanguages: "پاسخ به چه زبانی پذیرفته است",
    FA: "فارسی",
    EN: "انگلیسی",
    yes: "بله",
    no: "خیر",
  },
  en: {
    language: "Language of the text",
    title: "Title",
    summary: "Summary",
    description: "The problem",
    ownerName: "Owner",
    place: "Place",
    baseline: "Baseline",
    successMeasures: "Success measures",
    constraints: "Constraints",
    shareableData: "Data to share",
    pilotSite: "Pilot site",
    trlMin: "Least technology readiness",
    budgetMin: "Budget, at least",
    budgetMax: "Budget, at most",
    hasNoBudget: "This challenge has no budget",
    budgetSource: "Source of the budget",
    deadline: "Deadline for answers",
    dimension: "Smart-city dimension",
    axis: "Strategic axis",
    goals: "Goals",
    tags: "Tags",
    requiredCredentials: "Required credentials",
    acceptsLanguages: "Languages in which answers are accepted",
    FA: "Persian",
    EN: "English",
    yes: "yes",
    no: "no",
  },
});

export function useFieldLabels(): Readonly<Record<ChallengeFieldName, string>> {
  const t = useMessages(fieldMessages);
  return useMemo(() => Object.fromEntries(challengeFields.map((field) => [field, t(field)])) as Record<ChallengeFieldName, string>, [t]);
}
