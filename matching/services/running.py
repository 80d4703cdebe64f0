"""Start-up and upkeep of the index."""

import logging

from django.db import close_old_connections
from django_tasks import task

from matching import changelog
from matching.embedding import WORDS_KEY, holder
from matching.engine.embedders.base import Embedder, model_key
from matching.enums import Kind
from matching.index import index
from matching.models import IndexState
from matching.reasons import forget_others, remember, unremembered
from matching.selectors.goals import warm_titles
from matching.services.lists import outdated_subjects, refresh_list

logger = logging.getLogger("bahamm.matching")

#: Texts in one background task: it shares the worker with publications, which must be searchable within two seconds.
BACKGROUND_BATCH = 4
#: Lists in one background task.
BACKGROUND_LISTS = 20


def warm_up() -> None:
    """Load the model and the index before the first visitor needs them.

    Under a new model the catalogue is embedded again in the background, and the old index serves meanwhile.
    """
    try:
        index.current()
        embedder = holder.get()
        if embedder is not None and _has_work(embedder):
            embed_in_background.enqueue()
        index.save_when_due(every=1)
        warm_titles()
    finally:
        close_old_connections()


def _has_work(embedder: Embedder) -> bool:
    key = model_key(embedder)
    if any(changelog.missing_ids(kind, key) or unremembered(kind, key) for kind in Kind):
        return True
    # Words served while the model was away, or another model did: its lists are computed again.
    words_served = IndexState.objects.filter(model_key=WORDS_KEY).exists()
    return words_served or bool(outdated_subjects(key, index.ranker_version(key), limit=1))


@task(queue_name="embedding", priority=-50)
def embed_in_background() -> None:
    """Do a little of what is missing (vectors, then reasons, then lists) and queue the rest behind whatever waits."""
    embedder = holder.get()
    if embedder is None:
        return
    if _embed_some(embedder):
        embed_in_background.enqueue()
    else:
        forget_others(model_key(embedder))
        index.save_when_due(every=1)
        logger.info("everything is embedded and matched under %s", model_key(embedder))


def _embed_some(embedder: Embedder) -> bool:
    """One step; whether another may be needed."""
    key = model_key(embedder)
    if any(changelog.missing_ids(kind, key) for kind in Kind):
        changelog.embed_missing(embedder, limit=BACKGROUND_BATCH)
        return True
    changelog.mark_ready(key)
    for kind in Kind:
        if items := unremembered(kind, key, limit=BACKGROUND_BATCH):
            remember(items)
            return True
    subjects = outdated_subjects(key, index.ranker_version(key), limit=BACKGROUND_LISTS)
    for kind, object_id in subjects:
        # A change of the model or the ranker is no news: what it moves up counts as told.
        refresh_list(kind, object_id, announce=False)
    return bool(subjects)
