"""Why a pair matches: phrases of both texts that say the same, verbatim, across languages too.

Phrases of a stored text are embedded once (in the worker, when it is published) and kept in :class:`SentenceVectors`:
such pairs are explained even while the model is away.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from django.db.models import Q

from bahamm.kernel.text import detect_language
from matching import changelog
from matching.documents import Item, fields_of, indexed_items, kind_of
from matching.embedding import holder
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.explain import CentredPhrases, Phrases, align, centred
from matching.engine.phrases import Span, phrase_spans
from matching.engine.types import FloatArray
from matching.enums import Kind, Part
from matching.index import index
from matching.kept_phrases import quoted_hash, quoted_text, unpacked
from matching.models import SentenceVectors
from matching.results import MatchComponent, PhrasePair
from matching.spans import utf16_offset

logger = logging.getLogger("bahamm.matching.reasons")

#: Pairs that a match shows.
SHOWN = 3
#: Pairs among which the text's share is divided: what is not shown also bears a part of the score.
COUNTED = 12
#: The parts of a score that the text bears; the others come from goals, maturity, price …
TEXT_COMPONENTS = frozenset({"dense", "lexical", "characters"})
_CACHED_DRAFTS = 32


#: What phrase vectors belong to: part, kind and id of an object; a draft has no id.
Identity: TypeAlias = tuple[str, str, int | None]


@dataclass(frozen=True)
class Quotable:
    """The fields of one part of an object as one text, and its phrases."""

    item: Item
    part: str = Part.TEXT

    @property
    def identity(self) -> Identity:
        return str(self.part), str(kind_of(self.item)), self.item.pk

    @property
    def fields(self) -> tuple[str, ...]:
        return fields_of(self.item, self.part)

    @cached_property
    def text(self) -> str:
        return quoted_text(self.item, self.part)

    @cached_property
    def spans(self) -> list[Span]:
        return phrase_spans(self.text)

    @cached_property
    def content_hash(self) -> str:
        return quoted_hash(self.text)

    @property
    def quotes(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    def phrases(self, vectors: FloatArray) -> Phrases:
        return Phrases(self.spans, vectors, detect_language(self.text))

    def locate(self, start: int, end: int) -> tuple[str, int, int, str]:
        """Field, UTF-16 offsets in it, and the quoted text of ``text[start:end]``."""
        offset = 0
        for name in self.fields:
            value: str = getattr(self.item, name)
            if start <= offset + len(value):
                break
            offset += len(value) + 1
        first, last = start - offset, end - offset
        return name, utf16_offset(value, first), utf16_offset(value, last), value[first:last]


class PhraseBook:
    """The phrases of the objects of one page: read, and where needed embedded, once for all of them."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._quotables = {quotable.identity: quotable for quotable in map(Quotable, items)}
        #: Kept vectors of the serving model explain without it; it is only loaded for what is not kept.
        self._key = index.last_key()

    @cached_property
    def _phrases(self) -> dict[Identity, CentredPhrases]:
        return phrases_of(self._quotables.values(), self._key, holder.get)

    def pairs(self, challenge: Item, solution: Item, components: Sequence[MatchComponent]) -> list[PhrasePair]:
        """The best pairs of phrases, best first; empty when nothing is similar enough, or without a model.

        Two challenges are compared as well: the second then stands in the solution's place.
        """
        ours, theirs = Quotable(challenge).identity, Quotable(solution).identity
        if ours not in self._phrases or theirs not in self._phrases:
            return []
        aligned = align(self._phrases[ours], self._phrases[theirs], limit=COUNTED)
        whole = sum(pair.similarity for pair in aligned)
        text = _text_share(components)
        return [
            PhrasePair(
                *self._quotables[ours].locate(pair.query_start, pair.query_end),
                *self._quotables[theirs].locate(pair.document_start, pair.document_end),
                similarity=pair.similarity,
                share=text * pair.similarity / whole,
            )
            for pair in aligned[:SHOWN]
        ]


def _text_share(components: Sequence[MatchComponent]) -> float:
    """How much of the score the texts bear; all of it where there is no score."""
    if not components:
        return 1.0
    return sum(component.share for component in components if component.name in TEXT_COMPONENTS)


# -- vectors ---------------------------------------------------------------------------------
def remember(items: Iterable[Item], embedder: Embedder | None = None) -> None:
    """Embed the phrases of ``items`` beforehand, so that no reader waits for it.

    The index compares texts by their phrases too: objects whose phrases are new move in its log.
    """
    model = embedder or holder.get()
    if model is None:
        return
    read, key = list(items), model_key(model)
    quotables = [Quotable(item, part) for item in read for part in Part]
    known = set(_kept(quotables, key))
    fresh = [identity for identity in vectors_of(quotables, key, lambda: model) if identity not in known]
    for kind in Kind:
        moved = [pk for part, of_kind, pk in fresh if (part, of_kind) == (Part.TEXT, kind) and pk is not None]
        changelog.touch(kind, moved, key)


