"""Boards that pair many challenges with many suppliers."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Organisation
from bahamm.kernel.constraints import one_of
from marketplace.catalog.models import Challenge, Solution
from matching.enums import PairingDecision


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
            one_of("decision", PairingDecision, "matching_pairing_choice_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id} × {self.supplier_id}: {self.decision}"
