from django.conf import settings
from django.db import models


class Inbox(models.Model):
    """One row for each person, locked while numbers are given out: sequences have no gap and no repeat."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True)
    last_sequence = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "inboxes"

    def __str__(self) -> str:
        return f"{self.user_id}"


class Notification(models.Model):
    """One piece of news for one person. Its text is made when it is read, in the reader's language."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    sequence = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=60)
    #: The object it is about: ``challenge`` and its primary key.
    subject_type = models.CharField(max_length=40, blank=True, default="")
    subject_id = models.BigIntegerField(null=True, blank=True)
    data = models.JSONField(default=dict)
    #: News told twice has the same key and arrives once.
    dedupe_key = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "sequence"], name="notifications_sequence_once"),
            models.UniqueConstraint(fields=["recipient", "dedupe_key"], name="notifications_dedupe"),
        ]
        indexes = [models.Index(fields=["recipient", "read_at"], name="notifications_unread")]

    def __str__(self) -> str:
        return f"{self.recipient_id} #{self.sequence} {self.kind}"
