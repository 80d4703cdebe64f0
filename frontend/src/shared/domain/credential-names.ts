import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";

/** Kinds that the forms offer. A city may use others: they are words of its own vocabulary. */
export const credentialKinds = ["knowledge_based", "creative_company", "contractor_grade", "iso_27001", "iso_9001", "security_clearance"] as const;
type CredentialKind = (typeof credentialKinds)[number];

const messages = defineMessages("credentialNames", {
  fa: {
    knowledge_based: "شرکت دانش‌بنیان",
    creative_company: "شرکت خلاق",
    contractor_grade: "رتبهٔ پیمانکاری",
    iso_27001: "گواهی ISO 27001",
    iso_9001: "گواهی ISO 9001",
    security_clearance: "تأییدیهٔ امنیتی (افتا)",
  },
  en: {
    knowledge_based: "Knowledge-based company",
    creative_company: "Creative company",
    contractor_grade: "Contractor grade",
    iso_27001: "ISO 27001 certificate",
    iso_9001: "ISO 9001 certificate",
    security_clearance: "Security clearance (AFTA)",
  },
});

/** What a kind of credential is called; a kind unknown here is shown as its own words. */
export function useCredentialName(): (kind: string) => string {
  const t = useMessages(messages);
  return (kind) => (credentialKinds.some((known) => known === kind) ? t(kind as CredentialKind) : kind.replaceAll("_", " "));
}
