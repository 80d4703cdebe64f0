import { defineMessages } from "@/shared/i18n/catalogue";

export const messages = defineMessages("duplicates", {
  fa: {
    title: "چالش‌های تکراری",
    lead: "جفت‌هایی که احتمالاً یک نیازند: در کنترل کیفیت یا باز، از هر واحد و شهری، در هر دو زبان. ادغام همیشه کار آدم است.",
    pair: "جفت {number}",
    likeness: "همانندی متن‌ها: {likeness} از ۱",
    emptyTitle: "جفت تکراری پیدا نشد",
    emptyBody: "هر چالش تازه خودبه‌خود با دیگران سنجیده می‌شود؛ اگر همانندی باشد این‌جا و در صفحه خود چالش می‌آید.",
    toChallenges: "فهرست چالش‌ها",
  },
  en: {
    title: "Duplicate challenges",
    lead: "Pairs that are probably one need: in the quality check or open, of any unit and city, in both languages. Merging is always a person’s act.",
    pair: "Pair {number}",
    likeness: "Likeness of the texts: {likeness} of 1",
    emptyTitle: "No duplicates were found",
    emptyBody: "Each new challenge is compared with the others by itself; what resembles it appears here and on its own page.",
    toChallenges: "List of challenges",
  },
});
