"""Stored lists: searchable when published, gone when hidden, and each pair told once."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.enums import Role
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.notifications.models import Notification
from matching.enums import SURE_BANDS, Direction, Kind, MatchBand
from matching.index import Probe, index
from matching.models import MatchFeedback, MatchRecord, SentenceVectors
from matching.services import lists
from matching.services.lists import announce_later, outdated_subjects, refresh_list, refresh_matches
from tests.factories.accounts import member_with
from tests.factories.catalog import ChallengeFactory, SolutionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def every_match_is_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hashing embedder's scores are not those of the model that the bands are made for."""
    monkeypatch.setattr(lists, "SURE_BANDS", tuple(MatchBand))


def listed(direction: Direction, **subject: int) -> list[int]:
    rows = MatchRecord.objects.filter(direction=direction, is_current=True, **subject).order_by("rank")
    column = "solution_id" if direction == Direction.CHALLENGE_TO_SOLUTIONS else "challenge_id"
    return list(rows.values_list(column, flat=True))


def told(user: Any) -> list[tuple[str, int | None, dict[str, Any]]]:
    return list(
        Notification.objects.filter(recipient=user).order_by("sequence").values_list("kind", "subject_id", "data")
    )


def test_published_challenge_is_searchable_listed_and_explained() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.SOLUTION, solution.pk)
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)

    refresh_matches(Kind.CHALLENGE, challenge.pk)

    assert [hit.object_id for hit in index.search(Kind.CHALLENGE, Probe.of(solution), 5, None)] == [challenge.pk]
    assert listed(Direction.CHALLENGE_TO_SOLUTIONS, challenge=challenge.pk) == [solution.pk]
    assert listed(Direction.SOLUTION_TO_CHALLENGES, solution=solution.pk) == [challenge.pk]
    assert set(SentenceVectors.objects.values_list("kind", "object_id")) == {
        ("challenge", challenge.pk),
        ("solution", solution.pk),
    }


def test_each_side_is_told_of_a_pair_once() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    officer = member_with(Role.UNIT_OFFICER, challenge.unit)
    owner = member_with(Role.SUPPLIER_OWNER, solution.supplier)
    evaluator = member_with(Role.EVALUATOR, challenge.unit)
    refresh_matches(Kind.CHALLENGE, challenge.pk)

    for _ in range(3):
        refresh_matches(Kind.SOLUTION, solution.pk)
        refresh_matches(Kind.CHALLENGE, challenge.pk)

    assert told(officer) == [("new_solutions", challenge.pk, {"solutions": [solution.pk]})]
    assert told(owner) == [("new_challenges", solution.pk, {"challenges": [challenge.pk]})]
    assert told(evaluator) == []


def test_pair_that_left_and_came_back_is_no_news() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    officer = member_with(Role.UNIT_OFFICER, challenge.unit)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)

    for state in (SolutionState.UNPUBLISHED, SolutionState.PUBLISHED):
        solution.state = state
        solution.save()
        refresh_matches(Kind.SOLUTION, solution.pk)

    assert len(told(officer)) == 1
    assert listed(Direction.CHALLENGE_TO_SOLUTIONS, challenge=challenge.pk) == [solution.pk]


def test_several_solutions_at_once_are_one_message() -> None:
    solutions = [SolutionFactory(state=SolutionState.PUBLISHED) for _ in range(3)]
    for solution in solutions:
        refresh_matches(Kind.SOLUTION, solution.pk)
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    officer = member_with(Role.UNIT_OFFICER, challenge.unit)

    refresh_matches(Kind.CHALLENGE, challenge.pk)

    ((_, _, data),) = told(officer)
    assert sorted(data["solutions"]) == sorted(solution.pk for solution in solutions)


def test_merely_possible_pairs_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "SURE_BANDS", SURE_BANDS)
    monkeypatch.setattr(lists, "ranked_for", _weak(lists.ranked_for))
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    officer = member_with(Role.UNIT_OFFICER, challenge.unit)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)

    assert listed(Direction.CHALLENGE_TO_SOLUTIONS, challenge=challenge.pk) == [solution.pk]
    assert told(officer) == []


def _weak(rank: Any) -> Any:
    from dataclasses import replace

    return lambda *arguments: [replace(hit, band=MatchBand.POSSIBLE) for hit in rank(*arguments)]


