import { defineMessages } from "@/shared/i18n/catalogue";

export const goalSuggestionMessages = defineMessages("goalSuggestions", {
  fa: { fits: "هدف‌هایی که به نوشته شما می‌خورد؛ افزودنش با شماست:", best: "نزدیک‌ترین" },
  en: { fits: "Goals that fit what you wrote; adding them is up to you:", best: "closest" },
});
