// Generated from graphql/ by `npm run gql`. Do not edit.
import type { ChallengeState, CredentialStatus, FeedbackVerdict, GapKind, Language, MatchBand, MatchKind, MergeReason, MoneyUnit, OrganisationKind, PairingDecision, RankerState, Role, SearchKind, SolutionState, SupplierKind, VerdictKind } from "./schema";

export type ActionParts = {
  __typename: "AllowedAction";
  name: string;
  allowed: boolean;
  code: string | null;
  reason: string | null;
};

export type AttachmentParts = {
  __typename: "Attachment";
  id: string;
  name: string;
  size: number;
  contentType: string;
  url: string;
  sha256: string;
  uploadedAt: string;
};

export type ChallengeCard = {
  __typename: "Challenge";
  id: string;
  language: Language;
  title: string;
  summary: string;
  state: ChallengeState;
  revision: number;
  deadline: string | null;
  publishedAt: string | null;
  updatedAt: string;
  hasNoBudget: boolean;
  isSample: boolean;
  unit: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  };
  city: {
    __typename: "City";
    id: string;
    slug: string;
    nameFa: string;
    nameEn: string;
  } | null;
  budgetMin: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  budgetMax: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  dimension: {
    __typename: "Dimension";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  } | null;
  goals: {
    __typename: "Goal";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  tags: string[];
};

export type ChallengeFull = {
  __typename: "Challenge";
  id: string;
  language: Language;
  title: string;
  summary: string;
  state: ChallengeState;
  revision: number;
  deadline: string | null;
  publishedAt: string | null;
  updatedAt: string;
  hasNoBudget: boolean;
  isSample: boolean;
  unit: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  };
  city: {
    __typename: "City";
    id: string;
    slug: string;
    nameFa: string;
    nameEn: string;
  } | null;
  budgetMin: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  budgetMax: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  dimension: {
    __typename: "Dimension";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  } | null;
  goals: {
    __typename: "Goal";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  tags: string[];
  author: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  description: string;
  ownerName: string;
  place: string;
  baseline: string;
  successMeasures: string;
  shareableData: string;
  pilotSite: string;
  constraints: string;
  budgetSource: string;
  trlMin: number | null;
  axis: {
    __typename: "Axis";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  } | null;
  requiredCredentials: string[];
  acceptsLanguages: Language[];
  createdAt: string;
  approvalRequestedAt: string | null;
  stateReason: string;
  mergedInto: {
    __typename: "Challenge";
    id: string;
    title: string;
    language: Language;
  } | null;
  quality: {
    __typename: "Quality";
    score: number;
    hints: {
      __typename: "QualityHint";
      field: string;
      code: string;
      message: string;
      isBlocking: boolean;
    }[];
  };
  attachments: {
    __typename: "Attachment";
    id: string;
    name: string;
    size: number;
    contentType: string;
    url: string;
    sha256: string;
    uploadedAt: string;
  }[];
  history: ({
    __typename: "HistoryEntry";
    name: string;
    at: string;
    actor: {
      __typename: "User";
      id: string;
      fullName: string;
    } | null;
    source: string | null;
    target: string | null;
    reason: string;
  })[];
  allowedActions: ({
    __typename: "AllowedAction";
    name: string;
    allowed: boolean;
    code: string | null;
    reason: string | null;
  })[];
};

export type CityParts = {
  __typename: "City";
  id: string;
  slug: string;
  nameFa: string;
  nameEn: string;
};

export type CredentialParts = {
  __typename: "Credential";
  id: string;
  kind: string;
  number: string;
  issuer: string;
  validUntil: string | null;
  status: CredentialStatus;
  note: string;
  verifiedAt: string | null;
};

export type EvaluationRunParts = {
  __typename: "EvaluationRun";
  id: string;
  dataset: string;
  split: string;
  modelKey: string;
  rankerVersion: string;
  figures: unknown;
  createdAt: string;
};