def test_burst_is_told_together_later() -> None:
    """After BURST messages a list keeps quiet; one later task tells the rest at once."""
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    officer = member_with(Role.UNIT_OFFICER, challenge.unit)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    solutions = [SolutionFactory(state=SolutionState.PUBLISHED) for _ in range(5)]
    for solution in solutions:
        refresh_matches(Kind.SOLUTION, solution.pk)

    assert len(told(officer)) == lists.BURST
    queued = DBTaskResult.objects.filter(task_path=announce_later.module_path)
    assert [row.args_kwargs["args"] for row in queued] == [["challenge", challenge.pk]]
    assert [row.run_after > timezone.now() for row in queued] == [True]

    MatchRecord.objects.exclude(announced_at=None).update(announced_at=timezone.now() - timedelta(hours=1))
    announce_later.func("challenge", challenge.pk)
    announce_later.func("challenge", challenge.pk)

    messages = told(officer)
    assert len(messages) == lists.BURST + 1
    everything = [pk for _, _, data in messages for pk in data["solutions"]]
    assert sorted(everything) == sorted(solution.pk for solution in solutions)


def test_repeating_writes_nothing() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)
    before = list(MatchRecord.objects.order_by("pk").values())

    refresh_matches(Kind.SOLUTION, solution.pk)
    refresh_matches(Kind.CHALLENGE, challenge.pk)

    assert list(MatchRecord.objects.order_by("pk").values()) == before


def test_hidden_object_leaves_every_list() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)

    solution.state = SolutionState.UNPUBLISHED
    solution.save()
    refresh_matches(Kind.SOLUTION, solution.pk)

    assert MatchRecord.objects.filter(is_current=True).count() == 0
    assert MatchRecord.objects.count() == 2
    assert index.search(Kind.SOLUTION, Probe.of(challenge), 5, None) == []


def test_deleted_object_leaves_and_the_handler_is_safe() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    pk = challenge.pk
    challenge.delete()

    refresh_matches(Kind.CHALLENGE, pk)

    assert index.search(Kind.CHALLENGE, Probe.of_text("اتوبوس"), 5, None) == []


@pytest.mark.parametrize("state", [ChallengeState.SOLVED, ChallengeState.UNSOLVED])
def test_closed_challenge_stays_searchable_and_leaves_the_lists(state: str) -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)

    challenge.state = state
    challenge.save()
    refresh_matches(Kind.CHALLENGE, challenge.pk)

    assert [hit.object_id for hit in index.search(Kind.CHALLENGE, Probe.of(solution), 5, None)] == [challenge.pk]
    assert MatchRecord.objects.filter(is_current=True).count() == 0


def test_displaced_object_leaves_the_list_of_the_other_side() -> None:
    """A price that rises above the budget takes the solution out of the unit's stored list."""
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)

    solution.price_min, solution.price_max = challenge.budget_max * 2, challenge.budget_max * 3
    solution.save()
    refresh_matches(Kind.SOLUTION, solution.pk)

    assert listed(Direction.CHALLENGE_TO_SOLUTIONS, challenge=challenge.pk) == []


@pytest.mark.parametrize("change", [{"model_key": "older@1/384"}, {"ranker_version": "fusion-2+9"}])
def test_lists_of_another_model_or_ranker_are_found_and_computed_again(change: dict[str, str]) -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)
    key, version = index.serving_key(), index.ranker_version()
    assert outdated_subjects(key, version, limit=9) == []
    MatchRecord.objects.update(**change)
    assert outdated_subjects(key, version, limit=9) == [(Kind.CHALLENGE, challenge.pk), (Kind.SOLUTION, solution.pk)]

    for kind, pk in outdated_subjects(key, version, limit=9):
        refresh_list(kind, pk, announce=False)

    assert outdated_subjects(key, version, limit=9) == []
    assert MatchFeedback.objects.count() == 0


@pytest.mark.usefixtures("no_model")
def test_without_a_model_lists_go_by_words_and_say_so() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)

    assert listed(Direction.CHALLENGE_TO_SOLUTIONS, challenge=challenge.pk) == [solution.pk]
    assert set(MatchRecord.objects.values_list("model_key", flat=True)) == {""}
