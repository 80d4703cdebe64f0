"""Rows of the kernel: the event log, parked deliveries, idempotency keys."""

from django.conf import settings
from django.db import models


class EventRecord(models.Model):
    """One domain event, append-only. Its id orders the log within a process, not across transactions."""

    name = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="kernel_event_subject"),
            models.Index(fields=["name", "id"], name="kernel_event_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class ParkedDelivery(models.Model):
    """A delivery that failed every attempt: kept for a person to look at and to retry."""

    event = models.ForeignKey(EventRecord, on_delete=models.CASCADE)
    handler = models.CharField(max_length=200)
    attempts = models.PositiveIntegerField()
    error = models.TextField()
    parked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="kernel_parked_once")]

    def __str__(self) -> str:
        return f"{self.handler} of {self.event}"


class IdempotencyKey(models.Model):
    """Remembers what a repeated request already did."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    operation = models.CharField(max_length=80)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    result_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "operation", "key"], name="kernel_idempotency_once")]

    def __str__(self) -> str:
        return f"{self.operation} {self.key}"
