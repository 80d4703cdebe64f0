import { defineMessages } from "@/shared/i18n/catalogue";

export const taxonomyMessages = defineMessages("taxonomy", {
  fa: {
    dimension: "بُعد شهر هوشمند",
    dimensions: "بُعدهای شهر هوشمند",
    axis: "محور راهبردی",
    goals: "هدف‌ها",
    goalsHint: "هدف‌هایی که بیش از همه به آن کمک می‌شود.",
    findGoal: "بخشی از نام یا کد هدف",
    loading: "در حال آوردن فهرست",
    failed: "فهرست نیامد.",
    retry: "تلاش دوباره",
    none: "هیچ‌کدام",
  },
  en: {
    dimension: "Smart-city dimension",
    dimensions: "Smart-city dimensions",
    axis: "Strategic axis",
    goals: "Goals",
    goalsHint: "The goals that this helps most.",
    findGoal: "Part of a goal’s name or code",
    loading: "Loading the list",
    failed: "The list did not come.",
    retry: "Try again",
    none: "None",
  },
});
