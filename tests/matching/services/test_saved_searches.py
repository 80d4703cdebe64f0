"""Saved searches: whose they are, what is kept, and the limits."""

from typing import Any

import pytest

from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.selectors import ChallengeFilter, SolutionFilter
from matching.models import SavedSearch
from matching.saved_filters import stored
from matching.selectors.saved_searches import saved_searches_of
from matching.services import delete_saved_search, save_search, update_saved_search
from matching.services.saved_searches import MAX_SAVED
from tests.factories.accounts import secretariat_viewer, viewer_without_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Viewer:
    return viewer_without_role()


def keep(person: Viewer, **changes: Any) -> SavedSearch:
    given = {"kind": "challenges", "name": "اتوبوس", "filter": ChallengeFilter(search="اتوبوس"), **changes}
    return save_search(actor=person, **given)


def test_only_what_is_given_is_kept() -> None:
    wanted = ChallengeFilter(
        search=" صف ",
        states=[ChallengeState.SOLVED, ChallengeState.PUBLISHED],
        goals=[3, 1, 3],
        budget_min=0,
        mine=False,
    )

    assert stored(wanted) == {
        "search": "صف",
        "states": ["published", "solved"],
        "goals": [1, 3],
        "budget_min": 0,
    }
    assert stored(SolutionFilter(trl_min=6)) == {"trl_min": 6}


def test_same_conditions_are_kept_once_under_the_last_name(person: Viewer) -> None:
    first = keep(person)
    again = keep(person, name="خط‌ها", notify=False)

    assert again.pk == first.pk
    assert list(SavedSearch.objects.values_list("name", "notify")) == [("خط‌ها", False)]


def test_meaning_words_kind_and_person_tell_searches_apart(person: Viewer) -> None:
    keep(person)
    keep(person, is_semantic=True)
    keep(person, kind="solutions", filter=SolutionFilter(search="اتوبوس"))
    keep(viewer_without_role())

    assert saved_searches_of(person).count() == 3
    assert saved_searches_of(person, "solutions").count() == 1
    assert SavedSearch.objects.count() == 4


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"name": " \u200c "}, ["required"]),
        ({"name": "x" * 121}, ["too_long"]),
        ({"name": "a\x00b"}, ["invalid_characters"]),
        ({"kind": "people"}, ["invalid_choice"]),
        ({"kind": "solutions"}, ["saved_search.wrong_filter"]),
        ({"filter": ChallengeFilter(search="x" * 501)}, ["too_long"]),
        ({"filter": ChallengeFilter(search="a\x00b")}, ["invalid_characters"]),
        ({"filter": ChallengeFilter(search="؟!"), "is_semantic": True}, ["saved_search.text_required"]),
        ({"filter": ChallengeFilter(), "is_semantic": True, "name": ""}, ["required", "saved_search.text_required"]),
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(person: Viewer, change: dict[str, Any], codes: list[str]) -> None:
    with pytest.raises(ValidationFailed) as refused:
        keep(person, **change)

    assert refused.value.codes == codes
    assert SavedSearch.objects.count() == 0


def test_limit_holds_for_each_person(person: Viewer) -> None:
    for number in range(MAX_SAVED):
        keep(person, filter=ChallengeFilter(city=number + 1))

    with pytest.raises(Conflict) as refused:
        keep(person)

    assert refused.value.codes == ["saved_search.limit"]
    assert SavedSearch.objects.count() == MAX_SAVED
    keep(person, filter=ChallengeFilter(city=1), name="دیگر")
    keep(viewer_without_role())


def test_strangers_find_nothing_of_mine(person: Viewer) -> None:
    mine = keep(person)
    for stranger in (viewer_without_role(), secretariat_viewer()):
        assert list(saved_searches_of(stranger)) == []
        with pytest.raises(NotFound):
            update_saved_search(actor=stranger, search_id=mine.pk, name="نام دیگر")
        with pytest.raises(NotFound):
            delete_saved_search(actor=stranger, search_id=mine.pk)

    assert list(SavedSearch.objects.values_list("name", flat=True)) == ["اتوبوس"]


@pytest.mark.parametrize(
    "act",
    [
        keep,
        lambda viewer: update_saved_search(actor=viewer, search_id=1, name="x"),
        lambda viewer: delete_saved_search(actor=viewer, search_id=1),
    ],
)
def test_who_is_not_signed_in_keeps_nothing(act: Any) -> None:
    with pytest.raises(PermissionRefused) as refused:
        act(Viewer.anonymous())

    assert refused.value.codes == ["sign_in_required"]
    assert list(saved_searches_of(Viewer.anonymous())) == []


def test_renamed_silenced_and_forgotten(person: Viewer) -> None:
    search = keep(person)
    since = search.watching_since
    search = update_saved_search(actor=person, search_id=search.pk, name=" صف   اتوبوس ", notify=False)
    assert (search.name, search.notify, search.watching_since) == ("صف اتوبوس", False, since)

    search = update_saved_search(actor=person, search_id=search.pk, notify=True)
    assert search.watching_since > since

    assert delete_saved_search(actor=person, search_id=search.pk) == search.pk
    assert SavedSearch.objects.count() == 0


@pytest.mark.parametrize("search_id", [0, -1, 2**70, 404])
def test_unknown_search_does_not_exist(person: Viewer, search_id: int) -> None:
    errors: type[DomainError] = NotFound
    with pytest.raises(errors):
        delete_saved_search(actor=person, search_id=search_id)
