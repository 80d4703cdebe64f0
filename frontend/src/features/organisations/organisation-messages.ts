import { defineMessages } from "@/shared/i18n/catalogue";

/** What the fields of an organisation are called. */
export const fieldMessages = defineMessages("organisationFields", {
  fa: {
    name: "نام",
    nameEn: "نام انگلیسی",
    description: "معرفی",
    website: "وب‌گاه",
    supplierKind: "نوع",
    city: "شهر",
    parent: "واحد بالادست",
    kind: "گونهٔ سازمان",
    noCity: "بی‌شهر",
    noParent: "هیچ (بالاترین واحد شهر)",
    nameHint: "همان نام ثبتی یا نامی که با آن شناخته می‌شوید.",
    nameEnHint: "در صفحه‌های انگلیسی به جای نام فارسی می‌آید.",
    descriptionHint: "چه می‌کنید و برای که؟ سه تا پنج جمله.",
  },
  en: {
    name: "Name",
    nameEn: "English name",
    description: "About",
    website: "Website",
    supplierKind: "Type",
    city: "City",
    parent: "Unit above",
    kind: "Kind of organisation",
    noCity: "No city",
    noParent: "None (the city’s highest unit)",
    nameHint: "The registered name, or the one you are known by.",
    nameEnHint: "Stands in English pages in place of the Persian name.",
    descriptionHint: "What do you do, and for whom? Three to five sentences.",
  },
});
