import { useCallback, useMemo } from "react";
import { useTaxonomy } from "@/shared/domain/use-taxonomy";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";

/** What the fields of a solution are called: in the editor, in refusals, hints and versions. */
export const fieldMessages = defineMessages("solutionFields", {
  fa: {
    language: "زبان متن",
    title: "عنوان",
    summary: "خلاصه",
    description: "شرح راهکار",
    evidence: "شواهد",
    trl: "سطح آمادگی فناوری",
    priceMin: "کمترین قیمت",
    priceMax: "بیشترین قیمت",
    priceNote: "توضیح قیمت",
    integrationNeeds: "نیازهای یکپارچه‌سازی",
    dimensions: "بُعدهای شهر هوشمند",
    goals: "هدف‌ها",
    tags: "برچسب‌ها",
    attachments: "پیوست‌ها",
    FA: "فارسی",
    EN: "انگلیسی",
  },
  en: {
    language: "Language of the text",
    title: "Title",
    summary: "Summary",
    description: "Description",
    evidence: "Evidence",
    trl: "Technology readiness level",
    priceMin: "Lowest price",
    priceMax: "Highest price",
    priceNote: "About the price",
    integrationNeeds: "Integration needs",
    dimensions: "Smart-city dimensions",
    goals: "Goals",
    tags: "Tags",
    attachments: "Attachments",
    FA: "Persian",
    EN: "English",
  },
});

const SHOWN = [
  "language",
  "title",
  "summary",
  "description",
  "evidence",
  "trl",
  "priceMin",
  "priceMax",
  "priceNote",
  "integrationNeeds",
  "dimensions",
  "goals",
  "tags",
] as const;
export type ShownField = (typeof SHOWN)[number];

/** Names by field, in the order of the form. */
export function useFieldLabels(): Record<ShownField, string> {
  const t = useMessages(fieldMessages);
  return useMemo(() => Object.fromEntries(SHOWN.map((field) => [field, t(field)])) as Record<ShownField, string>, [t]);
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}

/** Texts and numbers as they are; anything else is no value of ours. */
function plain(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A value in words, whether it comes from the form (ids, rials) or from a stored version (codes, amounts). */
export function useShowValue(): (field: string, value: unknown) => string {
  const t = useMessages(fieldMessages);
  const format = useFormat();
  const { goals, dimensions } = useTaxonomy();
  return useCallback(
    (field, value) => {
      if (value === null || value === undefined || value === "") return "";
      if (isMoney(value)) return format.money(value);
      if (field === "priceMin" || field === "priceMax") return format.money({ amount: plain(value), currency: "IRR" });
      if (field === "trl") return format.number(Number(value));
      if (field === "language") return plain(value).toUpperCase() === "EN" ? t("EN") : t("FA");
      if (!Array.isArray(value)) return plain(value);
      const known = field === "goals" ? goals : field === "dimensions" ? dimensions : [];
      return format.list(
        value.map((item: unknown) => {
          const entry = known.find((candidate) => candidate.id === item || candidate.code === item);
          return entry ? format.title(entry) : plain(item);
        }),
      );
    },
    [t, format, goals, dimensions],
  );
}
