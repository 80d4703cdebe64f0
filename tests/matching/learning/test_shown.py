"""What is kept of a shown list: once for each person and order, without the person, and never at the reader's cost."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.enums import Role
from api.matching import reading
from matching.index import index
from matching.learning import shown
from matching.learning.shown import forget_shown, link_late, recorder
from matching.models import MatchFeedback, MatchImpression, MatchView
from matching.services import give_match_feedback
from tests.accounts.conftest import VIEWERS, Town, town
from tests.factories.accounts import viewer_with
from tests.factories.matching import published_challenge, published_solution

__all__ = ["town"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


class Shop:
    """A challenge of the town's unit with three solutions, the first one of the town's supplier."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.challenge = published_challenge(unit=town.unit)
        self.solution = published_solution(supplier=town.supplier)
        self.others = [published_solution() for _ in range(2)]

    def look(self, role: str, first: int = 20, after: str | None = None) -> dict[str, Any]:
        viewer = self.town.viewers[role]
        return reading.matches_for_challenge(viewer, self.challenge, first, after)


@pytest.fixture
def shop(town: Town) -> Shop:
    return Shop(town)


def test_page_is_kept_as_it_was_shown(shop: Shop) -> None:
    page = shop.look("officer")
    recorder.flush()
    view = MatchView.objects.get()
    pairs = MatchImpression.objects.order_by("position")

    assert (view.direction, view.subject_id, view.organisation) == ("challenge", shop.challenge.pk, shop.town.unit)
    assert (view.model_key, view.ranker_version) == (index.serving_key(), "fusion-2")
    assert [(pair.position, pair.solution_id) for pair in pairs] == [
        (edge.node.rank, edge.node.solution.pk) for edge in page["edges"]
    ]
    for pair, edge in zip(pairs, page["edges"], strict=True):
        assert pair.score == edge.node.score
        assert pair.measures.keys() == {component.name for component in edge.node.components}
    assert "dense" in pairs[0].measures


def test_only_the_shown_page_is_kept_with_its_places_in_the_whole_list(shop: Shop) -> None:
    page = shop.look("officer", first=1)
    recorder.flush()
    assert list(MatchImpression.objects.values_list("position", flat=True)) == [1]

    shop.look("officer", first=5, after=page["edges"][0].cursor)
    recorder.flush()
    assert sorted(MatchImpression.objects.values_list("position", flat=True)) == [1, 2, 3]


def test_same_person_and_order_are_kept_once_another_person_or_order_again(shop: Shop) -> None:
    for role in ("officer", "officer", "head"):
        shop.look(role)
    recorder.flush()
    shop.look("officer")
    recorder.flush()
    assert MatchView.objects.count() == 2

    published_solution(supplier=shop.town.supplier)
    shop.look("officer")
    recorder.flush()
    assert MatchView.objects.count() == 3
    assert MatchImpression.objects.count() == 3 + 3 + 4


def test_nobody_reads_a_person_out_of_it(shop: Shop) -> None:
    shop.look("officer")
    recorder.flush()
    columns = {field.name for model in (MatchView, MatchImpression) for field in model._meta.get_fields()}

    assert not columns & {"user", "person", "viewer", "session"}
    user_id = shop.town.viewers["officer"].user_id
    assert str(user_id) != str(MatchView.objects.get().pk)


@pytest.mark.parametrize("role", [role for role in VIEWERS if role not in ("officer", "head", "head_above")])
def test_who_is_not_of_the_side_leaves_no_trace(shop: Shop, role: str) -> None:
    shop.look(role)
    recorder.flush()

    assert not MatchView.objects.exists()


def test_suppliers_list_is_kept_for_the_supplier(shop: Shop) -> None:
    reading.matches_for_solution(shop.town.viewers["member"], shop.solution, 20, None)
    recorder.flush()
    view = MatchView.objects.get()

    assert (view.direction, view.subject_id, view.organisation) == (
        "solution",
        shop.solution.pk,
        shop.town.supplier,
    )


def test_reading_writes_nothing_itself(shop: Shop) -> None:
    shop.look("officer")
    with CaptureQueriesContext(connection) as captured:
        shop.look("officer")

    assert not [query["sql"] for query in captured if not query["sql"].startswith("SELECT")]


def test_reading_survives_a_broken_log(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(shown, "note_of", broken)

    assert len(shop.look("officer")["edges"]) == 3


def test_notes_beyond_the_memory_are_dropped(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "_WAITING", 1)
    shop.look("officer")
    shop.look("head")
    recorder.flush()

    assert MatchView.objects.count() == 1


def test_what_is_gone_when_it_is_written_is_left_out(shop: Shop) -> None:
    shop.look("officer")
    shop.others[0].delete()
    recorder.flush()

    assert MatchImpression.objects.count() == 2


def test_verdict_is_linked_to_the_last_showing_to_its_organisation(shop: Shop) -> None:
    shop.look("officer")
    recorder.flush()
    newer = published_solution()
    shop.look("officer")
    shop.look("secretariat")
    row = give(shop, shop.others[0].pk)

    assert row.impression is not None
    assert row.impression.view.impressions.filter(solution=newer).exists()
    assert row.impression.solution_id == shop.others[0].pk
    assert give(shop, newer.pk, "owner") is None


def give(shop: Shop, solution_id: int, role: str = "head") -> Any:
    if role == "owner":
        pair = {"challenge_id": shop.challenge.pk, "solution_id": shop.solution.pk}
        return give_match_feedback(actor=shop.town.viewers["owner"], verdict="useful", **pair).impression
    return give_match_feedback(
        actor=shop.town.viewers[role], challenge_id=shop.challenge.pk, solution_id=solution_id, verdict="useful"
    )


def test_verdict_that_came_before_its_page_was_written_is_linked_later(shop: Shop) -> None:
    shop.look("officer")
    waiting = list(recorder._notes)
    recorder._notes.clear()
    row = give(shop, shop.solution.pk)
    assert row.impression is None
    recorder._notes.extend(waiting)
    MatchFeedback.objects.update(model_key="hashing-n-grams@1/128")
    recorder.flush()

    assert link_late() == 1
    row.refresh_from_db()
    assert row.impression == MatchImpression.objects.get(solution=shop.solution)


def test_old_pages_are_forgotten_unless_they_were_judged(shop: Shop) -> None:
    shop.look("officer")
    judged = give(shop, shop.solution.pk).impression
    reading.matches_for_solution(shop.town.viewers["owner"], shop.solution, 20, None)
    other = viewer_with(Role.UNIT_OFFICER, shop.town.unit)
    shop.town.viewers["colleague"] = other
    recorder.flush()
    MatchView.objects.update(shown_at=timezone.now() - timedelta(days=500))
    shop.look("colleague")
    recorder.flush()

    assert forget_shown(older_than=timedelta(days=400)) == 1
    assert MatchView.objects.count() == 2
    assert MatchView.objects.filter(pk=judged.view_id).exists()


@pytest.mark.django_db(transaction=True)
def test_writer_of_the_process_writes_by_itself(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "_SECONDS", 0.0)
    fresh = shown.ShownRecorder()
    monkeypatch.setattr(shown, "recorder", fresh)
    shop.look("officer")
    deadline = timezone.now() + timedelta(seconds=20)
    while not MatchImpression.objects.exists() and timezone.now() < deadline:
        time.sleep(0.05)
    fresh.stop()

    assert MatchImpression.objects.count() == 3
