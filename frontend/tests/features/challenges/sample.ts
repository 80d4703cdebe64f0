import type { ChallengeFull } from "@/gql/fragments";

const unit = { __typename: "Organisation", id: "unit-1", kind: "MUNICIPAL_UNIT", name: "شهرداری منطقه ۶", nameEn: "District 6", slug: "district-6", supplierKind: null } as const;

/** A draft as its officer sees it. */
export function draft(over: Partial<ChallengeFull> = {}): ChallengeFull {
  return {
    __typename: "Challenge",
    id: "challenge-1",
    language: "FA",
    title: "آب‌گرفتگی زیرگذر",
    summary: "",
    state: "DRAFT",
    revision: 3,
    deadline: null,
    publishedAt: null,
    updatedAt: "2026-11-08T09:00:00Z",
    hasNoBudget: false,
    isSample: false,
    unit,
    city: null,
    budgetMin: null,
    budgetMax: null,
    dimension: null,
    goals: [],
    tags: [],
    author: { __typename: "User", id: "u1", fullName: "سارا نادری" },
    description: "",
    ownerName: "",
    place: "",
    baseline: "",
    successMeasures: "",
    shareableData: "",
    pilotSite: "",
    constraints: "",
    budgetSource: "",
    trlMin: null,
    axis: null,
    requiredCredentials: [],
    acceptsLanguages: ["FA", "EN"],
    createdAt: "2026-11-08T08:00:00Z",
    approvalRequestedAt: null,
  stateReason: "",
    mergedInto: null,
    quality: {
      __typename: "Quality",
      score: 60,
      hints: [{ __typename: "QualityHint", field: "baseline", code: "quality.baseline_without_number", message: "خط پایه عدد ندارد.", isBlocking: true }],
    },
    attachments: [],
    history: [],
    allowedActions: [
      { __typename: "AllowedAction", name: "update_challenge", allowed: true, code: null, reason: null },
      { __typename: "AllowedAction", name: "request_approval", allowed: false, code: "challenge.card_field_required", reason: "شناسنامه کامل نیست." },
      { __typename: "AllowedAction", name: "publish", allowed: false, code: "challenge.secretariat_only", reason: "این کار با دبیرخانه است." },
    ],
    ...over,
  };
}
