"""Telling people that something new meets a saved search: exactly those who may see it, once for each pair."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, QuerySet

from accounts.models import User
from accounts.viewer import Viewer, viewer_for
from marketplace.catalog.models import Challenge, Solution
from matching import changelog
from matching.documents import INDEXED_SOLUTIONS, OPEN_CHALLENGES, Item
from matching.embedding import WORDS, holder
from matching.enums import SURE_BANDS, Kind, SearchKind
from matching.index import Probe, index
from matching.models import SavedSearch, SavedSearchFind
from matching.notices import tell_searcher
from matching.saved_filters import finds_of, visible_finds

_KINDS = {SearchKind.CHALLENGES: Kind.CHALLENGE, SearchKind.SOLUTIONS: Kind.SOLUTION}


def alert_saved_searches(kind: str, object_id: int) -> int:
    """Tell of a published object whoever waits for it; returns how many people heard. Safe to repeat.

    Looks at the present: an object that is offered no more tells nobody. A search only hears of what was published
    since it watches.
    """
    item = _offered(kind, object_id)
    if item is None or item.published_at is None:
        return 0
    fits = _Fits(SearchKind(kind), item)
    waiting = SavedSearch.objects.filter(
        kind=kind, notify=True, user__is_active=True, watching_since__lte=item.published_at
    ).exclude(pk__in=SavedSearchFind.objects.filter(object_id=object_id).values("saved_search"))
    people = list(waiting.order_by("user_id").values_list("user_id", flat=True).distinct())
    return sum(_tell(user, waiting, item, fits) for user in User.objects.filter(pk__in=people).order_by("pk"))


def _offered(kind: str, object_id: int) -> Item | None:
    if kind == SearchKind.CHALLENGES:
        return Challenge.objects.filter(pk=object_id, state__in=OPEN_CHALLENGES).first()
    return Solution.objects.filter(pk=object_id, state__in=INDEXED_SOLUTIONS).first()


@transaction.atomic
def _tell(user: User, waiting: QuerySet[SavedSearch], item: Item, fits: "_Fits") -> bool:
    """One message for all searches of a person that find ``item``. Their rows are locked: two workers tell once."""
    mine = list(waiting.filter(user=user).select_for_update(of=("self",)).order_by("pk"))
    viewer = viewer_for(user)
    model: Any = type(item)
    tests = {f"found_{search.pk}": Exists(finds_of(search, viewer).filter(pk=item.pk)) for search in mine}
    answers = model.objects.filter(pk=item.pk).values(**tests).first() if tests else None
    found = [search for search in mine if answers and answers[f"found_{search.pk}"] and fits.text_of(search)]
    if not found:
        return False
    SavedSearchFind.objects.bulk_create([SavedSearchFind(saved_search=each, object_id=item.pk) for each in found])
    tell_searcher(user.pk, item, found)
    return True


class _Fits:
    """Whether ``item`` is close to texts: it holds all their words, or means much the same, as in a search.

    Each text is compared once, and the item is in the index by then.
    """

    def __init__(self, kind: SearchKind, item: Item) -> None:
        self._searched, self._kind, self._item = kind, _KINDS[kind], item
        self._known: dict[str, bool] = {}

    def text_of(self, search: SavedSearch) -> bool:
        if not search.is_semantic:
            return True
        text = str(search.filter.get("search", ""))
        if text not in self._known:
            self._known[text] = self._compare(text)
        return self._known[text]

    def _compare(self, text: str) -> bool:
        if not self._known:
            # The handler that indexes the object may come after this one.
            changelog.sync(self._kind, [self._item.pk], embedder=holder.get() or WORDS)
        if visible_finds(self._searched, {"search": text}, Viewer.anonymous()).filter(pk=self._item.pk).exists():
            return True
        hits = index.search(self._kind, Probe.of_text(text), 1, {self._item.pk})
        return any(hit.band in SURE_BANDS for hit in hits)
