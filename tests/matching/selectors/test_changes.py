"""A digest of a list: the same while nothing changed for its watcher, another as soon as something did."""

import pytest

from accounts.enums import Role
from accounts.viewer import Viewer
from bahamm.kernel.errors import NotFound, PermissionRefused
from marketplace.catalog.enums import ChallengeState, SolutionState
from matching.enums import Direction, FeedbackVerdict, Kind
from matching.models import MatchRecord
from matching.selectors.changes import list_digest, watched
from matching.services import give_match_feedback
from tests.factories.accounts import secretariat_viewer, viewer_with
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import MatchRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> MatchRecord:
    made: MatchRecord = MatchRecordFactory()
    MatchRecordFactory(challenge=made.challenge, solution=made.solution, direction=Direction.SOLUTION_TO_CHALLENGES)
    return made


@pytest.fixture
def officer(record: MatchRecord) -> Viewer:
    return viewer_with(Role.UNIT_OFFICER, record.challenge.unit)


@pytest.fixture
def owner(record: MatchRecord) -> Viewer:
    return viewer_with(Role.SUPPLIER_OWNER, record.solution.supplier)


def of_challenge(viewer: Viewer, record: MatchRecord) -> str:
    return list_digest(viewer, Kind.CHALLENGE, record.challenge_id)


def of_solution(viewer: Viewer, record: MatchRecord) -> str:
    return list_digest(viewer, Kind.SOLUTION, record.solution_id)


def test_same_list_has_the_same_digest(record: MatchRecord, officer: Viewer) -> None:
    assert of_challenge(officer, record) == of_challenge(officer, record)


@pytest.mark.parametrize(
    "change", [{"rank": 2}, {"score": 1.6}, {"band": "good"}, {"percentile": 98}, {"is_current": False}]
)
def test_list_that_shows_something_else_has_another(
    record: MatchRecord, officer: Viewer, change: dict[str, object]
) -> None:
    before = of_challenge(officer, record)

    MatchRecord.objects.filter(pk=record.pk).update(**change)

    assert of_challenge(officer, record) != before


def test_noise_of_a_score_is_no_change(record: MatchRecord, officer: Viewer) -> None:
    before = of_challenge(officer, record)

    MatchRecord.objects.filter(pk=record.pk).update(score=record.score + 0.0001)

    assert of_challenge(officer, record) == before


def test_list_of_another_subject_is_no_change(record: MatchRecord, officer: Viewer, owner: Viewer) -> None:
    before = of_challenge(officer, record), of_solution(owner, record)

    MatchRecordFactory()

    assert (of_challenge(officer, record), of_solution(owner, record)) == before


def judge(viewer: Viewer, record: MatchRecord, verdict: str | None) -> None:
    give_match_feedback(actor=viewer, challenge_id=record.challenge_id, solution_id=record.solution_id, verdict=verdict)


def test_verdict_changes_the_list_of_its_own_side_and_of_the_secretariat(
    record: MatchRecord, officer: Viewer, owner: Viewer
) -> None:
    secretariat = secretariat_viewer()
    before = of_challenge(officer, record), of_challenge(secretariat, record), of_solution(owner, record)

    judge(officer, record, FeedbackVerdict.NOT_USEFUL)

    after = of_challenge(officer, record), of_challenge(secretariat, record), of_solution(owner, record)
    assert [new != old for new, old in zip(after, before, strict=True)] == [True, True, False]


def test_supplier_knows_of_an_invitation_and_of_nothing_after_it(
    record: MatchRecord, officer: Viewer, owner: Viewer
) -> None:
    before = of_solution(owner, record)
    judge(officer, record, FeedbackVerdict.INVITED)
    invited = of_solution(owner, record)

    for verdict in (FeedbackVerdict.USEFUL, None, FeedbackVerdict.INVITED):
        judge(officer, record, verdict)
        assert of_solution(owner, record) == invited

    assert invited != before


def test_suppliers_verdict_is_unknown_to_the_unit(record: MatchRecord, officer: Viewer, owner: Viewer) -> None:
    before = of_challenge(officer, record)

    judge(owner, record, FeedbackVerdict.USEFUL)

    assert of_challenge(officer, record) == before


# -- who may watch --------------------------------------------------------------------------


def test_own_and_the_secretariats_lists_are_watched(record: MatchRecord, officer: Viewer, owner: Viewer) -> None:
    for viewer in (officer, secretariat_viewer()):
        assert watched(viewer, Kind.CHALLENGE, record.challenge_id) == record.challenge
    for viewer in (owner, secretariat_viewer()):
        assert watched(viewer, Kind.SOLUTION, record.solution_id) == record.solution


def test_list_of_somebody_else_is_refused(record: MatchRecord, officer: Viewer, owner: Viewer) -> None:
    for viewer, kind, pk in (
        (owner, Kind.CHALLENGE, record.challenge_id),
        (officer, Kind.SOLUTION, record.solution_id),
        (Viewer.anonymous(), Kind.CHALLENGE, record.challenge_id),
    ):
        with pytest.raises(PermissionRefused):
            watched(viewer, kind, pk)


def test_what_is_not_seen_does_not_exist(officer: Viewer, owner: Viewer) -> None:
    challenge = ChallengeFactory(state=ChallengeState.DRAFT)
    solution = SolutionFactory(state=SolutionState.UNPUBLISHED)

    for viewer, kind, pk in ((officer, Kind.CHALLENGE, challenge.pk), (owner, Kind.SOLUTION, solution.pk)):
        with pytest.raises(NotFound):
            watched(viewer, kind, pk)