export type ExposureParts = {
  __typename: "Exposure";
  pairs: number;
  score: number;
  gini: number;
  newcomersShare: number | null;
  suppliersReached: number;
};

export type FieldErrorParts = {
  __typename: "FieldError";
  field: string | null;
  code: string;
  message: string;
};

export type GapParts = {
  __typename: "GapFigures";
  demand: number;
  supply: number;
  matched: number;
  unmatched: number;
  idle: number;
  gap: GapKind;
};

export type GoalParts = {
  __typename: "Goal";
  id: string;
  code: string;
  titleFa: string;
  titleEn: string;
};

export type HistoryParts = {
  __typename: "HistoryEntry";
  name: string;
  at: string;
  actor: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  source: string | null;
  target: string | null;
  reason: string;
};

export type InvitationParts = {
  __typename: "Invitation";
  id: string;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  status: string;
  organisation: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  };
};

export type MatchParts = {
  __typename: "Match";
  id: string;
  rank: number;
  score: number;
  percentile: number;
  band: MatchBand;
  probability: number | null;
  components: {
    __typename: "MatchComponent";
    name: string;
    share: number;
    value: number;
  }[];
  sharedGoals: {
    __typename: "Goal";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  sharedDimensions: {
    __typename: "Dimension";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  phrases: {
    __typename: "PhrasePair";
    challengeField: string;
    challengeStart: number;
    challengeEnd: number;
    challengeText: string;
    solutionField: string;
    solutionStart: number;
    solutionEnd: number;
    solutionText: string;
    similarity: number;
    share: number;
  }[];
  budgetOverlaps: boolean | null;
  trlMeets: boolean | null;
  isCrossLanguage: boolean;
  isLexicalOnly: boolean;
  myFeedback: FeedbackVerdict | null;
  feedbackCounts: {
    __typename: "FeedbackCount";
    verdict: FeedbackVerdict;
    count: number;
  }[];
};

export type MatchingStatusParts = {
  __typename: "MatchingStatus";
  model: {
    __typename: "MatchingModel";
    name: string;
    revision: string;
    dimension: number;
    key: string;
    targetKey: string;
    isLoaded: boolean;
    isLexicalOnly: boolean;
  };
  index: {
    __typename: "MatchingIndex";
    sequence: number;
    head: number;
    lag: number;
    missing: number;
    builtAt: string;
    builtFrom: string;
    snapshotAt: string | null;
    snapshotBytes: number | null;
  };
  documents: {
    __typename: "DocumentCount";
    kind: MatchKind;
    language: Language;
    count: number;
  }[];
  memoryMegabytes: number;
  degraded: {
    __typename: "StatusNote";
    code: string;
    message: string;
  }[];
  ranker: {
    __typename: "Ranker";
    id: string;
    version: string;
    state: RankerState;
    modelKey: string;
    formula: string;
    calibration: string;
    weights: {
      __typename: "RankerWeight";
      group: string;
      name: string;
      value: number;
      builtIn: number;
    }[];
    trainedOn: {
      __typename: "RankerFeedback";
      verdicts: number;
      useful: number;
      lists: number;
      impressions: number;
    };
    measuredOn: {
      __typename: "RankerFeedback";
      verdicts: number;
      useful: number;
      lists: number;
      impressions: number;
    };
    positionDecay: number;
    measures: ({
      __typename: "RankerMeasure";
      name: string;
      value: number;
      current: number;
      gain: number;
      low: number | null;
      high: number | null;
      higherIsBetter: boolean;
    })[];
    worse: string[];
    reliability: {
      __typename: "ReliabilityBin";
      predicted: number;
      observed: number;
      count: number;
    }[];
    createdAt: string;
    createdBy: {
      __typename: "User";
      id: string;
      fullName: string;
    } | null;
    activatedAt: string | null;
    activatedBy: {
      __typename: "User";
      id: string;
      fullName: string;
    } | null;
    retiredAt: string | null;
    allowedActions: ({
      __typename: "AllowedAction";
      name: string;
      allowed: boolean;
      code: string | null;
      reason: string | null;
    })[];
  } | null;
  rankerVersion: string;
  builtInVersion: string;
  feedback: {
    __typename: "MatchingFeedback";
    verdicts: {
      __typename: "VerdictCount";
      verdict: VerdictKind;
      count: number;
    }[];
    views: number;
    impressions: number;
    needs: {
      __typename: "FeedbackNeed";
      name: string;
      have: number;
      need: number;
    }[];
    isEnough: boolean;
  };
  lastEvaluation: {
    __typename: "EvaluationRun";
    id: string;
    dataset: string;
    split: string;
    modelKey: string;
    rankerVersion: string;
    figures: unknown;
    createdAt: string;
  } | null;
};

export type MembershipParts = {
  __typename: "Membership";
  id: string;
  role: Role;
  email: string | null;
  isActive: boolean;
  joinedAt: string;
  user: {
    __typename: "User";
    id: string;
    fullName: string;
  };
};

export type MergeParts = {
  __typename: "MergeSuggestion";
  keep: {
    __typename: "Challenge";
    id: string;
    title: string;
    language: Language;
  };
  merge: {
    __typename: "Challenge";
    id: string;
    title: string;
    language: Language;
  };
  reasons: MergeReason[];
  isPossibleNow: boolean;
};

export type MissingParts = {
  __typename: "MissingMeasure";
  field: string;
  start: number;
  end: number;
  text: string;
};

export type MoneyParts = {
  __typename: "Money";
  amount: string;
  currency: string;
};

export type NotificationParts = {
  __typename: "Notification";
  id: string;
  sequence: number;
  kind: string;
  createdAt: string;
  readAt: string | null;
  title: string;
  body: string;
  link: string;
};

export type OrganisationFull = {
  __typename: "Organisation";
  id: string;
  kind: OrganisationKind;
  name: string;
  nameEn: string;
  slug: string;
  supplierKind: SupplierKind | null;
  description: string;
  website: string;
  isActive: boolean;
  isSample: boolean;
  city: {
    __typename: "City";
    id: string;
    slug: string;
    nameFa: string;
    nameEn: string;
  } | null;
  parent: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  } | null;
  ancestors: ({
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  })[];
  children: ({
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  })[];
  credentials: ({
    __typename: "Credential";
    id: string;
    kind: string;
    number: string;
    issuer: string;
    validUntil: string | null;
    status: CredentialStatus;
    note: string;
    verifiedAt: string | null;
  })[];
  allowedActions: ({
    __typename: "AllowedAction";
    name: string;
    allowed: boolean;
    code: string | null;
    reason: string | null;
  })[];
};

export type OrganisationRef = {
  __typename: "Organisation";
  id: string;
  kind: OrganisationKind;
  name: string;
  nameEn: string;
  slug: string;
  supplierKind: SupplierKind | null;
};

export type PairingPlanFull = {
  __typename: "PairingPlan";
  id: string;
  name: string;
  filter: unknown;
  challengeCapacity: number;
  supplierCapacity: number;
  newcomersPercent: number;
  includesPossible: boolean;
  collectedAt: string;
  revision: number;
  createdAt: string;
  pairs: ({
    __typename: "PlannedPair";
    matchId: string;
    challenge: {
      __typename: "Challenge";
      id: string;
      title: string;
      language: Language;
      unit: {
        __typename: "Organisation";
        id: string;
        kind: OrganisationKind;
        name: string;
        nameEn: string;
        slug: string;
        supplierKind: SupplierKind | null;
      };
    };
    solution: {
      __typename: "Solution";
      id: string;
      title: string;
      language: Language;
    };
    supplier: {
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    };
    score: number;
    band: MatchBand;
    rankForChallenge: number;
    rankForSupplier: number;
    busySuppliers: ({
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    })[];
    busyChallenges: {
      __typename: "Challenge";
      id: string;
      title: string;
      language: Language;
    }[];
    isNewcomer: boolean;
    isForNewcomers: boolean;
    decision: PairingDecision | null;
  })[];
  rejected: ({
    __typename: "RejectedPair";
    matchId: string;
    challenge: {
      __typename: "Challenge";
      id: string;
      title: string;
      language: Language;
    };
    solution: {
      __typename: "Solution";
      id: string;
      title: string;
      language: Language;
    };
    supplier: {
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    };
  })[];
  unserved: ({
    __typename: "Challenge";
    id: string;
    title: string;
    language: Language;
    unit: {
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    };
  })[];
  exposure: {
    __typename: "Exposure";
    pairs: number;
    score: number;
    gini: number;
    newcomersShare: number | null;
    suppliersReached: number;
  };
  topK: {
    __typename: "Exposure";
    pairs: number;
    score: number;
    gini: number;
    newcomersShare: number | null;
    suppliersReached: number;
  };
  bestScore: number;
  newcomers: number;
  suppliers: number;
  isOutdated: boolean;
};

export type PairingPlanParts = {
  __typename: "PairingPlan";
  id: string;
  name: string;
  filter: unknown;
  challengeCapacity: number;
  supplierCapacity: number;
  newcomersPercent: number;
  includesPossible: boolean;
  collectedAt: string;
  revision: number;
  createdAt: string;
};

export type PhraseParts = {
  __typename: "PhrasePair";
  challengeField: string;
  challengeStart: number;
  challengeEnd: number;
  challengeText: string;
  solutionField: string;
  solutionStart: number;
  solutionEnd: number;
  solutionText: string;
  similarity: number;
  share: number;
};

export type PlannedPairParts = {
  __typename: "PlannedPair";
  matchId: string;
  challenge: {
    __typename: "Challenge";
    id: string;
    title: string;
    language: Language;
    unit: {
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    };
  };
  solution: {
    __typename: "Solution";
    id: string;
    title: string;
    language: Language;
  };
  supplier: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  };
  score: number;
  band: MatchBand;
  rankForChallenge: number;
  rankForSupplier: number;
  busySuppliers: ({
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  })[];
  busyChallenges: {
    __typename: "Challenge";
    id: string;
    title: string;
    language: Language;
  }[];
  isNewcomer: boolean;
  isForNewcomers: boolean;
  decision: PairingDecision | null;
};

