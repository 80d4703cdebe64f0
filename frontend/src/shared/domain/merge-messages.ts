import { defineMessages } from "@/shared/i18n/catalogue";

export const mergeMessages = defineMessages("merge", {
  fa: {
    keep: "پیشنهاد: «<keep/>» بماند و دیگری در آن ادغام شود.",
    because: "دلیل: {reasons}.",
    IS_OPEN: "هم‌اکنون باز است",
    PUBLISHED_EARLIER: "زودتر منتشر شده",
    BETTER_DESCRIBED: "کامل‌تر نوشته شده",
    STARTED_EARLIER: "زودتر آغاز شده",
    merge: "ادغام کردن",
    notNow: "در وضعیت کنونی این دو، ادغام شدنی نیست.",
    bySecretariat: "ادغام با دبیرخانه است.",
  },
  en: {
    keep: "Suggestion: “<keep/>” stays and the other is merged into it.",
    because: "Reason: {reasons}.",
    IS_OPEN: "it is open already",
    PUBLISHED_EARLIER: "it was published earlier",
    BETTER_DESCRIBED: "it is better described",
    STARTED_EARLIER: "it was started earlier",
    merge: "Merge",
    notNow: "In their present states the two cannot be merged.",
    bySecretariat: "Merging is up to the secretariat.",
  },
});
