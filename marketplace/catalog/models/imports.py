from django.conf import settings
from django.db import models

from marketplace.catalog.enums import ImportKind


class ImportRun(models.Model):
    """A committed bulk import: who, what, and the report that was given."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ImportKind.choices)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    report = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ImportKind.values), name="catalog_import_run_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.filename}"
