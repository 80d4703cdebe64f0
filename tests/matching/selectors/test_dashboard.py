"""What matching puts on a desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from matching.enums import Direction, MatchBand
from matching.models import MatchRecord
from matching.selectors.dashboard import fitting_challenges, matches_awaiting_feedback
from matching.services import give_match_feedback
from tests.factories.accounts import UnitFactory, secretariat_viewer, viewer_with
from tests.factories.catalog import SolutionFactory
from tests.factories.matching import MatchRecordFactory

pytestmark = pytest.mark.django_db

TO_SUPPLIER = Direction.SOLUTION_TO_CHALLENGES


def owner_of(record: MatchRecord) -> Viewer:
    return viewer_with(Role.SUPPLIER_OWNER, record.solution.supplier)


def officer_of(record: MatchRecord) -> Viewer:
    return viewer_with(Role.UNIT_OFFICER, record.challenge.unit)


def test_fitting_challenges_are_the_best_of_each_challenge() -> None:
    record = MatchRecordFactory(direction=TO_SUPPLIER, score=1.0)
    better = MatchRecordFactory(
        direction=TO_SUPPLIER,
        challenge=record.challenge,
        solution=SolutionFactory(supplier=record.solution.supplier, state=SolutionState.PUBLISHED),
        score=2.0,
    )
    other = MatchRecordFactory(direction=TO_SUPPLIER, solution=record.solution, score=1.5)
    MatchRecordFactory(direction=TO_SUPPLIER, score=9.0)

    found = fitting_challenges(owner_of(record))

    assert [match.pair for match in found] == [
        (better.challenge_id, better.solution_id),
        (other.challenge_id, other.solution_id),
    ]


def test_what_is_merely_possible_comes_last() -> None:
    record = MatchRecordFactory(direction=TO_SUPPLIER, score=1.0, band=MatchBand.GOOD)
    possible = MatchRecordFactory(direction=TO_SUPPLIER, solution=record.solution, score=2.0, band=MatchBand.POSSIBLE)

    found = fitting_challenges(owner_of(record))

    assert [match.pair[0] for match in found] == [record.challenge_id, possible.challenge_id]


@pytest.mark.parametrize(
    "change",
    [
        lambda r: MatchRecord.objects.update(is_current=False),
        lambda r: Challenge.objects.filter(pk=r.challenge_id).update(state=ChallengeState.SOLVED),
        lambda r: Challenge.objects.filter(pk=r.challenge_id).update(deadline=timezone.now() - timedelta(1)),
        lambda r: Solution.objects.filter(pk=r.solution_id).update(state=SolutionState.UNPUBLISHED),
        lambda r: give_match_feedback(
            actor=owner_of(r), challenge_id=r.challenge_id, solution_id=r.solution_id, verdict="not_useful"
        ),
    ],
)
def test_what_is_over_or_refused_leaves_the_desk(change: Any) -> None:
    record = MatchRecordFactory(direction=TO_SUPPLIER)
    viewer = owner_of(record)
    assert len(fitting_challenges(viewer)) == 1

    change(record)

    assert fitting_challenges(viewer) == []


def test_awaiting_feedback_until_somebody_of_the_side_judges() -> None:
    record = MatchRecordFactory(band=MatchBand.GOOD)
    MatchRecordFactory(challenge=record.challenge, band=MatchBand.POSSIBLE, rank=2)
    officer, head = officer_of(record), viewer_with(Role.UNIT_HEAD, record.challenge.unit)
    pair = (record.challenge_id, record.solution_id)
    assert [match.pair for match in matches_awaiting_feedback(officer)] == [pair]

    give_match_feedback(actor=head, challenge_id=pair[0], solution_id=pair[1], verdict="useful")
    assert matches_awaiting_feedback(officer) == []

    give_match_feedback(actor=head, challenge_id=pair[0], solution_id=pair[1], verdict=None)
    assert [match.pair for match in matches_awaiting_feedback(officer)] == [pair]


def test_verdict_of_the_other_side_changes_nothing() -> None:
    record = MatchRecordFactory()
    give_match_feedback(
        actor=owner_of(record), challenge_id=record.challenge_id, solution_id=record.solution_id, verdict="useful"
    )

    assert len(matches_awaiting_feedback(officer_of(record))) == 1


def test_desk_of_one_organisation_only() -> None:
    record = MatchRecordFactory()
    viewer = officer_of(record)

    assert len(matches_awaiting_feedback(viewer, organisation_id=record.challenge.unit_id)) == 1
    assert matches_awaiting_feedback(viewer, organisation_id=record.solution.supplier_id) == []


def test_desk_of_a_unit_holds_what_stands_below_it() -> None:
    record = MatchRecordFactory()
    above = UnitFactory(city=record.challenge.unit.city)
    record.challenge.unit.parent = above
    record.challenge.unit.save()
    head = viewer_with(Role.UNIT_HEAD, above)

    assert len(matches_awaiting_feedback(head, organisation_id=above.pk)) == 1
    assert matches_awaiting_feedback(viewer_with(Role.UNIT_OFFICER, above), organisation_id=above.pk) == []


def test_people_without_a_side_have_nothing_to_judge() -> None:
    MatchRecordFactory()
    MatchRecordFactory(direction=TO_SUPPLIER)

    for viewer in (Viewer.anonymous(), secretariat_viewer(), viewer_with(Role.EVALUATOR)):
        assert fitting_challenges(viewer) == matches_awaiting_feedback(viewer) == []


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow_with_the_desk(django_assert_num_queries: Any, count: int) -> None:
    record = MatchRecordFactory()
    for rank in range(2, count + 1):
        MatchRecordFactory(challenge=record.challenge, rank=rank)
    viewer = officer_of(record)

    with django_assert_num_queries(6):
        assert len(matches_awaiting_feedback(viewer)) == count
