import uuid

from django.conf import settings
from django.db import models

from marketplace.catalog.models.challenge import Challenge
from marketplace.catalog.models.solution import Solution


class Upload(models.Model):
    """A checked file that nothing refers to yet. Its owner binds it to an object or it is swept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: What the person called it: shown, never used as a path.
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    #: A name of our own in the default storage.
    storage_name = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.pk}"


class Attachment(models.Model):
    """A file of one challenge or one solution; who sees the object sees the file."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    challenge = models.ForeignKey(
        Challenge, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments"
    )
    solution = models.ForeignKey(Solution, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    storage_name = models.CharField(max_length=200, unique=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(challenge__isnull=True) ^ models.Q(solution__isnull=True),
                name="catalog_attachment_one_parent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.uuid}"

    @property
    def url(self) -> str:
        return f"/files/{self.uuid}/"
