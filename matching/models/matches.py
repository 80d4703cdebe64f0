"""Matches as they stood, and what people said about them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Organisation
from bahamm.kernel.constraints import one_of
from marketplace.catalog.models import Challenge, Solution
from matching.enums import Direction, FeedbackVerdict, MatchBand


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
            one_of("direction", Direction, "matching_record_direction"),
            one_of("band", MatchBand, "matching_record_band"),
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
            one_of("direction", Direction, "matching_feedback_direction"),
            one_of("verdict", FeedbackVerdict, "matching_feedback_verdict"),
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
        constraints = [one_of("direction", Direction, "matching_view_direction")]
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
