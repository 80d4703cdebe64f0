// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";
import type { ActivateRankerInput, Language, MatchKind, RankerState, VerdictKind } from "./schema";

export type ActivateRankerMutation = {
  activateRanker: {
    __typename: "ActivateRankerPayload";
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
    status: {
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
    } | null;
    errors: ({
      __typename: "FieldError";
      field: string | null;
      code: string;
      message: string;
    })[];
  };
};

export type ActivateRankerVariables = {
  input: ActivateRankerInput;
};

export const ActivateRankerDocument = /* #__PURE__ */ operation<ActivateRankerMutation, ActivateRankerVariables>(
  "mutation ActivateRanker($input: ActivateRankerInput!) {\n  activateRanker(input: $input) {\n    ranker {\n      ...RankerParts\n      __typename\n    }\n    status {\n      ...MatchingStatusParts\n      __typename\n    }\n    errors {\n      ...FieldErrorParts\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment ActionParts on AllowedAction {\n  name\n  allowed\n  code\n  reason\n  __typename\n}\n\nfragment EvaluationRunParts on EvaluationRun {\n  id\n  dataset\n  split\n  modelKey\n  rankerVersion\n  figures\n  createdAt\n  __typename\n}\n\nfragment FieldErrorParts on FieldError {\n  field\n  code\n  message\n  __typename\n}\n\nfragment MatchingStatusParts on MatchingStatus {\n  model {\n    name\n    revision\n    dimension\n    key\n    targetKey\n    isLoaded\n    isLexicalOnly\n    __typename\n  }\n  index {\n    sequence\n    head\n    lag\n    missing\n    builtAt\n    builtFrom\n    snapshotAt\n    snapshotBytes\n    __typename\n  }\n  documents {\n    kind\n    language\n    count\n    __typename\n  }\n  memoryMegabytes\n  degraded {\n    code\n    message\n    __typename\n  }\n  ranker {\n    ...RankerParts\n    __typename\n  }\n  rankerVersion\n  builtInVersion\n  feedback {\n    verdicts {\n      verdict\n      count\n      __typename\n    }\n    views\n    impressions\n    needs {\n      name\n      have\n      need\n      __typename\n    }\n    isEnough\n    __typename\n  }\n  lastEvaluation {\n    ...EvaluationRunParts\n    __typename\n  }\n  __typename\n}\n\nfragment RankerParts on Ranker {\n  id\n  version\n  state\n  modelKey\n  formula\n  calibration\n  weights {\n    group\n    name\n    value\n    builtIn\n    __typename\n  }\n  trainedOn {\n    verdicts\n    useful\n    lists\n    impressions\n    __typename\n  }\n  measuredOn {\n    verdicts\n    useful\n    lists\n    impressions\n    __typename\n  }\n  positionDecay\n  measures {\n    name\n    value\n    current\n    gain\n    low\n    high\n    higherIsBetter\n    __typename\n  }\n  worse\n  reliability {\n    predicted\n    observed\n    count\n    __typename\n  }\n  createdAt\n  createdBy {\n    id\n    fullName\n    __typename\n  }\n  activatedAt\n  activatedBy {\n    id\n    fullName\n    __typename\n  }\n  retiredAt\n  allowedActions {\n    ...ActionParts\n    __typename\n  }\n  __typename\n}",
);
