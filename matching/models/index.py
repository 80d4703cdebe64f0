"""Vectors with their change log.

The vectors here are the truth; the index in each process is a cache that follows the log.
"""

import uuid

from django.db import models

from bahamm.kernel.constraints import one_of
from matching.enums import Kind, Part


class IndexState(models.Model):
    """The head of one model's change log.

    Whoever writes to the log locks this row until commit and takes the next number. So numbers become visible
    in their own order: a reader who sees number *n* sees all smaller ones, and "everything after *n*" never
    skips a row whose transaction was slower. (A database sequence or an auto-increment id gives numbers at
    insertion: a reader could pass 8 before 7 commits and never look back.)
    """

    #: Model id, revision and dimension: vectors under different keys are never compared.
    model_key = models.CharField(max_length=200, unique=True)
    last_sequence = models.PositiveBigIntegerField(default=0)
    #: Everything live is embedded under this key; the newest ready key serves.
    is_ready = models.BooleanField(default=False)
    #: Tells one database from another with the same numbers (a restored copy, a fresh test database).
    epoch = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.model_key} #{self.last_sequence}"

    @classmethod
    def held(cls, key: str) -> "IndexState":
        """The head under ``key``, locked until commit."""
        return cls.objects.select_for_update().get(model_key=key)


class TextEmbedding(models.Model):
    """The vectors of one object under one model, and its place in the log.

    The log is compacted by construction: a changed object moves to a new ``sequence``, a removed one stays
    as a tombstone (``is_live`` false) so that every process hears of the removal.
    """

    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()
    model_key = models.CharField(max_length=200)
    #: Of the text that was embedded: unchanged text never reaches the model again.
    content_hash = models.CharField(max_length=64)
    #: Of everything the index reads, facets included: an unchanged object does not move in the log.
    document_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    #: float32, little-endian: the text as a document …
    vector = models.BinaryField()
    #: … and as a query, so that a stored object is matched without the model.
    query_vector = models.BinaryField()
    sequence = models.PositiveBigIntegerField()
    is_live = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "model_key"], name="matching_embedding_once"),
            models.UniqueConstraint(fields=["model_key", "sequence"], name="matching_embedding_sequence"),
            one_of("kind", Kind, "matching_embedding_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} #{self.sequence}"

    @property
    def version(self) -> int:
        """Of the text that was embedded: :func:`matching.documents.content_hash` as a number of 64 bits."""
        return int.from_bytes(bytes.fromhex(self.content_hash[:16]), signed=True)


class SentenceVectors(models.Model):
    """Vectors of the phrases of one part of an object: reasons need no model then. A cache, which may be deleted."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.TEXT)
    model_key = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    #: float16, little-endian, one row for each sentence.
    vectors = models.BinaryField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "part", "model_key"], name="matching_sentences_once"),
            one_of("kind", Kind, "matching_sentences_kind"),
            one_of("part", Part, "matching_sentences_part"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.part}: {self.count}"
