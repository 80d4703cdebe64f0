"""Searches that people keep."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from bahamm.kernel.constraints import one_of
from matching.enums import SearchKind


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
            one_of("kind", SearchKind, "matching_saved_search_kind"),
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
