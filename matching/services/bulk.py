"""Whole catalogues at once: what the handlers would do one by one, with full batches and one message for each list."""

from matching import changelog
from matching.changelog import Progress
from matching.documents import Item, indexed_items
from matching.embedding import WORDS, holder
from matching.engine.embedders.base import Embedder
from matching.enums import Kind
from matching.index import Probe, index
from matching.reasons import remember
from matching.selectors.matches import ranked_for
from matching.services.lists import EVERYBODY, STORED, is_offered, store_list


def _silent(done: int, total: int) -> None:
    pass


def index_catalogue(*, embedder: Embedder | None = None, progress: Progress = _silent, announce: bool = True) -> None:
    """Embed what is missing, prepare the reasons and store every list. Safe to interrupt and to repeat.

    ``embedder`` may stand in for this process' own if it is of the same model. Each list is announced once, whole;
    with ``announce`` false what it holds counts as told.
    """
    changelog.embed_missing(embedder or holder.get() or WORDS, progress=progress)
    for kind in Kind:
        remember(indexed_items(kind), embedder)
    for item in _offered():
        store_list(item, ranked_for(EVERYBODY, item, Probe.of(item))[:STORED], announce=announce)
    index.save_when_due(every=1)


def _offered() -> list[Item]:
    return [item for kind in Kind for item in indexed_items(kind).order_by("pk") if is_offered(item)]
