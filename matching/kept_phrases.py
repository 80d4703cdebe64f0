"""Phrase vectors of stored texts, read for ranking: what :mod:`matching.reasons` keeps is compared part by part."""

import hashlib
from collections.abc import Iterable

import numpy as np

from bahamm.kernel.text import detect_language
from matching.documents import MAX_CHARACTERS, Item, fields_of, kind_of
from matching.engine.embedders.base import dimension_of
from matching.engine.explain import Phrases, centred
from matching.engine.phrases import VERSION
from matching.engine.types import FloatArray
from matching.enums import Part
from matching.models import SentenceVectors


def quoted_text(item: Item, part: str = Part.TEXT) -> str:
    """The fields of one part of an object as one text. A line end ends a phrase: none reaches from field to field."""
    return "\n".join(getattr(item, name) for name in fields_of(item, part))[:MAX_CHARACTERS]


def quoted_hash(text: str) -> str:
    return hashlib.sha256(f"{VERSION}\n{text}".encode(errors="replace")).hexdigest()


def unpacked(row: SentenceVectors) -> FloatArray:
    dimension = dimension_of(row.model_key)
    vectors: FloatArray = np.frombuffer(bytes(row.vectors), dtype="<f2").astype(np.float32)
    return vectors.reshape(row.count, dimension)


def phrases_for_ranking(items: Iterable[Item], key: str) -> dict[int, FloatArray]:
    """Centred phrase vectors under ``key`` by object id. ``items`` are of one kind; changed texts are left out."""
    texts = {item.pk: (item, quoted_text(item)) for item in items}
    kinds = {str(kind_of(item)) for item, _ in texts.values()}
    rows = SentenceVectors.objects.filter(model_key=key, kind__in=kinds, object_id__in=texts, part=Part.TEXT)
    found = {}
    for row in rows:
        _, text = texts[row.object_id]
        if row.count and row.content_hash == quoted_hash(text):
            phrases = Phrases((), unpacked(row), detect_language(text))
            found[row.object_id] = centred(phrases, key.partition("@")[0]).vectors
    return found
