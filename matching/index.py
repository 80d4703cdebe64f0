"""The index of this process, and what is asked of it.

Built at first use (see :class:`CatalogueIndex`). Before each search one small query asks for the head of the log, and
missing rows are applied; so processes follow each other without talking. Nothing here needs saving.

Removed objects leave with their tombstones; until those arrive, results are filtered by ``…_visible_to`` anyway.
"""

import logging
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import close_old_connections
from django.db.models import prefetch_related_objects

from bahamm.kernel.text import detect_language
from marketplace.catalog.models import Challenge, Goal
from matching.catalogue_index import CatalogueIndex
from matching.documents import Item, challenge_facets, content_hash, facets_of, kind_of, language_of, text_of
from matching.embedding import WORDS_KEY, holder, unpack
from matching.engine.bridge import leaning
from matching.engine.corpus import Query, Ranked, Relation
from matching.engine.embedders.base import model_key
from matching.engine.explain import Phrases, centred
from matching.engine.fusion import built_in
from matching.engine.items import Facets
from matching.engine.phrases import phrase_spans
from matching.engine.types import FloatArray
from matching.enums import Kind
from matching.learning.active import ActiveRanker, followed, with_active
from matching.models import IndexState, TextEmbedding
from matching.results import IndexStatus, MatchComponent

logger = logging.getLogger("bahamm.matching.index")

#: Another model's index is built beside the serving one when its log is longer than this.
SMALL = 2_000
#: Log entries after which a new snapshot is due.
SNAPSHOT_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer of the index. ``model_key`` is empty when words alone decided."""

    object_id: int
    score: float
    percentile: int
    band: str
    components: tuple[MatchComponent, ...]
    model_key: str
    ranker_version: str
    #: Of being found useful; None while no calibrated ranker is active.
    probability: float | None = None

    @property
    def is_lexical_only(self) -> bool:
        return not self.model_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A question to the index: a text with its vector under ``model_key``, and which side asks (None: a search box)."""

    text: str
    language: str
    vector: FloatArray | None
    model_key: str
    kind: Kind | None = None
    facets: Facets = field(default=Facets())
    #: Whether the vector is the one that the log holds; false while the object waits to be embedded.
    is_stored: bool = False
    #: Of a stored object: its corpus knows its phrases.
    object_id: int | None = None

    @property
    def is_lexical_only(self) -> bool:
        return self.vector is None

    @classmethod
    def of(cls, item: Item) -> "Probe":
        """A stored object: its own query vector, or a fresh one of a text that is not in the log (yet)."""
        text, kind, key = text_of(item), kind_of(item), index.serving_key()
        prefetch_related_objects([item], "goals__axes")
        row = TextEmbedding.objects.filter(kind=kind, object_id=item.pk, model_key=key, is_live=True).first()
        is_stored = row is not None and row.content_hash == content_hash(text)
        vector = unpack(row.query_vector) if row is not None and is_stored else _vector(text, key)
        return cls(
            text=text,
            language=language_of(item),
            vector=None if key == WORDS_KEY else vector,
            model_key=key,
            kind=kind,
            facets=facets_of(item),
            is_stored=is_stored,
            object_id=item.pk if is_stored else None,
        )

    @classmethod
    def of_draft(cls, draft: Challenge, goals: Iterable[Goal]) -> "Probe":
        """A challenge that is being typed and has no row."""
        text, key = text_of(draft), index.serving_key()
        return cls(
            text=text,
            language=language_of(draft),
            vector=_vector(text, key),
            model_key=key,
            kind=Kind.CHALLENGE,
            facets=challenge_facets(draft, list(goals)),
        )

    @classmethod
    def of_text(cls, text: str) -> "Probe":
        """A few words from a search box."""
        key = index.serving_key()
        return cls(text=text, language=detect_language(text), vector=_vector(text, key), model_key=key)

    def query(
        self, kind: str, key: str, phrases: FloatArray | None = None, ranker: ActiveRanker | None = None
    ) -> Query:
        """As the corpus of ``kind`` under the model ``key`` takes it; vectors of another model are left out.

        Feedback was given on matches: what is fitted to it ranks them, neither searches nor likenesses.
        """
        relation = Relation.SEARCH if self.kind is None else Relation.PEERS
        if self.kind is not None and self.kind != kind:
            relation = Relation.NEED_TO_OFFER if self.kind == Kind.CHALLENGE else Relation.OFFER_TO_NEED
        vector = self.vector if self.model_key == key != WORDS_KEY else None
        is_match = vector is not None and relation in (Relation.NEED_TO_OFFER, Relation.OFFER_TO_NEED)
        fusion = ranker.fusion_for(key) if ranker is not None and is_match else None
        return Query(
            self.text,
            self.language,
            vector,
            self.facets,
            relation,
            None if vector is None else phrases,
            fusion or built_in(),
        )