export type QualityParts = {
  __typename: "Quality";
  score: number;
  hints: {
    __typename: "QualityHint";
    field: string;
    code: string;
    message: string;
    isBlocking: boolean;
  }[];
};

export type RankerParts = {
  __typename: "Ranker";
  id: string;
  version: string;
  state: RankerState;
  modelKey: string;
  formula: string;
  calibration: string;
  weights: {
    __typename: "RankerWeight";
    group: string;
    name: string;
    value: number;
    builtIn: number;
  }[];
  trainedOn: {
    __typename: "RankerFeedback";
    verdicts: number;
    useful: number;
    lists: number;
    impressions: number;
  };
  measuredOn: {
    __typename: "RankerFeedback";
    verdicts: number;
    useful: number;
    lists: number;
    impressions: number;
  };
  positionDecay: number;
  measures: ({
    __typename: "RankerMeasure";
    name: string;
    value: number;
    current: number;
    gain: number;
    low: number | null;
    high: number | null;
    higherIsBetter: boolean;
  })[];
  worse: string[];
  reliability: {
    __typename: "ReliabilityBin";
    predicted: number;
    observed: number;
    count: number;
  }[];
  createdAt: string;
  createdBy: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  activatedAt: string | null;
  activatedBy: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  retiredAt: string | null;
  allowedActions: ({
    __typename: "AllowedAction";
    name: string;
    allowed: boolean;
    code: string | null;
    reason: string | null;
  })[];
};

