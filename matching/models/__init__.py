"""Rows of matching: vectors with their change log, stored matches, what people said about them, and what ranks."""

from matching.models.index import IndexState, SentenceVectors, TextEmbedding
from matching.models.matches import MatchFeedback, MatchImpression, MatchRecord, MatchView
from matching.models.pairing import PairingChoice, PairingPlan
from matching.models.rankers import EvaluationRun, RankerVersion
from matching.models.searches import SavedSearch, SavedSearchFind

__all__ = [
    "EvaluationRun",
    "IndexState",
    "MatchFeedback",
    "MatchImpression",
    "MatchRecord",
    "MatchView",
    "PairingChoice",
    "PairingPlan",
    "RankerVersion",
    "SavedSearch",
    "SavedSearchFind",
    "SentenceVectors",
    "TextEmbedding",
]
