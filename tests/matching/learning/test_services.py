"""Putting rankers in force and taking them back."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused
from matching.enums import Kind, RankerState
from matching.index import Probe, index
from matching.learning.services import activate_ranker, roll_back_ranker
from matching.models import RankerVersion
from matching.services.lists import outdated_subjects, refresh_list
from tests.accounts.conftest import VIEWERS, Town, town
from tests.factories.catalog import GoalFactory
from tests.factories.matching import published_challenge, published_solution
from tests.matching.learning.world import ranker, secretary, worse_ranker

__all__ = ["town"]

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(RankerVersion.objects.order_by("pk").values_list("state", flat=True))


def test_active_ranker_ranks_without_a_restart_and_gives_probabilities() -> None:
    goal = GoalFactory()
    queue = {name: f"صف‌های طولانی ایستگاه اتوبوس {name}" for name in ("title", "summary", "description")}
    challenge = published_challenge(**queue, goals=[goal])
    by_text = published_solution(**queue, goals=[GoalFactory()])
    by_goal = published_solution(title="هوا", summary="پایش کیفیت هوا", description="حسگر ارزان", goals=[goal])
    probe = Probe.of(challenge)
    before = index.search(Kind.SOLUTION, probe, 2, None)
    row = activate_ranker(actor=None, ranker_id=ranker().pk)
    after = index.search(Kind.SOLUTION, probe, 2, None)
    roll_back_ranker(actor=None)
    again = index.search(Kind.SOLUTION, probe, 2, None)

    assert [hit.object_id for hit in before] == [by_text.pk, by_goal.pk]
    assert [hit.object_id for hit in after] == [by_goal.pk, by_text.pk]
    assert {hit.ranker_version for hit in after} == {row.version}
    assert all(hit.probability is None for hit in before)
    assert after[0].probability is not None
    assert 0.99 < after[0].probability < 1
    assert again == before


def test_searches_and_likenesses_keep_the_built_in_weights() -> None:
    published_challenge(title="صف‌های طولانی ایستگاه اتوبوس")
    other = published_challenge(title="صف اتوبوس")
    activate_ranker(actor=None, ranker_id=ranker().pk)
    hits = [
        *index.search(Kind.CHALLENGE, Probe.of_text("صف اتوبوس"), 5, None),
        *index.search(Kind.CHALLENGE, Probe.of(other), 5, None),
    ]

    assert {(hit.ranker_version, hit.probability) for hit in hits} == {("fusion-2", None)}


def test_stored_lists_follow_in_the_background() -> None:
    challenge, solution = published_challenge(), published_solution()
    for kind, item in ((Kind.CHALLENGE, challenge), (Kind.SOLUTION, solution)):
        refresh_list(kind, item.pk, announce=False)
    key = index.serving_key()
    assert outdated_subjects(key, index.ranker_version(key), limit=9) == []
    activate_ranker(actor=None, ranker_id=ranker().pk)
    queued = DBTaskResult.objects.filter(task_path="matching.services.running.embed_in_background")

    assert outdated_subjects(key, index.ranker_version(key), limit=9) == [
        (Kind.CHALLENGE, challenge.pk),
        (Kind.SOLUTION, solution.pk),
    ]
    assert queued.count() == 1


def test_rollback_goes_back_step_by_step() -> None:
    published_challenge()
    first = activate_ranker(actor=None, ranker_id=ranker().pk)
    second = activate_ranker(actor=None, ranker_id=ranker(compared_with=first).pk)
    assert states() == [RankerState.RETIRED, RankerState.ACTIVE]

    assert roll_back_ranker(actor=None) == first
    assert states() == [RankerState.ACTIVE, RankerState.RETIRED]
    assert index.ranker_version() == first.version
    assert roll_back_ranker(actor=None) is None
    assert states() == [RankerState.RETIRED, RankerState.RETIRED]
    assert index.ranker_version() == "fusion-2"
    with pytest.raises(Conflict) as refused:
        roll_back_ranker(actor=None, ranker_id=second.pk)
    assert refused.value.codes == ["ranker.nothing_to_roll_back"]


def _measured_against_nothing() -> RankerVersion:
    activate_ranker(actor=None, ranker_id=ranker().pk)
    return ranker()


def _already_active() -> RankerVersion:
    return activate_ranker(actor=None, ranker_id=ranker().pk)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (worse_ranker, "ranker.worse"),
        (_measured_against_nothing, "ranker.outdated"),
        (_already_active, "ranker.already_active"),
        (lambda: ranker(model_key="another@1/384"), "ranker.another_model"),
        (lambda: ranker(formula="fusion-1"), "ranker.another_model"),
    ],
)
def test_what_may_not_rank_is_refused_and_nothing_changes(make: Callable[[], RankerVersion], code: str) -> None:
    published_challenge()
    row = make()
    before = list(RankerVersion.objects.order_by("pk").values())
    with pytest.raises(Conflict) as refused:
        activate_ranker(actor=None, ranker_id=row.pk)

    assert refused.value.codes == [code]
    assert list(RankerVersion.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("pk", [0, -1, 10**9, 2**70])
def test_unknown_ranker_is_not_found(pk: int) -> None:
    with pytest.raises(NotFound):
        activate_ranker(actor=None, ranker_id=pk)


@pytest.mark.parametrize("role", [role for role in VIEWERS if role != "secretariat"])
def test_only_the_secretariat_operates(town: Town, role: str) -> None:
    published_challenge()
    row = ranker()
    attempts: list[Callable[[Viewer], object]] = [
        lambda viewer: activate_ranker(actor=viewer, ranker_id=row.pk),
        lambda viewer: roll_back_ranker(actor=viewer),
    ]
    for attempt in attempts:
        with pytest.raises(PermissionRefused):
            attempt(town.viewers[role])

    assert states() == [RankerState.CANDIDATE]


def test_double_click_does_it_once() -> None:
    published_challenge()
    viewer = secretary()
    first = activate_ranker(actor=viewer, ranker_id=ranker().pk, idempotency_key="a")
    assert activate_ranker(actor=viewer, ranker_id=first.pk, idempotency_key="a") == first
    second = activate_ranker(actor=viewer, ranker_id=ranker(compared_with=first).pk)

    assert roll_back_ranker(actor=viewer, ranker_id=second.pk, idempotency_key="b") == first
    assert roll_back_ranker(actor=viewer, ranker_id=second.pk, idempotency_key="b") == first
    with pytest.raises(DomainError) as refused:
        roll_back_ranker(actor=viewer, ranker_id=second.pk)
    assert refused.value.codes == ["ranker.active_changed"]
    assert states() == [RankerState.ACTIVE, RankerState.RETIRED]


def test_database_knows_only_one_active_ranker() -> None:
    published_challenge()
    ranker(state=RankerState.ACTIVE)
    with pytest.raises(IntegrityError), transaction.atomic():
        ranker(state=RankerState.ACTIVE)


def test_ranker_of_an_older_formula_stops_ranking_by_itself() -> None:
    published_challenge()
    row = activate_ranker(actor=None, ranker_id=ranker().pk)
    assert index.ranker_version() == row.version
    RankerVersion.objects.update(formula="fusion-1", activated_at="2026-01-01T00:00:00Z")

    assert index.ranker_version() == "fusion-2"
