import { defineMessages } from "@/shared/i18n/catalogue";

export const problemMessages = defineMessages("problem", {
  fa: {
    offline: "به سامانه نرسیدیم. پیوند اینترنت را بررسی کنید؛ نوشته‌های شما سر جایشان است.",
    signedOut: "برای این کار باید وارد شوید.",
    forbidden: "نقش شما اجازه این کار را نمی‌دهد.",
    notFound: "چنین چیزی پیدا نشد یا در دسترس شما نیست.",
    conflict: "در این فاصله چیزی تغییر کرده است؛ صفحه را تازه کنید.",
    rateLimited: "درخواست‌ها پشت سر هم بود. کمی صبر کنید و دوباره بکوشید.",
    invalid: "سامانه این درخواست را نپذیرفت. نوشته خود را بازبینی کنید.",
    server: "سامانه نتوانست پاسخ دهد. کمی بعد دوباره بکوشید؛ نوشته‌های شما سر جایشان است.",
  },
  en: {
    offline: "We could not reach the server. Check your connection; what you typed is safe.",
    signedOut: "Please sign in to do this.",
    forbidden: "Your role does not allow this.",
    notFound: "No such thing, or it is not visible to you.",
    conflict: "Something changed meanwhile; refresh the page.",
    rateLimited: "Too many requests in a row. Wait a little and try again.",
    invalid: "The server did not accept this request. Please check what you entered.",
    server: "The server could not answer. Try again in a while; what you typed is safe.",
  },
});
