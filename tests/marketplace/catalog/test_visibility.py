"""Lists are filtered in SQL, single objects by predicate: for every role and state the two say the same."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from marketplace.catalog import selectors
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Attachment, Challenge, Solution
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.catalog import ChallengeFactory, SolutionFactory

pytestmark = pytest.mark.django_db

PUBLIC_CHALLENGES = {"published", "in_event", "solved", "unsolved", "withdrawn", "merged"}


@pytest.fixture
def challenges(town: Town) -> list[Challenge]:
    return [ChallengeFactory(unit=unit, state=state) for unit in (town.unit, town.other) for state in ChallengeState]


@pytest.fixture
def solutions(town: Town) -> list[Solution]:
    return [
        SolutionFactory(supplier=owner, state=state) for owner in (town.supplier, town.rival) for state in SolutionState
    ]


def seen_challenges(town: Town, name: str) -> set[tuple[str, str]]:
    """What each role is meant to see, written down apart from the code: (whose, state)."""
    everything = {("own", state) for state in ChallengeState.values} | {
        ("other", state) for state in ChallengeState.values
    }
    public = {(whose, state) for whose, state in everything if state in PUBLIC_CHALLENGES}
    if name in {"officer", "head", "head_above"}:
        return public | {(whose, state) for whose, state in everything if whose == "own"}
    if name == "head_elsewhere":
        return public | {(whose, state) for whose, state in everything if whose == "other"}
    if name == "secretariat":
        return {(whose, state) for whose, state in everything if state != "draft"}
    return public


@pytest.mark.parametrize("name", VIEWERS)
def test_challenges_visible_to_each_role(town: Town, challenges: list[Challenge], name: str) -> None:
    viewer = town.viewers[name]
    listed = set(selectors.challenges_visible_to(viewer).filter(pk__in=[c.pk for c in challenges]))

    assert listed == {challenge for challenge in challenges if selectors.can_see_challenge(viewer, challenge)}
    found = {("own" if challenge.unit == town.unit else "other", challenge.state) for challenge in listed}
    assert found == seen_challenges(town, name)


@pytest.mark.parametrize("name", VIEWERS)
def test_solutions_visible_to_each_role(town: Town, solutions: list[Solution], name: str) -> None:
    viewer = town.viewers[name]
    listed = set(selectors.solutions_visible_to(viewer))
    expected = {solution for solution in solutions if solution.state == "published"}
    if name in {"owner", "member"}:
        expected |= {solution for solution in solutions if solution.supplier == town.supplier}
    if name == "rival_owner":
        expected |= {solution for solution in solutions if solution.supplier == town.rival}
    if name == "secretariat":
        expected |= {solution for solution in solutions if solution.state == "unpublished"}

    assert listed == expected
    assert listed == {solution for solution in solutions if selectors.can_see_solution(viewer, solution)}


@pytest.mark.parametrize("name", VIEWERS)
def test_counts_tell_nothing_beyond_the_visible(
    town: Town, challenges: list[Challenge], solutions: list[Solution], name: str
) -> None:
    viewer = town.viewers[name]
    visible = selectors.challenges_visible_to(viewer)
    counted = sum(count.count for count in selectors.challenge_counts(viewer))
    assert counted <= visible.count()
    if name not in {"officer", "head", "head_above", "head_elsewhere", "secretariat"}:
        assert counted == 0
    if name not in {"owner", "member", "rival_owner", "secretariat"}:
        assert selectors.solution_counts(viewer) == []
    assert {task.pk for task in selectors.challenge_tasks(viewer)} <= {item.pk for item in visible}


@pytest.mark.parametrize("name", VIEWERS)
def test_attachments_follow_their_object(
    town: Town, challenges: list[Challenge], solutions: list[Solution], name: str
) -> None:
    viewer = town.viewers[name]
    files = [_attachment(challenge=item) for item in challenges] + [_attachment(solution=item) for item in solutions]
    listed = set(selectors.attachments_visible_to(viewer))

    assert listed == {item for item in files if selectors.can_see_attachment(viewer, item)}
    visible = selectors.challenges_visible_to(viewer).filter(pk__in=[item.pk for item in challenges])
    assert {item.challenge for item in listed if item.challenge} == set(visible)


def _attachment(**parent: Challenge | Solution) -> Attachment:
    stored = default_storage.save("files/test.txt", ContentFile(b"text"))
    return Attachment.objects.create(
        name="a.txt", size=4, content_type="text/plain", sha256="0" * 64, storage_name=stored, **parent
    )


def test_unpublished_reasons_and_people_stay_with_the_unit_and_the_secretariat(town: Town) -> None:
    from marketplace.catalog.services import request_approval, transition_challenge

    challenge = ChallengeFactory(unit=town.unit, state="quality_check", author=None)
    secretariat, head = town.viewers["secretariat"], town.viewers["head"]
    transition_challenge(actor=secretariat, challenge_id=challenge.pk, transition="return", reason="راز داخلی است")
    request_approval(actor=town.viewers["officer"], challenge_id=challenge.pk)
    transition_challenge(actor=head, challenge_id=challenge.pk, transition="approve_by_unit")
    transition_challenge(actor=head, challenge_id=challenge.pk, transition="send_to_secretariat")
    transition_challenge(actor=secretariat, challenge_id=challenge.pk, transition="publish")
    transition_challenge(actor=head, challenge_id=challenge.pk, transition="withdraw", reason="اعتبار نداریم")
    challenge.refresh_from_db()

    whole = selectors.history_of(town.viewers["officer"], challenge)
    public = selectors.history_of(town.viewers["rival_owner"], challenge)
    assert [entry.name for entry in whole] == [
        "return",
        "request_approval",
        "approve_by_unit",
        "send_to_secretariat",
        "publish",
        "withdraw",
    ]
    assert whole[0].reason == "راز داخلی است"
    assert all(entry.actor is not None for entry in whole)
    assert [(entry.name, entry.source, entry.reason, entry.actor) for entry in public] == [
        ("publish", None, "", None),
        ("withdraw", "published", "اعتبار نداریم", None),
    ]
    assert selectors.revisions_of(town.viewers["rival_owner"], challenge) == []
    assert len(selectors.revisions_of(town.viewers["officer"], challenge)) == 5
