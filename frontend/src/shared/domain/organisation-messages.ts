import { defineMessages } from "@/shared/i18n/catalogue";

/** Names of the closed vocabularies around organisations. */
export const organisationMessages = defineMessages("organisation", {
  fa: {
    kindMUNICIPAL_UNIT: "واحد متقاضی",
    kindSUPPLIER: "عرضه‌کننده",
    kindSECRETARIAT: "دبیرخانه",
    supplierSTARTUP: "شرکت نوپا",
    supplierCOMPANY: "شرکت",
    supplierLAB: "آزمایشگاه",
    supplierTEAM: "تیم",
    roleUNIT_OFFICER: "کارشناس واحد",
    roleUNIT_HEAD: "مدیر واحد",
    roleSUPPLIER_OWNER: "صاحب‌امتیاز",
    roleSUPPLIER_MEMBER: "عضو",
    roleSECRETARIAT: "کارشناس دبیرخانه",
    roleEVALUATOR: "داور",
  },
  en: {
    kindMUNICIPAL_UNIT: "Demand unit",
    kindSUPPLIER: "Supplier",
    kindSECRETARIAT: "Secretariat",
    supplierSTARTUP: "Start-up",
    supplierCOMPANY: "Company",
    supplierLAB: "Lab",
    supplierTEAM: "Team",
    roleUNIT_OFFICER: "Unit officer",
    roleUNIT_HEAD: "Unit head",
    roleSUPPLIER_OWNER: "Owner",
    roleSUPPLIER_MEMBER: "Member",
    roleSECRETARIAT: "Secretariat officer",
    roleEVALUATOR: "Evaluator",
  },
});