export type RevisionParts = {
  __typename: "RevisionEntry";
  number: number;
  createdAt: string;
  author: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  note: string;
  changedFields: string[];
};

export type SavedSearchParts = {
  __typename: "SavedSearch";
  id: string;
  kind: SearchKind;
  name: string;
  filter: unknown;
  isSemantic: boolean;
  notify: boolean;
  createdAt: string;
};

export type SessionParts = {
  __typename: "Session";
  user: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  email: string | null;
  language: Language;
  moneyUnit: MoneyUnit;
  calendar: string;
  memberships: ({
    __typename: "Membership";
    id: string;
    role: Role;
    isActive: boolean;
    joinedAt: string;
    organisation: {
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    };
  })[];
  activeMembership: {
    __typename: "Membership";
    id: string;
    role: Role;
    organisation: {
      __typename: "Organisation";
      id: string;
      kind: OrganisationKind;
      name: string;
      nameEn: string;
      slug: string;
      supplierKind: SupplierKind | null;
    };
  } | null;
  isSecretariat: boolean;
  hasSecondFactor: boolean;
  unreadNotifications: number;
  serverTime: string;
  isDemo: boolean;
  canCreateChallenge: boolean;
  canCreateSolution: boolean;
};

export type SharedPhraseParts = {
  __typename: "SharedPhrase";
  field: string;
  start: number;
  end: number;
  text: string;
  otherField: string;
  otherStart: number;
  otherEnd: number;
  otherText: string;
  similarity: number;
};

