import { defineMessages } from "@/shared/i18n/catalogue";

export const trlMessages = defineMessages("trl", {
  fa: {
    label: "سطح آمادگی فناوری (TRL)",
    hint: "سطحی را برگزینید که همین امروز می‌توانید نشان دهید.",
    tag: "TRL {level}",
    full: "سطح آمادگی فناوری {level} از ۹: {name}",
    unknown: "نامشخص",
    option: "{level}. {name}",
    scale: "نُه سطح آمادگی فناوری",
    here: "این راهکار این‌جاست",
    name1: "ایدهٔ علمی",
    name2: "طرح مفهومی",
    name3: "اثبات مفهوم",
    name4: "نمونهٔ آزمایشگاهی",
    name5: "نمونه در محیط شبیه‌سازی‌شده",
    name6: "نمونهٔ اولیه در محیط نزدیک به واقعیت",
    name7: "اجرای آزمایشی در شهر",
    name8: "محصول آماده",
    name9: "در بهره‌برداری",
    note1: "اصل علمی دیده و گزارش شده است.",
    note2: "کاربرد روشن است؛ هنوز چیزی آزموده نشده است.",
    note3: "بخش‌های اصلی در آزمایش کار کرده‌اند.",
    note4: "بخش‌ها در آزمایشگاه کنار هم کار می‌کنند.",
    note5: "با شرایطی نزدیک به واقعیت آزموده شده است.",
    note6: "نمونهٔ کامل، بیرون از آزمایشگاه نشان داده شده است.",
    note7: "در محیط واقعی و زیر بار واقعی آزمایش شده است.",
    note8: "کامل و آزموده است و می‌توان آن را خرید و نصب کرد.",
    note9: "نزد دست‌کم یک مشتری پیوسته کار می‌کند.",
  },
  en: {
    label: "Technology readiness level (TRL)",
    hint: "Choose the level that you can show today.",
    tag: "TRL {level}",
    full: "Technology readiness level {level} of 9: {name}",
    unknown: "Not stated",
    option: "{level}. {name}",
    scale: "The nine technology readiness levels",
    here: "this solution is here",
    name1: "Scientific idea",
    name2: "Concept",
    name3: "Proof of concept",
    name4: "Laboratory prototype",
    name5: "Prototype in a simulated environment",
    name6: "Prototype in a near-real environment",
    name7: "Pilot in a city",
    name8: "Finished product",
    name9: "In operation",
    note1: "The principle has been observed and reported.",
    note2: "The use is clear; nothing has been tested yet.",
    note3: "The main parts have worked in an experiment.",
    note4: "The parts work together in the laboratory.",
    note5: "Tested under conditions close to real ones.",
    note6: "A whole prototype was shown outside the laboratory.",
    note7: "Tried in a real place under real load.",
    note8: "Complete and proven; it can be bought and installed.",
    note9: "Runs continuously for at least one customer.",
  },
});

export const trlLevels = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type TrlLevel = (typeof trlLevels)[number];

export function isTrlLevel(value: number | null): value is TrlLevel {
  return trlLevels.some((level) => level === value);
}
