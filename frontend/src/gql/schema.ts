// Generated from graphql/ by `npm run gql`. Do not edit.

export const languageValues = ["FA", "EN"] as const;
export type Language = (typeof languageValues)[number];

export const moneyUnitValues = ["RIAL", "TOMAN"] as const;
export type MoneyUnit = (typeof moneyUnitValues)[number];

export const roleValues = ["UNIT_OFFICER", "UNIT_HEAD", "SUPPLIER_OWNER", "SUPPLIER_MEMBER", "SECRETARIAT", "EVALUATOR"] as const;
export type Role = (typeof roleValues)[number];

export const organisationKindValues = ["MUNICIPAL_UNIT", "SUPPLIER", "SECRETARIAT"] as const;
export type OrganisationKind = (typeof organisationKindValues)[number];

export const supplierKindValues = ["STARTUP", "COMPANY", "LAB", "TEAM"] as const;
export type SupplierKind = (typeof supplierKindValues)[number];

export const credentialStatusValues = ["PENDING", "VERIFIED", "REJECTED", "EXPIRED"] as const;
export type CredentialStatus = (typeof credentialStatusValues)[number];

export const challengeStateValues = ["DRAFT", "UNIT_APPROVED", "QUALITY_CHECK", "RETURNED", "PUBLISHED", "IN_EVENT", "SOLVED", "UNSOLVED", "WITHDRAWN", "MERGED"] as const;
export type ChallengeState = (typeof challengeStateValues)[number];

export const solutionStateValues = ["DRAFT", "PUBLISHED", "UNPUBLISHED"] as const;
export type SolutionState = (typeof solutionStateValues)[number];

export const verdictFilterValues = ["UNDECIDED", "USEFUL", "NOT_USEFUL", "INVITED"] as const;
export type VerdictFilter = (typeof verdictFilterValues)[number];

export const matchBandValues = ["STRONG", "GOOD", "POSSIBLE"] as const;
export type MatchBand = (typeof matchBandValues)[number];

export const feedbackVerdictValues = ["USEFUL", "NOT_USEFUL", "INVITED"] as const;
export type FeedbackVerdict = (typeof feedbackVerdictValues)[number];

export const challengeSortValues = ["NEWEST", "DEADLINE", "BUDGET", "TITLE"] as const;
export type ChallengeSort = (typeof challengeSortValues)[number];

export const solutionSortValues = ["NEWEST", "TRL", "PRICE", "TITLE"] as const;
export type SolutionSort = (typeof solutionSortValues)[number];

export const gapKindValues = ["EMPTY", "MET", "UNMATCHED_DEMAND", "DEMAND_WITHOUT_SUPPLY", "SUPPLY_WITHOUT_DEMAND"] as const;
export type GapKind = (typeof gapKindValues)[number];

export const mergeReasonValues = ["IS_OPEN", "PUBLISHED_EARLIER", "BETTER_DESCRIBED", "STARTED_EARLIER"] as const;
export type MergeReason = (typeof mergeReasonValues)[number];

export const searchKindValues = ["CHALLENGES", "SOLUTIONS"] as const;
export type SearchKind = (typeof searchKindValues)[number];

export const pairingDecisionValues = ["ACCEPTED", "LOCKED", "REJECTED"] as const;
export type PairingDecision = (typeof pairingDecisionValues)[number];

export const matchKindValues = ["CHALLENGE", "SOLUTION"] as const;
export type MatchKind = (typeof matchKindValues)[number];

export const rankerStateValues = ["CANDIDATE", "ACTIVE", "RETIRED"] as const;
export type RankerState = (typeof rankerStateValues)[number];

export const verdictKindValues = ["USEFUL", "NOT_USEFUL", "INVITED", "BID", "AWARDED", "RETRACTED"] as const;
export type VerdictKind = (typeof verdictKindValues)[number];

export const importKindValues = ["CHALLENGES", "SOLUTIONS"] as const;
export type ImportKind = (typeof importKindValues)[number];

export interface OrganisationFilter {
  search?: string | null;
  kind?: OrganisationKind | null;
  city?: string | null;
  parent?: string | null;
}

export interface ChallengeFilter {
  search?: string | null;
  states?: ChallengeState[] | null;
  unit?: string | null;
  city?: string | null;
  dimension?: string | null;
  axis?: string | null;
  goals?: string[] | null;
  language?: Language | null;
  budgetMin?: string | null;
  budgetMax?: string | null;
  openOnly?: boolean | null;
  mine?: boolean | null;
}

