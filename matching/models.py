"""Rows of matching: vectors with their change log, stored matches, and what people said about them.

The vectors here are the truth; the index in each process is a cache that follows the log.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Organisation
from marketplace.catalog.models import Challenge, Solution
from matching.enums import Direction, FeedbackVerdict, Kind, MatchBand, PairingDecision, Part, RankerState, SearchKind


def _one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The database keeps a column to its vocabulary, whoever writes."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)


class IndexState(models.Model):
    """The head of one model's change log.

    Whoever writes to the log locks this row until commit and takes the next number. So numbers become visible
    in their own order: a reader who sees number *n* sees all smaller ones, and "everything after *n*" never
    skips a row whose transaction was slower. (A database sequence or an auto-increment id gives numbers at
    insertion: a reader could pass 8 before 7 commits and never look back.)
    """

    #: Model id, revision and dimension: vectors under different keys are never compared.
    model_key = models.CharField(max_length=200, unique=True)
    last_sequence = models.PositiveBigIntegerField(default=0)
    #: Everything live is embedded under this key; the newest ready key serves.
    is_ready = models.BooleanField(default=False)
    #: Tells one database from another with the same numbers (a restored copy, a fresh test database).
    epoch = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.model_key} #{self.last_sequence}"


class TextEmbedding(models.Model):
    """The vectors of one object under one model, and its place in the log.

    The log is compacted by construction: a changed object moves to a new ``sequence``, a removed one stays
    as a tombstone (``is_live`` false) so that every process hears of the removal.
    """

    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()
    model_key = models.CharField(max_length=200)
    #: Of the text that was embedded: unchanged text never reaches the model again.
    content_hash = models.CharField(max_length=64)
    #: Of everything the index reads, facets included: an unchanged object does not move in the log.
    document_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    #: float32, little-endian: the text as a document …
    vector = models.BinaryField()
    #: … and as a query, so that a stored object is matched without the model.
    query_vector = models.BinaryField()
    sequence = models.PositiveBigIntegerField()
    is_live = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "model_key"], name="matching_embedding_once"),
            models.UniqueConstraint(fields=["model_key", "sequence"], name="matching_embedding_sequence"),
            _one_of("kind", Kind, "matching_embedding_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} #{self.sequence}"

    @property
    def version(self) -> int:
        """Of the text that was embedded: :func:`matching.documents.content_hash` as a number of 64 bits."""
        return int.from_bytes(bytes.fromhex(self.content_hash[:16]), signed=True)


class SentenceVectors(models.Model):
    """Vectors of the phrases of one part of an object: reasons need no model then. A cache, which may be deleted."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.TEXT)
    model_key = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    #: float16, little-endian, one row for each sentence.
    vectors = models.BinaryField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "part", "model_key"], name="matching_sentences_once"),
            _one_of("kind", Kind, "matching_sentences_kind"),
            _one_of("part", Part, "matching_sentences_part"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.part}: {self.count}"


class MatchRecord(models.Model):
    """A match as it stood when it was computed. Rows that fell out of the list stay, not current.

    ``announced_at`` is the promise of "each pair at most once": it is set in the transaction that notifies.
    """

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="match_records")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="match_records")
    direction = models.CharField(max_length=10, choices=Direction.choices)
    rank = models.PositiveIntegerField()
    score = models.FloatField()
    percentile = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=10, choices=MatchBand.choices)
    components = models.JSONField(default=list)
    model_key = models.CharField(max_length=200)
    ranker_version = models.CharField(max_length=40)
    is_current = models.BooleanField(default=True)
    computed_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["challenge", "solution", "direction"], name="matching_record_once"),
            _one_of("direction", Direction, "matching_record_direction"),
            _one_of("band", MatchBand, "matching_record_band"),
        ]
        indexes = [
            models.Index(fields=["challenge", "direction", "is_current", "rank"], name="matching_record_challenge"),
            models.Index(fields=["solution", "direction", "is_current", "rank"], name="matching_record_solution"),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id} × {self.solution_id} ({self.direction}) rank {self.rank}"