def unremembered(kind: str, key: str, *, limit: int = 1) -> list[Item]:
    """Indexed objects without phrase vectors of one of their parts under ``key``."""
    known = SentenceVectors.objects.filter(kind=kind, model_key=key)
    whole = Q(pk__in=known.filter(part=Part.TEXT).values("object_id")) & Q(
        pk__in=known.filter(part=Part.DETAILS).values("object_id")
    )
    return list(indexed_items(kind).exclude(whole).order_by("pk")[:limit])


def forget_others(key: str) -> None:
    """Delete the phrase vectors of models that no longer serve."""
    SentenceVectors.objects.exclude(model_key=key).delete()


def phrases_of(
    quotables: Collection[Quotable], key: str, model: Callable[[], Embedder | None]
) -> dict[Identity, CentredPhrases]:
    """What is known of each object, ready to be compared; arguments as in :func:`vectors_of`."""
    found, model_id = vectors_of(list(quotables), key, model), key.partition("@")[0]
    return {
        each.identity: centred(each.phrases(found[each.identity]), model_id)
        for each in quotables
        if each.identity in found
    }


def vectors_of(
    quotables: Sequence[Quotable], key: str, model: Callable[[], Embedder | None]
) -> dict[Identity, FloatArray]:
    """Phrase vectors of each object under ``key``: kept ones, and fresh ones for changed texts.

    ``model`` is asked for only when something is missing, and used only if it is the one of ``key``.
    """
    found = _kept(quotables, key)
    missing = [each for each in quotables if each.identity not in found]
    embedder = model() if missing else None
    if embedder is not None and model_key(embedder) == key:
        fresh = _embedded(missing, embedder)
        _keep(missing, fresh, key)
        found |= {each.identity: vectors for each, vectors in zip(missing, fresh, strict=True)}
    return found


def _kept(quotables: Sequence[Quotable], key: str) -> dict[Identity, FloatArray]:
    by_identity = {each.identity: each for each in quotables}
    ids = {pk for _, _, pk in by_identity if pk is not None}
    rows = SentenceVectors.objects.filter(
        model_key=key, object_id__in=ids, part__in={part for part, _, _ in by_identity}
    )
    found: dict[Identity, FloatArray] = {}
    for row in rows:
        quotable = by_identity.get((row.part, row.kind, row.object_id))
        if quotable is not None and row.content_hash == quotable.content_hash:
            found[row.part, row.kind, row.object_id] = unpacked(row)
    for identity, quotable in by_identity.items():
        if identity[2] is None and (vectors := drafts.get(f"{key}\n{quotable.content_hash}")) is not None:
            found[identity] = vectors
    return found


def _embedded(quotables: Sequence[Quotable], embedder: Embedder) -> list[FloatArray]:
    """Phrases are short, hence embedded as queries."""
    quotes = [quote for each in quotables for quote in each.quotes]
    vectors = embedder.encode_queries(quotes) if quotes else np.zeros((0, embedder.dimension), np.float32)
    borders = np.cumsum([len(each.spans) for each in quotables])[:-1]
    return list(np.split(vectors, borders))


def _keep(quotables: Sequence[Quotable], fresh: Sequence[FloatArray], key: str) -> None:
    rows = []
    for quotable, vectors in zip(quotables, fresh, strict=True):
        part, kind, pk = quotable.identity
        if pk is None:
            drafts.put(f"{key}\n{quotable.content_hash}", vectors)
            continue
        data = np.ascontiguousarray(vectors, dtype="<f2").tobytes()
        rows.append(
            SentenceVectors(
                part=part,
                kind=kind,
                object_id=pk,
                model_key=key,
                content_hash=quotable.content_hash,
                vectors=data,
                count=len(vectors),
            )
        )
    SentenceVectors.objects.bulk_create(
        rows,
        update_conflicts=True,
        update_fields=["content_hash", "vectors", "count"],
        unique_fields=["kind", "object_id", "part", "model_key"],
        batch_size=100,
    )


class _DraftVectors:
    """The last texts that were being typed; they have no row. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, FloatArray] = OrderedDict()

    def get(self, key: str) -> FloatArray | None:
        with self._lock:
            return self._entries.get(key)

    def put(self, key: str, vectors: FloatArray) -> None:
        with self._lock:
            self._entries[key] = vectors
            while len(self._entries) > _CACHED_DRAFTS:
                self._entries.popitem(last=False)


drafts = _DraftVectors()
