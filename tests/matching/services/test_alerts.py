"""Alerts: exactly those whose saved search finds the new object, once, and never what is old or hidden."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from accounts.enums import Role
from accounts.models import User
from accounts.viewer import Viewer
from bahamm.kernel.worker import run_pending
from marketplace.catalog import services as catalog
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import (
    ChallengeFilter,
    SolutionFilter,
    challenges_visible_to,
    filter_challenges,
    filter_solutions,
    solutions_visible_to,
)
from marketplace.notifications.models import Notification
from matching.enums import MatchBand
from matching.models import SavedSearch, SavedSearchFind
from matching.services import alerts, save_search, update_saved_search
from matching.services.alerts import alert_saved_searches
from tests.factories.accounts import SupplierFactory, UnitFactory, UserFactory, viewer_with, viewer_without_role
from tests.factories.catalog import ChallengeFactory, GoalFactory, SolutionFactory

pytestmark = pytest.mark.django_db

LATER = timedelta(minutes=1)


@pytest.fixture
def person() -> Viewer:
    return viewer_without_role()


def watch(person: Viewer, filter: Any = None, **more: Any) -> SavedSearch:
    wanted = ChallengeFilter(search="اتوبوس") if filter is None else filter
    kind = "challenges" if isinstance(wanted, ChallengeFilter) else "solutions"
    return save_search(actor=person, kind=kind, filter=wanted, **{"name": "جست‌وجوی من", **more})


def new_challenge(**fields: Any) -> Challenge:
    """Published after everything that was saved so far."""
    published: Challenge = ChallengeFactory(
        **{"state": ChallengeState.PUBLISHED, "published_at": timezone.now() + LATER, **fields}
    )
    return published


def new_solution(**fields: Any) -> Solution:
    published: Solution = SolutionFactory(
        **{"state": SolutionState.PUBLISHED, "published_at": timezone.now() + LATER, **fields}
    )
    return published


def told() -> list[tuple[int, str, int | None, list[str]]]:
    rows = Notification.objects.filter(kind="saved_search_found").order_by("recipient_id", "sequence")
    return [(row.recipient_id, row.subject_type, row.subject_id, row.data["searches"]) for row in rows]


def test_person_hears_once_of_what_their_search_finds(person: Viewer) -> None:
    watch(person)
    watch(viewer_without_role(), ChallengeFilter(search="فانوس"))
    challenge = new_challenge()

    assert alert_saved_searches("challenges", challenge.pk) == 1
    assert alert_saved_searches("challenges", challenge.pk) == 0

    assert told() == [(person.user_id, "challenge", challenge.pk, ["جست‌وجوی من"])]


def test_two_searches_of_one_person_are_one_message_and_a_later_one_is_told_by_itself(person: Viewer) -> None:
    watch(person, name="یک")
    watch(person, ChallengeFilter(open_only=True), name="دو")
    challenge = new_challenge()
    alert_saved_searches("challenges", challenge.pk)
    watch(person, ChallengeFilter(language="fa"), name="سه")
    SavedSearch.objects.update(watching_since=challenge.published_at)
    alert_saved_searches("challenges", challenge.pk)

    assert [row[3] for row in told()] == [["یک", "دو"], ["سه"]]
    assert SavedSearchFind.objects.count() == 3


def test_solutions_are_told_to_those_who_look_for_solutions(person: Viewer) -> None:
    watch(person)
    watch(person, SolutionFilter(trl_min=7))
    watch(person, SolutionFilter(trl_min=8), name="بالغ")
    solution = new_solution(trl=7)

    assert alert_saved_searches("solutions", solution.pk) == 1
    assert told() == [(person.user_id, "solution", solution.pk, ["جست‌وجوی من"])]


@pytest.mark.parametrize(
    "change",
    [
        lambda p, c: SavedSearch.objects.update(notify=False),
        lambda p, c: User.objects.filter(pk=p.user_id).update(is_active=False),
        lambda p, c: Challenge.objects.filter(pk=c.pk).update(state=ChallengeState.WITHDRAWN),
        lambda p, c: Challenge.objects.filter(pk=c.pk).update(state=ChallengeState.QUALITY_CHECK),
        lambda p, c: Challenge.objects.filter(pk=c.pk).update(published_at=timezone.now() - LATER),
        lambda p, c: Challenge.objects.filter(pk=c.pk).delete(),
        lambda p, c: SavedSearch.objects.all().delete(),
    ],
)
def test_nobody_hears_of_what_is_old_hidden_or_not_asked_for(person: Viewer, change: Any) -> None:
    watch(person)
    challenge = new_challenge()
    change(person, challenge)

    assert alert_saved_searches("challenges", challenge.pk) == 0
    assert told() == []


def test_what_came_while_notices_were_off_stays_untold(person: Viewer) -> None:
    search = watch(person, notify=False)
    challenge = new_challenge(published_at=timezone.now())
    update_saved_search(actor=person, search_id=search.pk, notify=True)

    assert alert_saved_searches("challenges", challenge.pk) == 0


def test_only_mine_means_the_units_of_the_person() -> None:
    unit = UnitFactory()
    officer, stranger = viewer_with(Role.UNIT_OFFICER, unit), viewer_with(Role.UNIT_OFFICER)
    for viewer in (officer, stranger):
        watch(viewer, ChallengeFilter(mine=True))

    alert_saved_searches("challenges", new_challenge(unit=unit).pk)

    assert [row[0] for row in told()] == [officer.user_id]


@pytest.mark.parametrize(("bands", "expected"), [(tuple(MatchBand), 1), ((), 0)])
def test_by_meaning_the_band_decides(
    person: Viewer, monkeypatch: pytest.MonkeyPatch, bands: tuple[str, ...], expected: int
) -> None:
    """The hashing embedder's scores are not those that the bands are made for."""
    monkeypatch.setattr(alerts, "SURE_BANDS", bands)
    watch(person, ChallengeFilter(search="مسافران سرگردان خطوط شبانه"), is_semantic=True)

    assert alert_saved_searches("challenges", new_challenge().pk) == expected