export type SolutionCard = {
  __typename: "Solution";
  id: string;
  language: Language;
  title: string;
  summary: string;
  state: SolutionState;
  revision: number;
  trl: number | null;
  publishedAt: string | null;
  updatedAt: string;
  isSample: boolean;
  priceNote: string;
  supplier: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  };
  priceMin: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  priceMax: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  dimensions: {
    __typename: "Dimension";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  goals: {
    __typename: "Goal";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  tags: string[];
};

export type SolutionFull = {
  __typename: "Solution";
  id: string;
  language: Language;
  title: string;
  summary: string;
  state: SolutionState;
  revision: number;
  trl: number | null;
  publishedAt: string | null;
  updatedAt: string;
  isSample: boolean;
  priceNote: string;
  supplier: {
    __typename: "Organisation";
    id: string;
    kind: OrganisationKind;
    name: string;
    nameEn: string;
    slug: string;
    supplierKind: SupplierKind | null;
  };
  priceMin: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  priceMax: {
    __typename: "Money";
    amount: string;
    currency: string;
  } | null;
  dimensions: {
    __typename: "Dimension";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  goals: {
    __typename: "Goal";
    id: string;
    code: string;
    titleFa: string;
    titleEn: string;
  }[];
  tags: string[];
  author: {
    __typename: "User";
    id: string;
    fullName: string;
  } | null;
  description: string;
  evidence: string;
  integrationNeeds: string;
  createdAt: string;
  quality: {
    __typename: "Quality";
    score: number;
    hints: {
      __typename: "QualityHint";
      field: string;
      code: string;
      message: string;
      isBlocking: boolean;
    }[];
  };
  attachments: {
    __typename: "Attachment";
    id: string;
    name: string;
    size: number;
    contentType: string;
    url: string;
    sha256: string;
    uploadedAt: string;
  }[];
  history: ({
    __typename: "HistoryEntry";
    name: string;
    at: string;
    actor: {
      __typename: "User";
      id: string;
      fullName: string;
    } | null;
    source: string | null;
    target: string | null;
    reason: string;
  })[];
  allowedActions: ({
    __typename: "AllowedAction";
    name: string;
    allowed: boolean;
    code: string | null;
    reason: string | null;
  })[];
};
