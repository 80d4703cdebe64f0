"""What ranks: fitted weights, and how well they were found to rank."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from bahamm.kernel.constraints import one_of
from matching.enums import RankerState


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
            one_of("state", RankerState, "matching_ranker_state"),
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