class MatchFeedback(models.Model):
    """One verdict of one organisation on one pair, with what was shown when it was given.

    Position, score, model and ranker are kept so that the log serves for learning later: a verdict on what
    nobody could see is none, and clicks lean to the top. Rows are never changed but for ``is_current``.
    """

    #: Where the pair stood when this organisation last saw it in a list; None when it did not.
    impression = models.ForeignKey(
        "MatchImpression", on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback"
    )

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="match_feedback")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="match_feedback")
    direction = models.CharField(max_length=10, choices=Direction.choices)
    #: The side that judges: the challenge's unit or the solution's supplier.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, choices=FeedbackVerdict.choices)
    comment = models.TextField(blank=True, default="")
    #: 1 is the top of the list as it was shown; None when the pair was opened by itself.
    position = models.PositiveIntegerField(null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    components = models.JSONField(default=list)
    model_key = models.CharField(max_length=200)
    ranker_version = models.CharField(max_length=40)
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["MatchFeedback"]] = models.Manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "challenge", "solution", "direction"],
                condition=models.Q(is_current=True),
                name="matching_feedback_one_current",
            ),
            _one_of("direction", Direction, "matching_feedback_direction"),
            _one_of("verdict", FeedbackVerdict, "matching_feedback_verdict"),
        ]
        indexes = [models.Index(fields=["challenge", "solution", "direction"], name="matching_feedback_pair")]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.organisation_id} on {self.challenge_id} × {self.solution_id}"


class MatchView(models.Model):
    """A page of a match list that was shown to a person of the subject's side; one row for each state of it.

    The key is a keyed digest of person, list and order: the same person seeing the same again finds the row, and
    nobody reads the person out of it. Which organisation looked is kept, who in it is not.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    direction = models.CharField(max_length=10, choices=Direction.choices)
    #: Primary key of the challenge or solution whose list it is.
    subject_id = models.BigIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    model_key = models.CharField(max_length=200)
    ranker_version = models.CharField(max_length=40)
    shown_at = models.DateTimeField()

    class Meta:
        constraints = [_one_of("direction", Direction, "matching_view_direction")]
        indexes = [models.Index(fields=["shown_at"], name="matching_view_shown_at")]

    def __str__(self) -> str:
        return f"{self.direction} {self.subject_id} at {self.shown_at:%Y-%m-%d %H:%M}"


class MatchImpression(models.Model):
    """One pair on a shown page: its place, its score and the measures that the weights turned into it."""

    view = models.ForeignKey(MatchView, on_delete=models.CASCADE, related_name="impressions")
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="+")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="+")
    #: 1 is the top of the whole list, not of the page.
    position = models.PositiveIntegerField()
    score = models.FloatField()
    #: Component → value before weighting: under any other weights the score can be told again.
    measures = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["view", "challenge", "solution"], name="matching_impression_once")
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id} × {self.solution_id} at {self.position}"


class RankerVersion(models.Model):
    """Fusion weights and a calibration that were fitted to feedback. Never changed but for state and its dates.

    It ranks what ``model_key`` and ``formula`` compare, and nothing else: under another model or formula the same
    components mean something else, and the built-in weights rank.
    """

    state = models.CharField(max_length=10, choices=RankerState.choices, default=RankerState.CANDIDATE)
    #: Of the vectors, and :data:`matching.engine.weights.VERSION`, that the feedback was given under.
    model_key = models.CharField(max_length=200)
    formula = models.CharField(max_length=20)
    #: ``{"same_language": {component: weight}, "across": …, "structure": …}``.
    weights = models.JSONField()
    #: As :func:`matching.engine.learning.calibration.read` takes it.
    calibration = models.JSONField()
    #: What the fit found out on held-back feedback; see :mod:`matching.engine.learning.report`.
    metrics = models.JSONField()
    #: What it was measured against; None: the built-in weights.
    compared_with = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: What ranked before it was activated; None: the built-in weights.
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: None when it was done from the command line.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    activated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    activated_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["RankerVersion"]] = models.Manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state=RankerState.ACTIVE), name="matching_ranker_one_active"
            ),
            _one_of("state", RankerState, "matching_ranker_state"),
        ]

    def __str__(self) -> str:
        return f"{self.version} ({self.state})"

    @property
    def version(self) -> str:
        """How scores name it."""
        return f"{self.formula}+{self.pk}"


class EvaluationRun(models.Model):
    """Figures of one ``evaluate-matching`` that an operator wanted to keep."""

    dataset = models.CharField(max_length=120)
    split = models.CharField(max_length=20)
    model_key = models.CharField(max_length=200)
    ranker_version = models.CharField(max_length=40)
    #: The printed JSON, whole.
    figures = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["EvaluationRun"]] = models.Manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dataset} ({self.split}) under {self.ranker_version}"


class SavedSearch(models.Model):
    """The conditions of a list, kept by a person who wants to hear of what will meet them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    kind = models.CharField(max_length=12, choices=SearchKind.choices)
    name = models.CharField(max_length=120)
    #: The given fields of the list's filter, ids as primary keys; what was left open is left out.
    filter = models.JSONField(default=dict)
    #: Whether the text is compared by meaning (strong and good fits) instead of word by word.
    is_semantic = models.BooleanField(default=False)
    #: Of kind, filter and is_semantic: the same conditions are kept once.
    fingerprint = models.CharField(max_length=64)
    notify = models.BooleanField(default=True)
    #: Only what is published from here on is news; moves when notices are switched on again.
    watching_since = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["SavedSearch"]] = models.Manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "fingerprint"], name="matching_saved_search_once"),
            _one_of("kind", SearchKind, "matching_saved_search_kind"),
        ]
        indexes = [models.Index(fields=["kind", "notify", "id"], name="matching_saved_search_watch")]

    def __str__(self) -> str:
        return self.name


