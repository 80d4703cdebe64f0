"""Search tolerates spelling, filters combine in SQL, every order is total."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from moneyed import Money

from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import (
    ChallengeFilter,
    SolutionFilter,
    filter_challenges,
    filter_solutions,
    sort_challenges,
    sort_solutions,
)
from tests.accounts.conftest import Town
from tests.factories.accounts import UnitFactory
from tests.factories.catalog import ChallengeFactory, DimensionFactory, GoalFactory, SolutionFactory

pytestmark = pytest.mark.django_db
ANYBODY = Viewer.anonymous()


def challenges(viewer: Viewer = ANYBODY, **wanted: Any) -> list[Challenge]:
    rows = filter_challenges(Challenge.objects.all(), ChallengeFilter(**wanted), viewer)
    return list(rows.order_by("pk"))


def solutions(viewer: Viewer = ANYBODY, **wanted: Any) -> list[Solution]:
    return list(filter_solutions(Solution.objects.all(), SolutionFilter(**wanted), viewer).order_by("pk"))


def rial(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount, "IRR")


@pytest.mark.parametrize(
    "typed",
    [
        "کیفیت آب‌های زیرزمینی",
        "كيفيت آب هاي زيرزميني",
        "کیفیت ابهای زیرزمینی",
        "کیفیّت آب‌هایِ زیرزمینی",
        "۴۸۱۷ آب",
        "4817 اب",
        "٤٨١٧",
    ],
)
def test_search_finds_every_spelling(typed: str) -> None:
    # A number that no sequence of the factories reaches: the search reads names of units too.
    wanted = ChallengeFactory(title="پایش کیفیت آب‌های زیرزمینی در ۴۸۱۷ چاه")
    ChallengeFactory(title="مدیریت پسماند خشک")

    assert challenges(search=typed) == [wanted]


@pytest.mark.parametrize("typed", ["%", "_", "'; DROP TABLE", "\x00", "🚌" * 50, "x" * 100_000])
def test_search_takes_anything_literally(typed: str) -> None:
    ChallengeFactory(title="پایش آب")

    assert challenges(search=typed) in ([], list(Challenge.objects.all()))


def test_filters_combine() -> None:
    goal, dimension = GoalFactory(), DimensionFactory()
    both = ChallengeFactory(goals=[goal], dimension=dimension, language="en")
    ChallengeFactory(goals=[goal], language="en")
    ChallengeFactory(dimension=dimension)

    assert challenges(goals=[goal.pk], dimension=dimension.pk) == [both]
    assert challenges(goals=[goal.pk], dimension=dimension.pk, language="fa") == []


def test_goal_filter_lists_an_item_with_two_of_the_goals_once() -> None:
    goals = [GoalFactory(), GoalFactory()]
    challenge = ChallengeFactory(goals=goals)

    assert challenges(goals=[goal.pk for goal in goals]) == [challenge]


def test_unit_stands_for_the_units_below_it() -> None:
    root = UnitFactory()
    below = ChallengeFactory(unit=UnitFactory(parent=UnitFactory(parent=root)))
    ChallengeFactory()

    assert challenges(unit=root.pk) == [below]


@pytest.mark.parametrize(
    ("low", "high", "wanted_low", "wanted_high", "fits"),
    [
        (10, 20, 15, None, True),
        (10, 20, 21, None, False),
        (10, 20, None, 9, False),
        (10, 20, None, 10, True),
        (10, None, 500, None, True),
        (None, 20, None, 1, True),
        (None, None, 1, None, False),
        (None, None, None, None, True),
    ],
)
def test_budget_ranges_overlap(low: Any, high: Any, wanted_low: Any, wanted_high: Any, fits: bool) -> None:
    challenge = ChallengeFactory(budget_min=rial(low), budget_max=rial(high))

    found = challenges(budget_min=wanted_low, budget_max=wanted_high)
    assert found == ([challenge] if fits else [])


def test_open_only_ends_at_the_deadline() -> None:
    now = timezone.now()
    open_ = ChallengeFactory(state="published", deadline=now + timedelta(minutes=1))
    endless = ChallengeFactory(state="in_event", deadline=None)
    ChallengeFactory(state="published", deadline=now - timedelta(seconds=1))
    ChallengeFactory(state="draft")

    assert challenges(open_only=True) == [open_, endless]


def test_mine_is_what_the_viewer_works_on(town: Town) -> None:
    own = ChallengeFactory(unit=town.unit)
    solution = SolutionFactory(supplier=town.supplier)
    ChallengeFactory(unit=town.other)
    SolutionFactory(supplier=town.rival)

    assert challenges(town.viewers["officer"], mine=True) == [own]
    assert challenges(town.viewers["owner"], mine=True) == []
    assert solutions(town.viewers["member"], mine=True) == [solution]


def test_solution_filters() -> None:
    dimension = DimensionFactory()
    wanted = SolutionFactory(trl=8, price_min=rial(5), price_max=rial(9), dimensions=[dimension])
    SolutionFactory(trl=4, price_min=rial(5), price_max=rial(9), dimensions=[dimension])
    SolutionFactory(trl=None, dimensions=[dimension])

    assert solutions(trl_min=6, price_max=7, dimension=dimension.pk) == [wanted]
    assert solutions(trl_min=6, price_max=4) == []


def test_persian_titles_sort_in_persian_order() -> None:
    titles = ["یک", "پارک", "آب", "گاز", "چراغ", "ژرف", "برق", "Zebra", "apple", "۱۲ چاه"]
    for title in titles:
        ChallengeFactory(title=title)
        SolutionFactory(title=title)
    expected = ["۱۲ چاه", "آب", "برق", "پارک", "چراغ", "ژرف", "گاز", "یک", "apple", "Zebra"]

    assert [item.title for item in sort_challenges(Challenge.objects.all(), "title")] == expected
    assert [item.title for item in sort_solutions(Solution.objects.all(), "title")] == expected


def test_orders_put_the_unknown_last_and_ties_by_key() -> None:
    now = timezone.now()
    late = ChallengeFactory(deadline=now + timedelta(days=9), budget_max=None, budget_min=None)
    soon = ChallengeFactory(deadline=now + timedelta(days=1), budget_max=rial(5), budget_min=None)
    never = ChallengeFactory(deadline=None, budget_max=rial(50), budget_min=None)
    rows = Challenge.objects.all()

    assert list(sort_challenges(rows, "deadline")) == [soon, late, never]
    assert list(sort_challenges(rows, "budget")) == [never, soon, late]
    assert list(sort_challenges(rows)) == [never, soon, late]
