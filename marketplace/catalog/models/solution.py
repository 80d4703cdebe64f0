from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.enums import Language
from accounts.models import Organisation
from bahamm.kernel.text import sort_key
from marketplace.catalog import folding
from marketplace.catalog.enums import SolutionState
from marketplace.catalog.models.columns import amounts_are_sound, readiness_is_sound, rial, state_is_known
from marketplace.catalog.models.taxonomy import Dimension, Goal
from marketplace.catalog.workflow import SOLUTION


class Solution(models.Model):
    """What a supplier offers, standing in the catalogue without any call. Only services write it."""

    supplier = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="solutions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    language = models.CharField(max_length=2, choices=Language.choices, default=Language.FA)
    title = models.CharField(max_length=200, blank=True, default="")
    summary = models.CharField(max_length=600, blank=True, default="")
    description = models.TextField(blank=True, default="")
    evidence = models.TextField(blank=True, default="")
    integration_needs = models.TextField(blank=True, default="")
    trl = models.PositiveSmallIntegerField(null=True, blank=True)
    price_min = rial()
    price_max = rial()
    price_note = models.CharField(max_length=500, blank=True, default="")
    dimensions: models.ManyToManyField[Dimension, models.Model] = models.ManyToManyField(
        Dimension, blank=True, related_name="solutions"
    )
    goals: models.ManyToManyField[Goal, models.Model] = models.ManyToManyField(
        Goal, blank=True, related_name="solutions"
    )
    tags = models.JSONField(default=list, blank=True)

    state = models.CharField(max_length=20, choices=SolutionState.choices, default=SolutionState.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)
    external_id = models.CharField(max_length=100, blank=True, default="")
    search_text = models.TextField(editable=False, default="")
    sort_title = models.CharField(max_length=200, editable=False, default="")

    #: Stated, since the money columns wrap it.
    objects: ClassVar[models.Manager["Solution"]] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            state_is_known(SOLUTION, "catalog_solution_state"),
            *amounts_are_sound("price_min", "price_max", "catalog_solution_price"),
            readiness_is_sound("trl", "catalog_solution_trl"),
            models.CheckConstraint(condition=models.Q(language__in=Language.values), name="catalog_solution_language"),
            models.UniqueConstraint(
                fields=["supplier", "external_id"],
                condition=~models.Q(external_id=""),
                name="catalog_solution_external_id",
            ),
        ]
        indexes = [models.Index(fields=["state", "-published_at", "-id"], name="catalog_solution_newest")]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"

    def refresh_search(self) -> None:
        """Recompute what search and sorting read; services call it before they save."""
        supplier = self.supplier
        parts = (
            self.title,
            self.summary,
            self.description,
            " ".join(self.tags),
            str(supplier.name),
            str(supplier.name_en),
        )
        self.search_text = folding.search_text(parts)
        self.sort_title = sort_key(self.title)


class SolutionRevision(models.Model):
    """A snapshot, as :class:`ChallengeRevision`."""

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=40, blank=True, default="")
    changed_fields = models.JSONField(default=list)
    snapshot = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["solution", "number"], name="catalog_solution_revision_once")]

    def __str__(self) -> str:
        return f"{self.solution_id} r{self.number}"