export interface SolutionFilter {
  search?: string | null;
  states?: SolutionState[] | null;
  supplier?: string | null;
  dimension?: string | null;
  goals?: string[] | null;
  language?: Language | null;
  trlMin?: number | null;
  priceMax?: string | null;
  mine?: boolean | null;
}

export interface SwitchMembershipInput {
  membership: string;
}

export interface UpdateProfileInput {
  fullName?: string | null;
  language?: Language | null;
  moneyUnit?: MoneyUnit | null;
  calendar?: string | null;
}

export interface CreateOrganisationInput {
  kind: OrganisationKind;
  fields: OrganisationFields;
  idempotencyKey?: string | null;
}

export interface OrganisationFields {
  name?: string | null;
  nameEn?: string | null;
  description?: string | null;
  website?: string | null;
  supplierKind?: SupplierKind | null;
  city?: string | null;
  parent?: string | null;
}

export interface UpdateOrganisationInput {
  id: string;
  fields: OrganisationFields;
}

export interface InviteMemberInput {
  organisation: string;
  email: string;
  role: Role;
}

export interface RevokeInvitationInput {
  id: string;
}

export interface AcceptInvitationInput {
  token: string;
}

export interface ChangeMembershipInput {
  id: string;
  role?: Role | null;
  isActive?: boolean | null;
}

export interface SubmitCredentialInput {
  organisation: string;
  kind: string;
  number: string;
  issuer: string;
  validUntil?: string | null;
}

export interface DecideCredentialInput {
  id: string;
  verified: boolean;
  note?: string | null;
}

export interface ImportCatalogueInput {
  kind: ImportKind;
  upload: string;
  organisation?: string | null;
  commit: boolean;
  idempotencyKey?: string | null;
}

export interface AttachFileInput {
  subject: string;
  upload: string;
}

export interface RemoveAttachmentInput {
  id: string;
}

export interface CreateSolutionInput {
  supplier: string;
  fields: SolutionFields;
  idempotencyKey?: string | null;
}

export interface SolutionFields {
  language?: Language | null;
  title?: string | null;
  summary?: string | null;
  description?: string | null;
  evidence?: string | null;
  integrationNeeds?: string | null;
  trl?: number | null;
  priceMin?: MoneyInput | null;
  priceMax?: MoneyInput | null;
  priceNote?: string | null;
  dimensions?: string[] | null;
  goals?: string[] | null;
  tags?: string[] | null;
}

export interface MoneyInput {
  amount: string;
  currency?: string | null;
}

export interface UpdateSolutionInput {
  id: string;
  revision: number;
  fields: SolutionFields;
}

export interface TransitionSolutionInput {
  id: string;
  transition: string;
  reason?: string | null;
}

export interface CreateChallengeInput {
  unit: string;
  fields: ChallengeFields;
  idempotencyKey?: string | null;
}

export interface ChallengeFields {
  language?: Language | null;
  title?: string | null;
  summary?: string | null;
  description?: string | null;
  ownerName?: string | null;
  place?: string | null;
  baseline?: string | null;
  successMeasures?: string | null;
  shareableData?: string | null;
  pilotSite?: string | null;
  constraints?: string | null;
  budgetMin?: MoneyInput | null;
  budgetMax?: MoneyInput | null;
  budgetSource?: string | null;
  hasNoBudget?: boolean | null;
  trlMin?: number | null;
  deadline?: string | null;
  dimension?: string | null;
  axis?: string | null;
  goals?: string[] | null;
  tags?: string[] | null;
  requiredCredentials?: string[] | null;
  acceptsLanguages?: Language[] | null;
}

export interface UpdateChallengeInput {
  id: string;
  revision: number;
  fields: ChallengeFields;
}

export interface TransitionChallengeInput {
  id: string;
  transition: string;
  reason?: string | null;
  mergeInto?: string | null;
  waivedHints?: string[] | null;
}

export interface DeleteDraftInput {
  id: string;
}

export interface GiveMatchFeedbackInput {
  match: string;
  verdict?: FeedbackVerdict | null;
  position?: number | null;
  comment?: string | null;
}

export interface MarkNotificationsReadInput {
  ids?: string[] | null;
  all?: boolean | null;
}

export interface SaveSearchInput {
  kind: SearchKind;
  name: string;
  challengeFilter?: ChallengeFilter | null;
  solutionFilter?: SolutionFilter | null;
  isSemantic?: boolean | null;
  notify?: boolean | null;
}

