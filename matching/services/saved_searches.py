"""Keeping, renaming and forgetting saved searches."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.viewer import Viewer
from bahamm.kernel.errors import (
    INVALID_CHARACTERS,
    INVALID_CHOICE,
    NOT_FOUND,
    REQUIRED,
    SIGN_IN_REQUIRED,
    TOO_LONG,
    Conflict,
    ErrorCollector,
    NotFound,
    PermissionRefused,
)
from bahamm.kernel.text import clean_user_text, fold, has_forbidden_characters, search_tokens
from marketplace.catalog.selectors import ChallengeFilter, SolutionFilter
from matching.enums import SearchKind
from matching.errors import SAVED_SEARCH_LIMIT, SAVED_SEARCH_TEXT_REQUIRED, SAVED_SEARCH_WRONG_FILTER
from matching.models import SavedSearch
from matching.saved_filters import CatalogueFilter, conditions_fingerprint, stored
from matching.selectors.saved_searches import saved_searches_of

MAX_SAVED = 50
MAX_NAME = 120
MAX_TEXT = 500

_FILTERS: dict[str, type[Any]] = {SearchKind.CHALLENGES: ChallengeFilter, SearchKind.SOLUTIONS: SolutionFilter}


@transaction.atomic
def save_search(
    *, actor: Viewer, kind: str, name: str, filter: CatalogueFilter, is_semantic: bool = False, notify: bool = True
) -> SavedSearch:
    """Keep the conditions of a list. The same conditions again only change the name and the notices.

    Raises PermissionRefused, ValidationFailed, Conflict (the limit).
    """
    person = _lock(actor)
    values = stored(filter) if isinstance(filter, ChallengeFilter | SolutionFilter) else {}
    title = _checked(kind, name, filter, values, is_semantic)
    digest = conditions_fingerprint(kind, values, is_semantic=is_semantic)
    known = SavedSearch.objects.filter(user=person, fingerprint=digest).first()
    if known is not None:
        return _changed(known, title, notify)
    if SavedSearch.objects.filter(user=person).count() >= MAX_SAVED:
        raise Conflict.of(SAVED_SEARCH_LIMIT, limit=MAX_SAVED)
    return SavedSearch.objects.create(
        user=person,
        kind=kind,
        name=title,
        filter=values,
        is_semantic=is_semantic,
        fingerprint=digest,
        notify=notify,
    )


@transaction.atomic
def update_saved_search(
    *, actor: Viewer, search_id: int, name: str | None = None, notify: bool | None = None
) -> SavedSearch:
    """Rename it, or switch its notices. Raises NotFound (another's, too), PermissionRefused, ValidationFailed."""
    search = _locked_search(actor, search_id)
    errors = ErrorCollector()
    title = search.name if name is None else _name(name, errors)
    errors.raise_if_any()
    return _changed(search, title, search.notify if notify is None else notify)


@transaction.atomic
def delete_saved_search(*, actor: Viewer, search_id: int) -> int:
    """Forget it, with what it has told of; returns its id."""
    _locked_search(actor, search_id).delete()
    return search_id


def _changed(search: SavedSearch, name: str, notify: bool) -> SavedSearch:
    if (search.name, search.notify) == (name, notify):
        return search
    if notify and not search.notify:
        # What was published while the notices were off is no news.
        search.watching_since = timezone.now()
    search.name, search.notify = name, notify
    search.save(update_fields=["name", "notify", "watching_since", "updated_at"])
    return search


def _lock(actor: Viewer) -> User:
    """One writer for each person, or two windows could pass the limit together."""
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    return User.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.user_id)


def _locked_search(actor: Viewer, search_id: int) -> SavedSearch:
    _lock(actor)
    search = saved_searches_of(actor).filter(pk=search_id).first() if 0 < search_id < 2**63 else None
    if search is None:
        raise NotFound.of(NOT_FOUND)
    return search


def _checked(kind: str, name: str, filter: CatalogueFilter, values: dict[str, Any], is_semantic: bool) -> str:
    errors = ErrorCollector()
    if kind not in SearchKind.values:
        errors.add(INVALID_CHOICE, "kind", value=str(kind)[:40])
    elif not isinstance(filter, _FILTERS[kind]):
        errors.add(SAVED_SEARCH_WRONG_FILTER, "filter")
    title = _name(name, errors)
    text = values.get("search", "")
    if has_forbidden_characters(text):
        errors.add(INVALID_CHARACTERS, "filter.search")
    elif len(text) > MAX_TEXT:
        errors.add(TOO_LONG, "filter.search", limit=MAX_TEXT, actual=len(text))
    elif is_semantic and not search_tokens(text):
        errors.add(SAVED_SEARCH_TEXT_REQUIRED, "filter.search")
    errors.raise_if_any()
    return title


def _name(name: str, errors: ErrorCollector) -> str:
    if has_forbidden_characters(name):
        errors.add(INVALID_CHARACTERS, "name")
        return ""
    title = " ".join(clean_user_text(name).split())
    if not fold(title):
        errors.add(REQUIRED, "name")
    elif len(title) > MAX_NAME:
        errors.add(TOO_LONG, "name", limit=MAX_NAME, actual=len(title))
    return title