class SavedSearchFind(models.Model):
    """An object that a saved search has told of: the promise of "once for each pair of them"."""

    saved_search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="finds")
    object_id = models.BigIntegerField()
    told_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["saved_search", "object_id"], name="matching_saved_search_find_once")
        ]

    def __str__(self) -> str:
        return f"{self.saved_search_id}: {self.object_id}"


class PairingPlan(models.Model):
    """A pairing board of the secretariat: parameters, and the candidates as they stood when it was made.

    The pairs are not stored: the same candidates, parameters and decisions always give the same ones.
    """

    name = models.CharField(max_length=120)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: The given fields of the list's filter that chose the challenges.
    filter = models.JSONField(default=dict)
    challenge_capacity = models.PositiveSmallIntegerField()
    supplier_capacity = models.PositiveSmallIntegerField()
    #: At least so many per cent of the pairs for newcomers, as long as that costs little.
    newcomers_percent = models.PositiveSmallIntegerField()
    #: Whether matches that are merely possible are candidates, too.
    includes_possible = models.BooleanField(default=False)
    #: Primary keys of the chosen challenges.
    challenges = models.JSONField(default=list)
    #: ``[challenge, supplier, solution, score, band]``: the best solution of each supplier for each challenge.
    candidates = models.JSONField(default=list)
    #: Suppliers among them that were newcomers.
    newcomers = models.JSONField(default=list)
    collected_at = models.DateTimeField()
    #: Raised by every write; a client that names an older one is told so.
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["PairingPlan"]] = models.Manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(newcomers_percent__lte=100), name="matching_pairing_plan_newcomers_percent"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PairingChoice(models.Model):
    """A hand-made decision on one pair of a plan. A decision that is taken back leaves no row."""

    plan = models.ForeignKey(PairingPlan, on_delete=models.CASCADE, related_name="choices")
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="+")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="+")
    supplier = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=PairingDecision.choices)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["challenge_id", "supplier_id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "challenge", "supplier"], name="matching_pairing_choice_once"),
            _one_of("decision", PairingDecision, "matching_pairing_choice_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id} × {self.supplier_id}: {self.decision}"
