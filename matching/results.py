"""What matching answers. Plain values; reasons and counts are read only when somebody asks for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from accounts.models import Organisation
from marketplace.catalog.models import Challenge, Dimension, Goal, Solution


@dataclass(frozen=True, slots=True)
class MatchComponent:
    """A part of the score: ``value`` is what it adds (the score is their sum), ``share`` its part of all that is added.

    The shares of one match sum to 1; what speaks against it has a share of 0. ``measure``: before it was weighed.
    """

    name: str
    share: float
    value: float
    measure: float = 0.0


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """Two phrases that say the same. Offsets are UTF-16 code units into the named field; texts are verbatim."""

    challenge_field: str
    challenge_start: int
    challenge_end: int
    challenge_text: str
    solution_field: str
    solution_start: int
    solution_end: int
    solution_text: str
    similarity: float
    share: float


@dataclass(frozen=True, slots=True)
class MissingMeasure:
    """A phrase of the challenge of which the solution says nothing. Offsets as in :class:`PhrasePair`."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class FeedbackSummary:
    """What this viewer may know of the verdicts on one pair."""

    mine: str | None = None
    counts: tuple[FeedbackCount, ...] = ()


@dataclass(kw_only=True)
class Match:
    """A pair with its place in the list it was taken from (``direction``), its score and why."""

    challenge: Challenge
    solution: Solution
    direction: str
    rank: int
    score: float
    percentile: int
    band: str
    components: tuple[MatchComponent, ...]
    shared_goals: tuple[Goal, ...]
    shared_dimensions: tuple[Dimension, ...]
    budget_overlaps: bool | None
    trl_meets: bool | None
    is_cross_language: bool
    is_lexical_only: bool
    model_id: str
    model_key: str = ""
    ranker_version: str = ""
    #: Of being found useful; None while no calibrated ranker is active.
    probability: float | None = None
    read_phrases: Callable[["Match"], list[PhrasePair]] = field(repr=False, default=lambda match: [])
    read_missing: Callable[["Match"], list[MissingMeasure]] = field(repr=False, default=lambda match: [])
    read_feedback: Callable[["Match"], FeedbackSummary] = field(repr=False, default=lambda match: FeedbackSummary())

    @property
    def pair(self) -> tuple[int, int]:
        """What identifies a match: ``(challenge id, solution id)``."""
        return self.challenge.pk, self.solution.pk

    @cached_property
    def phrases(self) -> list[PhrasePair]:
        """Computed at first use: one read for all matches of a page, whichever is asked first."""
        return self.read_phrases(self)

    @cached_property
    def missing(self) -> list[MissingMeasure]:
        return self.read_missing(self)

    @cached_property
    def feedback(self) -> FeedbackSummary:
        return self.read_feedback(self)

    @property
    def my_feedback(self) -> str | None:
        return self.feedback.mine

    @property
    def feedback_counts(self) -> tuple[FeedbackCount, ...]:
        return self.feedback.counts


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPage:
    """One page of a match list. ``is_ready`` is false while the subject waits to be embedded."""

    matches: list[Match]
    total_count: int
    has_next_page: bool = False
    is_ready: bool = True


@dataclass(frozen=True, slots=True)
class SimilarChallenge:
    challenge: Challenge
    score: float
    band: str


@dataclass(kw_only=True)
class PreviewSolution:
    """A known solution for a text that is being typed; offsets point into the typed fields."""

    solution: Solution
    score: float
    band: str
    read_phrases: Callable[["PreviewSolution"], list[PhrasePair]] = field(repr=False, default=lambda match: [])

    @cached_property
    def phrases(self) -> list[PhrasePair]:
        return self.read_phrases(self)


@dataclass(frozen=True, slots=True)
class TypingPreview:
    challenges: list[SimilarChallenge]
    solutions: list[PreviewSolution]
    is_lexical_only: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    item: Challenge | Solution | Organisation
    score: float
    snippet: str
    #: Whether it is likely to be what is meant: it holds all the words, or its text is close.
    is_close: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    hits: list[SearchHit]
    is_lexical_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStatus:
    """For operators. ``lag`` is how many log entries this process has not applied yet."""

    model_id: str
    model_key: str
    target_key: str
    is_model_loaded: bool
    is_lexical_only: bool
    challenges: int
    solutions: int
    missing: int
    sequence: int
    lag: int
    built_at: str
    built_from: str
