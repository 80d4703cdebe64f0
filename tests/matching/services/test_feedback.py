"""Verdicts: whose they are, who knows them, and what a second one does."""

from typing import Any

import pytest

from accounts.enums import Role
from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.notifications.models import Notification
from matching.enums import Direction
from matching.models import MatchFeedback
from matching.results import FeedbackCount, FeedbackSummary
from matching.selectors.matches import match_by_pair
from matching.services import give_match_feedback
from tests.factories.accounts import member_with, secretariat_viewer, viewer_with, viewer_without_role
from tests.factories.matching import MatchRecordFactory, published_challenge, published_solution

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge() -> Challenge:
    return published_challenge()


@pytest.fixture
def solution() -> Solution:
    return published_solution()


@pytest.fixture
def officer(challenge: Challenge) -> Viewer:
    return viewer_with(Role.UNIT_OFFICER, challenge.unit)


@pytest.fixture
def owner(solution: Solution) -> Viewer:
    return viewer_with(Role.SUPPLIER_OWNER, solution.supplier)


def give(actor: Viewer, challenge: Challenge, solution: Solution, verdict: str | None, **more: Any) -> MatchFeedback:
    return give_match_feedback(actor=actor, challenge_id=challenge.pk, solution_id=solution.pk, verdict=verdict, **more)


def known_to(viewer: Viewer, challenge: Challenge, solution: Solution) -> FeedbackSummary:
    match = match_by_pair(viewer, challenge.pk, solution.pk)
    assert match is not None
    return match.feedback


@pytest.mark.parametrize(
    ("make_viewer", "side"),
    [
        (lambda c, s: viewer_with(Role.UNIT_OFFICER, c.unit), Direction.CHALLENGE_TO_SOLUTIONS),
        (lambda c, s: viewer_with(Role.UNIT_HEAD, c.unit), Direction.CHALLENGE_TO_SOLUTIONS),
        (lambda c, s: viewer_with(Role.SUPPLIER_OWNER, s.supplier), Direction.SOLUTION_TO_CHALLENGES),
        (lambda c, s: viewer_with(Role.SUPPLIER_MEMBER, s.supplier), Direction.SOLUTION_TO_CHALLENGES),
    ],
)
def test_both_sides_judge_for_their_organisation(
    challenge: Challenge, solution: Solution, make_viewer: Any, side: Direction
) -> None:
    actor = make_viewer(challenge, solution)
    record = MatchRecordFactory(challenge=challenge, solution=solution, direction=side, rank=2)

    row = give(actor, challenge, solution, "useful", position=4, comment=" خوب است ")

    organisation = challenge.unit if side == Direction.CHALLENGE_TO_SOLUTIONS else solution.supplier
    assert (row.organisation_id, row.user_id, row.direction, row.verdict) == (
        organisation.pk, actor.user_id, side, "useful",
    )  # fmt: skip
    assert (row.position, row.comment, row.rank, row.score) == (4, "خوب است", 2, record.score)
    assert (row.components, row.model_key, row.ranker_version) == (
        record.components, record.model_key, record.ranker_version,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("make_viewer", "error", "code"),
    [
        (lambda: Viewer.anonymous(), PermissionRefused, "sign_in_required"),
        (lambda: viewer_without_role(), PermissionRefused, "match.not_a_side"),
        (lambda: viewer_with(Role.UNIT_HEAD), PermissionRefused, "match.not_a_side"),
        (lambda: viewer_with(Role.SUPPLIER_OWNER), PermissionRefused, "match.not_a_side"),
        (lambda: viewer_with(Role.EVALUATOR), PermissionRefused, "match.not_a_side"),
        (secretariat_viewer, PermissionRefused, "match.not_a_side"),
    ],
)
def test_others_are_refused_and_nothing_is_written(
    challenge: Challenge, solution: Solution, make_viewer: Any, error: type[DomainError], code: str
) -> None:
    with pytest.raises(error) as refused:
        give(make_viewer(), challenge, solution, "useful")

    assert refused.value.codes == [code]
    assert MatchFeedback.objects.count() == 0


def test_second_verdict_replaces_the_first_and_history_stays(
    challenge: Challenge, solution: Solution, officer: Viewer
) -> None:
    give(officer, challenge, solution, "useful")
    give(officer, challenge, solution, "not_useful")

    rows = MatchFeedback.objects.order_by("pk").values_list("verdict", "is_current")
    assert list(rows) == [("useful", False), ("not_useful", True)]
    assert known_to(officer, challenge, solution) == FeedbackSummary("not_useful", (FeedbackCount("not_useful", 1),))


def test_same_verdict_again_changes_nothing(challenge: Challenge, solution: Solution, officer: Viewer) -> None:
    first = give(officer, challenge, solution, "useful")

    assert give(officer, challenge, solution, "useful").pk == first.pk
    assert MatchFeedback.objects.count() == 1