def _vector(text: str, key: str) -> FloatArray | None:
    """A query vector under ``key``; None when this process holds another model or none."""
    embedder = holder.get() if key != WORDS_KEY else None
    if embedder is None or model_key(embedder) != key:
        return None
    return holder.query_vector(text)


class IndexHolder:
    """The serving index of a process. Thread-safe; one for each process, more only in tests."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._saving = threading.Lock()
        self._serving: CatalogueIndex | None = None
        #: What was published while no model was there: found by words until the serving index has it.
        self._words: CatalogueIndex | None = None
        self._building: threading.Thread | None = None
        self._ranker: ActiveRanker | None = None

    # -- following ---------------------------------------------------------------------------
    def current(self) -> CatalogueIndex | None:
        """The serving index, brought up to the head of its log; None while nothing was ever embedded."""
        states = {state.model_key: state for state in with_active(IndexState.objects.all())}
        wanted = serving_state(states.values())
        with self._lock:
            self._ranker = followed(self._ranker, states.values())
            self._words = self._followed(self._words, states.get(WORDS_KEY))
            if wanted is not None and wanted.model_key == WORDS_KEY:
                self._serving = self._words
            elif wanted is None or self._is_built_beside(wanted):
                old = states.get(self._serving.key) if self._serving is not None and wanted is not None else None
                self._serving = self._followed(self._serving, old)
            else:
                self._serving = self._followed(self._serving, wanted)
            return self._serving

    def _followed(self, built: CatalogueIndex | None, state: IndexState | None) -> CatalogueIndex | None:
        """``built`` at the head of its log, or another one; None while a large one is built in the background."""
        if state is None:
            return None
        if built is not None and _follows(built, state):
            built.follow(state.last_sequence)
            return built
        arguments = (state.model_key, state.epoch, state.last_sequence)
        if state.last_sequence <= SMALL or state.model_key == WORDS_KEY:
            return CatalogueIndex.build(*arguments)
        opened = None if self._building is not None else CatalogueIndex.opened(*arguments)
        if opened is None:
            self._build_in_background(*arguments)
        return opened

    def _is_built_beside(self, wanted: IndexState) -> bool:
        """Whether the old index goes on serving while a large one of another model is built in the background."""
        if self._serving is None or self._serving.key == wanted.model_key or wanted.last_sequence <= SMALL:
            return False
        self._build_in_background(wanted.model_key, wanted.epoch, wanted.last_sequence)
        return True

    def _build_in_background(self, *arguments: Any) -> None:
        if self._building is None:
            self._building = threading.Thread(target=self._build_beside, args=arguments, daemon=True)
            self._building.start()

    def _build_beside(self, *arguments: Any) -> None:
        try:
            built = CatalogueIndex.build(*arguments)
            with self._lock:
                self._serving = built
        except Exception:  # a thread's boundary: the old index serves on, and the next search tries again
            logger.exception("the new index was not built")
        finally:
            self._building = None
            close_old_connections()

    def _awaited(self) -> CatalogueIndex | None:
        """:meth:`current`, after the first index was built: a list of matches must not be empty meanwhile."""
        serving = self.current()
        building = self._building
        while serving is None and building is not None:
            building.join()
            serving, building = self.current(), self._building
        return serving

    def serving_key(self) -> str:
        """The key under which a probe needs its vector; of the configured model while there is no index."""
        current = self.current()
        if current is not None:
            return current.key
        if self._building is not None:
            # Searches answer from the database meanwhile, and say that they know words only.
            return WORDS_KEY
        embedder = holder.get()
        return WORDS_KEY if embedder is None else model_key(embedder)

    def last_key(self) -> str:
        """The key of the index that answered last; asks the database only before the first search."""
        serving = self._serving
        return self.serving_key() if serving is None else serving.key

    def ranker_version(self, key: str | None = None) -> str:
        """What match lists that the model ``key`` (None: the serving one) compares are ranked by now."""
        serving = self.current()
        key = key if key is not None or serving is None else serving.key
        fusion = self._ranker.fusion_for(key) if self._ranker is not None and key is not None else None
        return (fusion or built_in()).version

    def save_when_due(self, *, every: int = SNAPSHOT_EVERY) -> None:
        """Write a snapshot when the log went on for ``every`` entries since the last one."""
        current = self.current()
        if current is not None and current.sequence - current.saved_sequence >= every:
            # Searches and changes go on: what is newer than the sequence in the file is repeated from the log.
            with self._saving:
                current.save()

    # -- questions ---------------------------------------------------------------------------
    def search(self, kind: str, probe: Probe, limit: int, allowed: Collection[int] | None) -> list[Hit]:
        """The ``limit`` best objects of ``kind`` for ``probe``, best first; ``allowed``: only among these ids.

        While a large index is built, a search box gets nothing from here (and answers from the database), and what
        asks for matches waits.
        """
        serving = self.current() if probe.kind is None else self._awaited()
        ranker = self._ranker
        hits = [] if serving is None else _search(serving, kind, probe, limit, allowed, ranker)
        words = self._words
        if words is not None and serving is not None and words is not serving:
            known = serving.corpora[kind]
            left = [pk for pk in words.corpora[kind].ids().tolist() if pk not in known]
            late = [pk for pk in left if allowed is None or pk in allowed]
            hits = sorted(
                [*hits, *_search(words, kind, probe, limit, late, ranker)], key=lambda hit: (-hit.score, hit.object_id)
            )[:limit]
        return hits

    def status(self) -> IndexStatus:
        """What an operator wants to know; loads nothing."""
        serving = self._serving
        state = serving_state(IndexState.objects.all())
        key = serving.key if serving else ""
        target = holder.key()
        return IndexStatus(
            model_id=key.partition("@")[0],
            model_key=key,
            target_key=target,
            is_model_loaded=holder.is_loaded(),
            is_lexical_only=key in ("", WORDS_KEY),
            challenges=len(serving.corpora[Kind.CHALLENGE]) if serving else 0,
            solutions=len(serving.corpora[Kind.SOLUTION]) if serving else 0,
            missing=sum(_missing(kind, target or key) for kind in Kind),
            sequence=serving.sequence if serving else 0,
            lag=max(0, (state.last_sequence if state else 0) - (serving.sequence if serving else 0)),
            built_at=datetime.fromtimestamp(serving.built_at, UTC).isoformat() if serving else "",
            built_from=serving.built_from if serving else "",
        )


def serving_state(states: Iterable[IndexState]) -> IndexState | None:
    """The newest model whose index is complete; words alone only while there is no other."""
    ready = [state for state in states if state.is_ready]
    return max(ready, key=lambda state: (state.model_key != WORDS_KEY, state.ready_at, state.pk), default=None)


def _follows(built: CatalogueIndex, state: IndexState) -> bool:
    """Whether ``built`` can go on from where it is: of this model, this database, not ahead of the log, and whole."""
    return (
        not built.is_damaged
        and (built.key, built.epoch) == (state.model_key, state.epoch)
        and built.sequence <= state.last_sequence
    )


def _search(
    catalogue: CatalogueIndex,
    kind: str,
    probe: Probe,
    limit: int,
    allowed: Collection[int] | None,
    ranker: ActiveRanker | None,
) -> list[Hit]:
    query = probe.query(kind, catalogue.key, _phrases(catalogue, probe), ranker)
    if probe.kind is None and kind == Kind.SOLUTION:
        query = leaning(query, catalogue.corpora[Kind.CHALLENGE])
    means = None if probe.kind is None else catalogue.corpora[probe.kind].query_means
    ranked = catalogue.corpora[kind].rank(query, allowed=allowed, limit=limit, query_means=means)
    key, version = "" if query.vector is None else catalogue.key, query.fusion.version
    is_fitted = ranker is not None and ranker.fusion is query.fusion
    return [_hit(entry, key, version, ranker if is_fitted else None) for entry in ranked]


def _phrases(catalogue: CatalogueIndex, probe: Probe) -> FloatArray | None:
    """Those of a stored object; a few words from a search box are one phrase; a draft is compared as a whole."""
    if probe.kind is not None:
        return None if probe.object_id is None else catalogue.corpora[probe.kind].phrases_of(probe.object_id)
    if probe.vector is None or len(phrase_spans(probe.text)) != 1:
        return None
    phrase = Phrases((), probe.vector[None], probe.language)
    return centred(phrase, catalogue.key.partition("@")[0]).vectors


def _hit(entry: Ranked, key: str, version: str, ranker: ActiveRanker | None) -> Hit:
    # When nothing speaks for the pair, what speaks least against it is named as its whole ground.
    shares = entry.shares() or {max(entry.components, key=lambda name: entry.components[name].contribution): 1.0}
    return Hit(
        object_id=entry.id,
        score=entry.score,
        percentile=entry.percentile,
        band=str(entry.band),
        components=tuple(
            MatchComponent(name, shares.get(name, 0.0), part.contribution, part.value)
            for name, part in entry.components.items()
        ),
        model_key=key,
        ranker_version=version,
        probability=None if ranker is None else ranker.probability(entry.score),
    )


def _missing(kind: str, key: str) -> int:
    from matching.changelog import missing_ids

    return len(missing_ids(kind, key))


index = IndexHolder()
