"""The ranked lists: who reads them, what they hold, and how fast they follow."""

from typing import Any

import pytest

from accounts.enums import Role
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from matching.enums import Direction
from matching.results import Match
from matching.selectors import matches as selectors
from matching.selectors.matches import match_by_pair, matches_for_challenge, matches_for_solution
from matching.services import give_match_feedback
from tests.factories.accounts import secretariat_viewer, viewer_with, viewer_without_role
from tests.factories.catalog import ChallengeFactory, GoalFactory
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db


def officer_of(challenge: Challenge) -> Viewer:
    return viewer_with(Role.UNIT_OFFICER, challenge.unit)


def owner_of(solution: Solution) -> Viewer:
    return viewer_with(Role.SUPPLIER_OWNER, solution.supplier)


def pairs(found: list[Match]) -> list[tuple[int, int, int]]:
    return [(match.rank, *match.pair) for match in found]


def test_unit_and_supplier_see_the_same_pair_from_their_sides() -> None:
    goal = GoalFactory()
    challenge, solution = published_challenge(goals=[goal]), published_solution(goals=[goal])

    mine = matches_for_challenge(officer_of(challenge), challenge)
    theirs = matches_for_solution(owner_of(solution), solution)

    assert pairs(mine.matches) == pairs(theirs.matches) == [(1, challenge.pk, solution.pk)]
    assert [mine.matches[0].direction, theirs.matches[0].direction] == list(Direction)
    assert mine.matches[0].shared_goals == (goal,)
    assert (mine.matches[0].budget_overlaps, mine.matches[0].trl_meets) == (True, None)
    assert (mine.total_count, mine.has_next_page, mine.is_ready) == (1, False, True)
    assert not mine.matches[0].is_cross_language
    assert mine.matches[0].model_id == "hashing-n-grams"


def test_best_match_comes_first_and_ranks_count_from_one() -> None:
    challenge = published_challenge()
    weak = published_solution(
        title="نمایش زمان ایستگاه", summary="صفحهٔ نمایش", description="صفحه‌ای در ایستگاه", tags=[]
    )
    strong = published_solution()

    found = matches_for_challenge(officer_of(challenge), challenge).matches

    assert pairs(found) == [(1, challenge.pk, strong.pk), (2, challenge.pk, weak.pk)][: len(found)]
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_shares_sum_to_one_even_where_nothing_speaks_for_the_pair() -> None:
    challenge = published_challenge(goals=[], budget_min=None, budget_max=None)
    for number in range(30):
        published_solution(title=f"راهکار {number}")
    published_solution(title="چراغ", summary="نور", description="لامپ کم‌مصرف", tags=[], trl=None)

    last = matches_for_challenge(officer_of(challenge), challenge, first=50).matches[-1]

    assert last.score < 0
    assert sum(component.share for component in last.components) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("make_viewer", "count"),
    [
        (lambda c, s: Viewer.anonymous(), 0),
        (lambda c, s: viewer_without_role(), 0),
        (lambda c, s: viewer_with(Role.UNIT_OFFICER), 0),
        (lambda c, s: viewer_with(Role.EVALUATOR, c.unit), 0),
        (lambda c, s: viewer_with(Role.SUPPLIER_OWNER, s.supplier), 0),
        (lambda c, s: viewer_with(Role.UNIT_OFFICER, c.unit), 1),
        (lambda c, s: viewer_with(Role.UNIT_HEAD, c.unit), 1),
        (lambda c, s: secretariat_viewer(), 1),
    ],
)
def test_list_of_a_challenge_is_for_its_unit_and_the_secretariat(make_viewer: Any, count: int) -> None:
    challenge, solution = published_challenge(), published_solution()

    assert matches_for_challenge(make_viewer(challenge, solution), challenge).total_count == count


@pytest.mark.parametrize(
    ("make_viewer", "count"),
    [
        (lambda c, s: Viewer.anonymous(), 0),
        (lambda c, s: viewer_with(Role.SUPPLIER_OWNER), 0),
        (lambda c, s: viewer_with(Role.UNIT_HEAD, c.unit), 0),
        (lambda c, s: viewer_with(Role.SUPPLIER_OWNER, s.supplier), 1),
        (lambda c, s: viewer_with(Role.SUPPLIER_MEMBER, s.supplier), 1),
        (lambda c, s: secretariat_viewer(), 1),
    ],
)
def test_list_of_a_solution_is_for_its_supplier_and_the_secretariat(make_viewer: Any, count: int) -> None:
    challenge, solution = published_challenge(), published_solution()

    assert matches_for_solution(make_viewer(challenge, solution), solution).total_count == count


def test_unpublished_solution_is_gone_before_its_tombstone() -> None:
    challenge, solution = published_challenge(), published_solution()
    viewer = officer_of(challenge)
    assert matches_for_challenge(viewer, challenge).total_count == 1

    Solution.objects.filter(pk=solution.pk).update(state=SolutionState.UNPUBLISHED)

    assert matches_for_challenge(viewer, challenge).total_count == 0
    assert match_by_pair(viewer, challenge.pk, solution.pk) is None


def test_withdrawn_challenge_is_gone_for_suppliers_at_once() -> None:
    challenge, solution = published_challenge(), published_solution()
    viewer = owner_of(solution)
    assert matches_for_solution(viewer, solution).total_count == 1

    Challenge.objects.filter(pk=challenge.pk).update(state=ChallengeState.WITHDRAWN)

    assert matches_for_solution(viewer, solution).total_count == 0