def test_what_holds_all_the_words_is_told_whatever_the_band(person: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "SURE_BANDS", ())
    challenge = new_challenge()
    watch(person, ChallengeFilter(search=challenge.title), is_semantic=True)
    SavedSearch.objects.update(watching_since=challenge.published_at)

    assert alert_saved_searches("challenges", challenge.pk) == 1


def test_by_meaning_the_other_conditions_hold_word_for_word(person: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "SURE_BANDS", tuple(MatchBand))
    watch(person, ChallengeFilter(search="صف اتوبوس", language="en"), is_semantic=True)

    assert alert_saved_searches("challenges", new_challenge(language="fa").pk) == 0


@pytest.mark.django_db(transaction=True)
def test_publication_tells_through_the_queue(person: Viewer) -> None:
    watch(person, SolutionFilter(search="اتوبوس"))
    solution = SolutionFactory()
    owner = viewer_with(Role.SUPPLIER_OWNER, solution.supplier)
    for step in ("publish", "unpublish", "publish"):
        catalog.transition_solution(actor=owner, solution_id=solution.pk, transition=step)
        run_pending()

    assert told() == [(person.user_id, "solution", solution.pk, ["جست‌وجوی من"])]


# -- exactness -------------------------------------------------------------------------------
def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


WORDS = ("اتوبوس", "صف", "زباله", "smart bins")
AMOUNTS = st.sampled_from([0, 10, 20, 30])
CHALLENGE_FILTERS = st.fixed_dictionaries(
    {
        "search": maybe(st.sampled_from(WORDS)),
        "states": maybe(st.lists(st.sampled_from([*ChallengeState]), max_size=2)),
        "goals": maybe(st.lists(st.integers(0, 1), max_size=2)),
        "language": maybe(st.sampled_from(["fa", "en"])),
        "budget_min": maybe(AMOUNTS),
        "budget_max": maybe(AMOUNTS),
        "open_only": maybe(st.booleans()),
        "mine": maybe(st.booleans()),
    }
)
SOLUTION_FILTERS = st.fixed_dictionaries(
    {
        "search": maybe(st.sampled_from(WORDS)),
        "goals": maybe(st.lists(st.integers(0, 1), max_size=2)),
        "language": maybe(st.sampled_from(["fa", "en"])),
        "trl_min": maybe(st.integers(1, 9)),
        "price_max": maybe(AMOUNTS),
        "mine": maybe(st.booleans()),
    }
)
OBJECTS = st.fixed_dictionaries(
    {
        "title": st.sampled_from([f"{word} در شهر" for word in WORDS]),
        "language": st.sampled_from(["fa", "en"]),
        "low": maybe(st.sampled_from([5, 15])),
        "high": maybe(st.sampled_from([15, 25])),
        "goal": st.integers(0, 1),
        "trl": maybe(st.integers(1, 9)),
        "state": st.sampled_from([*ChallengeState]),
    }
)


