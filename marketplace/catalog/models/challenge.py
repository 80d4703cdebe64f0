from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.enums import Language
from accounts.models import City, Organisation
from bahamm.kernel.text import sort_key
from marketplace.catalog import folding
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models.columns import amounts_are_sound, readiness_is_sound, rial, state_is_known
from marketplace.catalog.models.taxonomy import Axis, Dimension, Goal
from marketplace.catalog.workflow import CHALLENGE


def all_languages() -> list[str]:
    return list(Language.values)


class Challenge(models.Model):
    """A problem that a municipal unit wants solved, with its identity card. Only services write it."""

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="challenges")
    #: Taken from the unit, so that lists filter without climbing the tree.
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="challenges")
    #: None for an import by the command line.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    language = models.CharField(max_length=2, choices=Language.choices, default=Language.FA)
    title = models.CharField(max_length=200, blank=True, default="")
    summary = models.CharField(max_length=600, blank=True, default="")
    description = models.TextField(blank=True, default="")

    owner_name = models.CharField(max_length=200, blank=True, default="")
    place = models.CharField(max_length=300, blank=True, default="")
    baseline = models.TextField(blank=True, default="")
    success_measures = models.TextField(blank=True, default="")
    shareable_data = models.TextField(blank=True, default="")
    pilot_site = models.CharField(max_length=1000, blank=True, default="")
    constraints = models.TextField(blank=True, default="")
    budget_min = rial()
    budget_max = rial()
    budget_source = models.CharField(max_length=500, blank=True, default="")
    has_no_budget = models.BooleanField(default=False)
    trl_min = models.PositiveSmallIntegerField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    dimension = models.ForeignKey(Dimension, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges")
    axis = models.ForeignKey(Axis, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges")
    goals: models.ManyToManyField[Goal, models.Model] = models.ManyToManyField(
        Goal, blank=True, related_name="challenges"
    )
    tags = models.JSONField(default=list, blank=True)
    required_credentials = models.JSONField(default=list, blank=True)
    accepts_languages = models.JSONField(default=all_languages, blank=True)

    state = models.CharField(max_length=20, choices=ChallengeState.choices, default=ChallengeState.DRAFT)
    #: Raised by every write; a client that names an older one is told so.
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    #: Set when an officer asks the head for approval; taken back by any step.
    approval_requested_at = models.DateTimeField(null=True, blank=True)
    #: Why it is in this state (returned, withdrawn, merged, published again).
    state_reason = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    is_sample = models.BooleanField(default=False)
    external_id = models.CharField(max_length=100, blank=True, default="")
    search_text = models.TextField(editable=False, default="")
    sort_title = models.CharField(max_length=200, editable=False, default="")

    #: Stated, since the money columns wrap it.
    objects: ClassVar[models.Manager["Challenge"]] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            state_is_known(CHALLENGE, "catalog_challenge_state"),
            *amounts_are_sound("budget_min", "budget_max", "catalog_challenge_budget"),
            readiness_is_sound("trl_min", "catalog_challenge_trl"),
            models.CheckConstraint(condition=models.Q(language__in=Language.values), name="catalog_challenge_language"),
            models.CheckConstraint(
                condition=(models.Q(state=ChallengeState.MERGED) & models.Q(merged_into__isnull=False))
                | (~models.Q(state=ChallengeState.MERGED) & models.Q(merged_into__isnull=True)),
                name="catalog_challenge_merged_into",
            ),
            models.UniqueConstraint(
                fields=["unit", "external_id"],
                condition=~models.Q(external_id=""),
                name="catalog_challenge_external_id",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="catalog_challenge_newest"),
            models.Index(fields=["state", "deadline"], name="catalog_challenge_deadline"),
        ]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"

    def refresh_search(self) -> None:
        """Recompute what search and sorting read; services call it before they save."""
        parts = (
            self.title,
            self.summary,
            self.description,
            " ".join(self.tags),
            str(self.unit.name),
            str(self.unit.name_en),
        )
        self.search_text = folding.search_text(parts)
        self.sort_title = sort_key(self.title)


class ChallengeRevision(models.Model):
    """A snapshot. Typing of one author within some minutes is one entry; each step of the machine is one."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    #: Name of the step; empty for an edit.
    note = models.CharField(max_length=40, blank=True, default="")
    changed_fields = models.JSONField(default=list)
    snapshot = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["challenge", "number"], name="catalog_challenge_revision_once")]

    def __str__(self) -> str:
        return f"{self.challenge_id} r{self.number}"