def test_colleagues_share_one_verdict(challenge: Challenge, solution: Solution, officer: Viewer) -> None:
    head = viewer_with(Role.UNIT_HEAD, challenge.unit)
    give(officer, challenge, solution, "useful")
    give(head, challenge, solution, "not_useful")

    assert known_to(officer, challenge, solution).mine == "not_useful"
    assert MatchFeedback.objects.filter(is_current=True).count() == 1


def test_verdict_is_taken_back(challenge: Challenge, solution: Solution, officer: Viewer) -> None:
    give(officer, challenge, solution, "useful")
    give(officer, challenge, solution, None)

    assert known_to(officer, challenge, solution) == FeedbackSummary(None, ())
    assert list(MatchFeedback.objects.order_by("pk").values_list("verdict", flat=True)) == ["useful", "retracted"]


def test_sides_do_not_know_each_others_verdicts(
    challenge: Challenge, solution: Solution, officer: Viewer, owner: Viewer
) -> None:
    give(officer, challenge, solution, "not_useful")
    give(owner, challenge, solution, "useful")

    assert known_to(officer, challenge, solution) == FeedbackSummary("not_useful", (FeedbackCount("not_useful", 1),))
    assert known_to(owner, challenge, solution) == FeedbackSummary("useful", (FeedbackCount("useful", 1),))
    assert known_to(secretariat_viewer(), challenge, solution) == FeedbackSummary(
        None, (FeedbackCount("useful", 1), FeedbackCount("not_useful", 1))
    )


def test_invitation_reaches_the_supplier_once_and_stays_known(
    challenge: Challenge, solution: Solution, officer: Viewer, owner: Viewer
) -> None:
    member = member_with(Role.SUPPLIER_MEMBER, solution.supplier)
    give(officer, challenge, solution, "invited")
    give(officer, challenge, solution, "useful")
    give(officer, challenge, solution, "invited")
    give(officer, challenge, solution, None)

    told = Notification.objects.order_by("recipient_id").values_list("recipient_id", "kind", "subject_id", "data")
    expected = {"solutions": [solution.pk]}
    assert list(told) == sorted(
        [(owner.user_id, "invited", challenge.pk, expected), (member.pk, "invited", challenge.pk, expected)],
        key=lambda row: row[0] or 0,
    )
    assert known_to(owner, challenge, solution) == FeedbackSummary(None, (FeedbackCount("invited", 1),))


def test_only_the_unit_invites(challenge: Challenge, solution: Solution, owner: Viewer) -> None:
    with pytest.raises(ValidationFailed) as refused:
        give(owner, challenge, solution, "invited")

    assert refused.value.codes == ["match.only_unit_invites"]
    assert (MatchFeedback.objects.count(), Notification.objects.count()) == (0, 0)


def test_nobody_is_invited_to_a_closed_challenge(challenge: Challenge, solution: Solution, officer: Viewer) -> None:
    Challenge.objects.filter(pk=challenge.pk).update(state=ChallengeState.SOLVED)

    with pytest.raises(Conflict) as refused:
        give(officer, challenge, solution, "invited")

    assert refused.value.codes == ["match.challenge_closed"]
    assert (MatchFeedback.objects.count(), Notification.objects.count()) == (0, 0)


def test_invisible_or_unknown_pair_does_not_exist(challenge: Challenge, solution: Solution, officer: Viewer) -> None:
    Solution.objects.filter(pk=solution.pk).update(state=SolutionState.UNPUBLISHED)

    for solution_id in (solution.pk, 0, -1, 2**70):
        with pytest.raises(NotFound):
            give_match_feedback(actor=officer, challenge_id=challenge.pk, solution_id=solution_id, verdict="useful")
    assert MatchFeedback.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"verdict": "wonderful"}, ["invalid_choice"]),
        ({"verdict": "retracted"}, ["invalid_choice"]),
        ({"verdict": "useful", "position": 0}, ["match.position_invalid"]),
        ({"verdict": "useful", "position": 1001}, ["match.position_invalid"]),
        ({"verdict": "useful", "comment": "x" * 2001}, ["too_long"]),
        ({"verdict": "useful", "comment": "a\x00b"}, ["invalid_characters"]),
        (
            {"verdict": "nice", "position": -1, "comment": "\x01"},
            ["invalid_choice", "match.position_invalid", "invalid_characters"],
        ),
    ],
)
def test_bad_input_is_refused_with_all_its_errors(
    challenge: Challenge, solution: Solution, officer: Viewer, given: dict[str, Any], codes: list[str]
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        give_match_feedback(actor=officer, challenge_id=challenge.pk, solution_id=solution.pk, **given)

    assert refused.value.codes == codes
    assert MatchFeedback.objects.count() == 0
