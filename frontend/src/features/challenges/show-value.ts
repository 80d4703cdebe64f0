import { useCallback } from "react";
import { useTaxonomy } from "@/shared/domain/use-taxonomy";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { fieldMessages } from "./field-labels";

/**
 * A field's value in words, from the form (ids, rials in a string) or from a snapshot (codes, amounts with currency,
 * languages in small letters).
 */
export function useShowValue(): (field: string, value: unknown) => string {
  const t = useMessages(fieldMessages);
  const format = useFormat();
  const { dimensions, axes, goals } = useTaxonomy();
  return useCallback(
    (field, value) => {
      const named = (one: unknown): string => {
        const entry = [...dimensions, ...axes, ...goals].find((candidate) => candidate.id === one || candidate.code === one);
        return entry ? format.title(entry) : text(one);
      };
      const language = (one: unknown) => (String(one).toUpperCase() === "EN" ? t("EN") : t("FA"));
      if (value === null || value === undefined || value === "") return "";
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (field === "deadline") return format.dateTime(text(value));
      if (field.startsWith("budgetM")) return format.money(typeof value === "string" ? { amount: value, currency: "IRR" } : (value as { amount: string; currency: string }));
      if (field === "language") return language(value);
      if (Array.isArray(value)) return format.list(value.map(field === "acceptsLanguages" ? language : named));
      if (field === "dimension" || field === "axis") return named(value);
      return typeof value === "number" ? format.number(value) : text(value);
    },
    [t, format, dimensions, axes, goals],
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