class Pool:
    def __init__(self) -> None:
        self.unit = UnitFactory()
        self.goals = [GoalFactory(), GoalFactory()]
        self.author = UserFactory()
        self.officer = viewer_with(Role.UNIT_OFFICER, self.unit)
        self.supplier = SupplierFactory()
        self.owner = viewer_with(Role.SUPPLIER_OWNER, self.supplier)
        self.people = [self.officer, self.owner, viewer_without_role()]

    def clear(self) -> None:
        for model in (Notification, SavedSearch, Challenge, Solution):
            model.objects.all().delete()  # type: ignore[attr-defined]

    def challenge(self, given: dict[str, Any]) -> Challenge:
        state = ChallengeState.DRAFT if given["state"] == ChallengeState.MERGED else given["state"]
        return new_challenge(
            unit=self.unit,
            author=self.author,
            title=given["title"],
            summary="",
            description="",
            tags=[],
            language=given["language"],
            budget_min=_rial(given["low"]),
            budget_max=_rial(given["high"]),
            goals=[self.goals[given["goal"]]],
            state=state,
        )

    def solution(self, given: dict[str, Any]) -> Solution:
        return new_solution(
            supplier=self.supplier,
            author=self.author,
            title=given["title"],
            summary="",
            description="",
            tags=[],
            language=given["language"],
            price_min=_rial(given["low"]),
            price_max=_rial(given["high"]),
            trl=given["trl"],
            goals=[self.goals[given["goal"]]],
        )

    def keep(self, filters: Any, of: Any) -> list[tuple[Viewer, Any]]:
        kept = []
        for number, (who, values) in enumerate(filters):
            wanted = of(**{**values, "goals": [self.goals[at].pk for at in values["goals"] or ()]})
            watch(self.people[who], wanted, name=str(number))
            kept.append((self.people[who], wanted))
        return kept


def _rial(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount, "IRR")


@pytest.fixture
def pool() -> Pool:
    return Pool()


EXACT = settings(max_examples=8, deadline=None, suppress_health_check=[*HealthCheck])


@EXACT
@given(
    filters=st.lists(st.tuples(st.integers(0, 2), CHALLENGE_FILTERS), max_size=6), objects=st.lists(OBJECTS, max_size=3)
)
def test_told_of_challenges_is_what_the_lists_show(pool: Pool, filters: Any, objects: Any) -> None:
    pool.clear()
    kept = pool.keep(filters, ChallengeFilter)
    rows = [pool.challenge(given) for given in objects]
    for row in rows:
        alert_saved_searches("challenges", row.pk)

    open_now = (ChallengeState.PUBLISHED, ChallengeState.IN_EVENT)
    expected = {
        (viewer.user_id, pk)
        for viewer, wanted in kept
        for pk in filter_challenges(challenges_visible_to(viewer), wanted, viewer)
        .filter(state__in=open_now)
        .values_list("pk", flat=True)
    }
    assert sorted((user, pk) for user, _, pk, _ in told()) == sorted(expected)


@EXACT
@given(
    filters=st.lists(st.tuples(st.integers(0, 2), SOLUTION_FILTERS), max_size=6), objects=st.lists(OBJECTS, max_size=3)
)
def test_told_of_solutions_is_what_the_lists_show(pool: Pool, filters: Any, objects: Any) -> None:
    pool.clear()
    kept = pool.keep(filters, SolutionFilter)
    rows = [pool.solution(given) for given in objects]
    for row in rows:
        alert_saved_searches("solutions", row.pk)

    expected = {
        (viewer.user_id, pk)
        for viewer, wanted in kept
        for pk in filter_solutions(solutions_visible_to(viewer), wanted, viewer).values_list("pk", flat=True)
    }
    assert sorted((user, pk) for user, _, pk, _ in told()) == sorted(expected)