def test_narrow_filter_is_given_to_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """The best by text are all excluded by the filter; the one that passes is found nevertheless."""
    monkeypatch.setattr(selectors, "CANDIDATES", 2)
    challenge = published_challenge(accepts_languages=["en"])
    for _ in range(4):
        published_solution()
    wanted = published_solution(language="en", description="اتوبوس")

    found = matches_for_challenge(officer_of(challenge), challenge).matches

    assert pairs(found) == [(1, challenge.pk, wanted.pk)]


def test_pages_of_a_list() -> None:
    challenge = published_challenge()
    for _ in range(3):
        published_solution()
    viewer = officer_of(challenge)

    first = matches_for_challenge(viewer, challenge, first=2)
    second = matches_for_challenge(viewer, challenge, first=2, offset=2)

    assert ([match.rank for match in first.matches], first.has_next_page) == ([1, 2], True)
    assert ([match.rank for match in second.matches], second.has_next_page) == ([3], False)
    assert first.total_count == second.total_count == 3


def test_draft_has_matches_for_its_unit_before_anything_is_embedded() -> None:
    draft = ChallengeFactory()
    solution = published_solution()

    page = matches_for_challenge(officer_of(draft), draft)

    assert pairs(page.matches) == [(1, draft.pk, solution.pk)]
    assert page.is_ready


def test_published_subject_that_waits_for_the_worker_is_not_ready() -> None:
    published_solution()
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)

    assert not matches_for_challenge(officer_of(challenge), challenge).is_ready


def test_pair_by_itself_is_seen_from_ones_own_side() -> None:
    challenge, solution = published_challenge(), published_solution()

    for viewer, direction in (
        (officer_of(challenge), Direction.CHALLENGE_TO_SOLUTIONS),
        (owner_of(solution), Direction.SOLUTION_TO_CHALLENGES),
        (secretariat_viewer(), Direction.CHALLENGE_TO_SOLUTIONS),
    ):
        match = match_by_pair(viewer, challenge.pk, solution.pk)
        assert match is not None
        assert (match.rank, match.direction) == (1, direction)


def test_pair_of_others_is_nobodys_business() -> None:
    challenge, solution = published_challenge(), published_solution()

    for viewer in (Viewer.anonymous(), viewer_without_role(), viewer_with(Role.UNIT_HEAD), viewer_with(Role.EVALUATOR)):
        assert match_by_pair(viewer, challenge.pk, solution.pk) is None


def test_pair_outside_the_list_has_rank_zero() -> None:
    challenge, solution = published_challenge(trl_min=9), published_solution(trl=2)

    match = match_by_pair(officer_of(challenge), challenge.pk, solution.pk)

    assert match is not None
    assert (match.rank, match.trl_meets) == (0, False)


def test_pair_with_an_unknown_object_is_none() -> None:
    challenge = published_challenge()

    assert match_by_pair(officer_of(challenge), challenge.pk, 999_999) is None


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow_with_the_page(django_assert_num_queries: Any, count: int) -> None:
    goals = [GoalFactory() for _ in range(count)]
    challenge = published_challenge(goals=goals)
    for _ in range(count):
        published_solution(goals=goals)
    viewer = officer_of(challenge)
    matches_for_challenge(viewer, challenge)
    challenge = Challenge.objects.select_related("unit").get(pk=challenge.pk)

    with django_assert_num_queries(14):
        page = matches_for_challenge(viewer, challenge)
        assert len(page.matches) == count
        for match in page.matches:
            assert match.phrases
            assert match.feedback_counts == ()


def test_other_languages_are_marked() -> None:
    challenge = published_challenge(title="Bus queues", summary="Long queues", description="Buses bunch.", tags=["bus"])
    published_solution(description="Bus bunching اتوبوس")

    match = match_by_pair(officer_of(challenge), challenge.pk, Solution.objects.values_list("pk", flat=True).get())

    assert match is not None
    assert match.is_cross_language


def test_part_of_a_list_is_what_ones_own_side_said() -> None:
    challenge = published_challenge()
    first, second, third = (published_solution(title=f"نمایش زمان ایستگاه {number}") for number in range(3))
    officer, owner = officer_of(challenge), owner_of(second)
    places = {match.solution: match.rank for match in matches_for_challenge(officer, challenge).matches}
    for viewer, solution, verdict in (
        (officer, first, "useful"),
        (officer, third, "not_useful"),
        (owner, second, "useful"),
    ):
        give_match_feedback(actor=viewer, challenge_id=challenge.pk, solution_id=solution.pk, verdict=verdict)

    def shown(verdict: str, viewer: Viewer = officer) -> list[tuple[Solution, int]]:
        page = matches_for_challenge(viewer, challenge, verdict=verdict)
        assert page.total_count == len(page.matches)
        return [(match.solution, match.rank) for match in page.matches]

    # The supplier's own verdict is not the unit's; ranks are those of the whole list.
    assert shown("useful") == [(first, places[first])]
    assert shown("undecided") == [(second, places[second])]
    assert shown("not_useful") == [(third, places[third])]
    assert shown("invited") == []
    theirs = matches_for_solution(owner, second, verdict="useful").matches
    assert [match.challenge for match in theirs] == [challenge]
    # Who does not judge learns of nobody's verdict, not by a count either.
    assert shown("useful", secretariat_viewer()) == []
    assert len(shown("undecided", secretariat_viewer())) == 3
    assert matches_for_challenge(owner, challenge, verdict="undecided").total_count == 0


def test_what_is_taken_back_is_undecided_again() -> None:
    challenge, solution = published_challenge(), published_solution()
    officer = officer_of(challenge)
    for verdict in ("useful", None):
        give_match_feedback(actor=officer, challenge_id=challenge.pk, solution_id=solution.pk, verdict=verdict)

    assert [match.solution for match in matches_for_challenge(officer, challenge, verdict="undecided").matches] == [
        solution
    ]
    assert matches_for_challenge(officer, challenge, verdict="useful").matches == []