export interface UpdateSavedSearchInput {
  id: string;
  name?: string | null;
  notify?: boolean | null;
}

export interface DeleteSavedSearchInput {
  id: string;
}

export interface CreatePairingPlanInput {
  name: string;
  filter?: ChallengeFilter | null;
  challengeCapacity?: number | null;
  supplierCapacity?: number | null;
  newcomersPercent?: number | null;
  includesPossible?: boolean | null;
  idempotencyKey?: string | null;
}

export interface UpdatePairingPlanInput {
  id: string;
  revision: number;
  name?: string | null;
  challengeCapacity?: number | null;
  supplierCapacity?: number | null;
  newcomersPercent?: number | null;
}

export interface RefreshPairingPlanInput {
  id: string;
}

export interface DecidePairingInput {
  id: string;
  match: string;
  decision?: PairingDecision | null;
}

export interface DeletePairingPlanInput {
  id: string;
}

export interface ActivateRankerInput {
  id: string;
  idempotencyKey?: string | null;
}

export interface RollBackRankerInput {
  id: string;
  idempotencyKey?: string | null;
}

/** Types without an id: the cache keeps them inside their parent. */
export const embeddedTypes = ["Session","ChallengeConnection","ChallengeEdge","Money","Quality","QualityHint","RevisionEntry","HistoryEntry","MatchConnection","MatchEdge","AllowedAction","MatchComponent","PhrasePair","MissingMeasure","FeedbackCount","PageInfo","SimilarChallenge","SolutionConnection","SolutionEdge","OrganisationConnection","OrganisationEdge","TypingPreview","PreviewSolution","SearchResult","SearchHit","NotificationConnection","NotificationEdge","Dashboard","StateCount","CredentialTask","PublicFigures","GapMap","GapCell","GapGoal","GapFigures","GapEntries","GapChallenge","GapSolution","SuggestedGoal","DuplicateReport","DuplicateCandidate","MergeSuggestion","SharedPhrase","SolvedElsewhere","DuplicatePair","SavedSearchConnection","SavedSearchEdge","PairingPlanConnection","PairingPlanEdge","PlannedPair","RejectedPair","Exposure","MatchingStatus","MatchingModel","MatchingIndex","DocumentCount","StatusNote","RankerWeight","RankerFeedback","RankerMeasure","ReliabilityBin","MatchingFeedback","VerdictCount","FeedbackNeed","RankerConnection","RankerEdge","EvaluationRunConnection","EvaluationRunEdge","SwitchMembershipPayload","FieldError","UpdateProfilePayload","CreateOrganisationPayload","UpdateOrganisationPayload","InviteMemberPayload","RevokeInvitationPayload","AcceptInvitationPayload","ChangeMembershipPayload","SubmitCredentialPayload","DecideCredentialPayload","ImportCataloguePayload","ImportCatalogueReport","ImportRowError","AttachFilePayload","RemoveAttachmentPayload","CreateSolutionPayload","UpdateSolutionPayload","TransitionSolutionPayload","CreateChallengePayload","UpdateChallengePayload","TransitionChallengePayload","DeleteDraftPayload","GiveMatchFeedbackPayload","MarkNotificationsReadPayload","SaveSearchPayload","UpdateSavedSearchPayload","DeleteSavedSearchPayload","CreatePairingPlanPayload","UpdatePairingPlanPayload","RefreshPairingPlanPayload","DecidePairingPayload","DeletePairingPlanPayload","ActivateRankerPayload","RollBackRankerPayload","MatchesChangedEvent","ItemChangedEvent","NotificationEvent"] as const;

/** [type, field] of each cursor-paged list. */
export const connectionFields = [["Query","organisations"],["Query","challenges"],["Query","solutions"],["Query","notifications"],["Query","savedSearches"],["Query","pairingPlans"],["Query","rankers"],["Query","evaluationRuns"],["Organisation","challenges"],["Organisation","solutions"],["Challenge","matches"],["Solution","matches"]] as const;

/** Which types an interface or union stands for. */
export const possibleTypes = {"Node":["User","Membership","Organisation","City","Credential","Invitation","Challenge","Dimension","Goal","Axis","Attachment","Match","Solution","Taxonomy","MacroPolicy","Notification","SavedSearch","PairingPlan","Ranker","EvaluationRun"],"SearchItem":["Challenge","Solution","Organisation"],"DraftItem":["Challenge","Solution"]} as const;
