"""The sample data: whole, labelled, with something to do for every role, and loaded once."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Count
from django_tasks_db.models import DBTaskResult

from accounts.models import Organisation, User
from accounts.selectors import credentials_to_decide
from accounts.viewer import Viewer, viewer_for
from bahamm.demo import accounts as demo
from bahamm.demo.load import DATA, load_demo
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import challenge_tasks, drafts_of, next_deadlines
from marketplace.notifications.models import Notification
from marketplace.notifications.selectors import notifications_of
from matching.enums import Part
from matching.filters import challenges_for, open_to
from matching.index import index
from matching.models import EvaluationRun, MatchFeedback, MatchRecord, SentenceVectors, TextEmbedding
from matching.newcomers import newcomers_among
from matching.selectors.matches import matches_for_challenge, matches_for_solution

#: Says that the database is wanted even when these tests run alone.
pytestmark = pytest.mark.django_db
#: More than this in one inbox after a load is a flood.
SENSIBLE = 10


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole load once for all tests here; they only read."""
    with django_db_blocker.unblock():
        call_command("load_taxonomy", verbosity=0)
        load_demo(progress=lambda text: None)
        yield
        call_command("flush", verbosity=0, interactive=False)


def viewer(account: demo.DemoAccount) -> Viewer:
    return viewer_for(User.objects.get(email=account.email))


def told(account: demo.DemoAccount) -> list[str]:
    return sorted(notifications_of(viewer(account)).values_list("kind", flat=True))


def test_everything_is_there_and_labelled() -> None:
    assert (Challenge.objects.count(), Solution.objects.count()) == (88, 186)
    for model in (Challenge, Solution, Organisation):
        assert model.objects.filter(is_sample=False).count() == 0
    assert User.objects.exclude(email__endswith=f"@{demo.DOMAIN}").count() == 0
    states = dict(Challenge.objects.values_list("state").annotate(count=Count("pk")).order_by())
    assert states == {"draft": 3, "unit_approved": 1, "quality_check": 2, "returned": 1, "published": 81}


def test_operators_see_how_well_the_ranking_does() -> None:
    run = EvaluationRun.objects.get()

    assert (run.dataset, run.model_key) == ("sample-data", index.serving_key())
    assert run.figures["systems"]["bahamm"]["ndcg@10"] > run.figures["systems"]["dense"]["ndcg@10"] > 0


def test_pairing_meets_newcomers_and_known_suppliers() -> None:
    suppliers = set(Organisation.objects.filter(kind="supplier").values_list("pk", flat=True))

    assert 0.3 < len(newcomers_among(suppliers)) / len(suppliers) < 0.9


def test_everything_published_is_embedded_explained_and_listed() -> None:
    assert TextEmbedding.objects.filter(is_live=True).count() == 81 + 186
    assert SentenceVectors.objects.count() == (81 + 186) * len(Part)
    current = MatchRecord.objects.filter(is_current=True)
    assert current.values("challenge").filter(direction="challenge").distinct().count() == 81
    listed = set(current.filter(direction="solution").values_list("solution", flat=True))
    # One is too dear for every budget; all others have a list.
    nobody = Viewer.anonymous()
    assert listed == {item.pk for item in Solution.objects.all() if open_to(item, challenges_for(nobody, item))}
    assert len(listed) == 185


def test_gap_map_has_gaps_to_show() -> None:
    """The hashing embedder that tests load it with finds less than the model, but not nothing."""
    written = [json.loads(row) for row in (DATA / "unanswered.jsonl").read_text(encoding="utf-8").splitlines()]
    counted = MatchRecord.objects.filter(is_current=True, direction="challenge", band__in=["strong", "good"])
    unmatched = set(
        Challenge.objects.filter(state="published")
        .exclude(pk__in=counted.values("challenge"))
        .values_list("title", flat=True)
    )

    assert len(unmatched & {row["title"] for row in written}) >= 3
    assert len(unmatched) < 81 // 2


def test_nothing_waits_in_the_queue() -> None:
    assert DBTaskResult.objects.exclude(status="SUCCESSFUL").count() == 0


def test_every_demo_account_exists_once_and_only_the_administrator_is_staff() -> None:
    people = User.objects.filter(email__in=[account.email for account in demo.ACCOUNTS])

    assert people.count() == len(demo.ACCOUNTS)
    assert list(User.objects.filter(is_staff=True).values_list("email", flat=True)) == [demo.ADMIN.email]


def test_officer_has_drafts_tasks_and_deadlines() -> None:
    officer = viewer(demo.OFFICER)

    assert {item.state for item in challenge_tasks(officer)} == {"returned", "unit_approved"}
    assert [item.state for item in drafts_of(officer)] == ["draft"]
    assert next_deadlines(officer).count() == 1
    assert {"challenge_approved", "challenge_published", "challenge_returned"} <= set(told(demo.OFFICER))


def test_head_has_an_approval_to_give() -> None:
    head = viewer(demo.HEAD)

    waiting = [item for item in challenge_tasks(head) if item.approval_requested_at is not None]
    assert len(waiting) == 1
    assert told(demo.HEAD) == ["approval_requested"]


def test_secretariat_has_quality_checks_and_credentials() -> None:
    office = viewer(demo.SECRETARIAT)

    assert challenge_tasks(office).count() == 2
    assert credentials_to_decide(office).count() == 4
    assert told(demo.SECRETARIAT) == ["credential_submitted"] * 4 + ["quality_check_waiting"] * 2


@pytest.mark.parametrize("account", [demo.OWNER, demo.OWNER_EN, demo.MEMBER])
def test_start_up_has_matches_and_an_invitation(account: demo.DemoAccount) -> None:
    person = viewer(account)
    (solution,) = Solution.objects.filter(supplier__in=person.supplier_ids())

    assert matches_for_solution(person, solution).total_count > 0
    assert told(account).count("invited") == 1


@pytest.mark.parametrize("account", [demo.OFFICER, demo.OFFICER_EN])
def test_units_have_judged_some_of_their_matches(account: demo.DemoAccount) -> None:
    person = viewer(account)
    published = Challenge.objects.filter(unit__in=person.unit_ids_as(), state="published")

    for challenge in published:
        verdicts = [match.my_feedback for match in matches_for_challenge(person, challenge).matches[:4]]
        assert verdicts == ["useful", None, "not_useful", None]


def test_no_inbox_is_flooded() -> None:
    counts = Notification.objects.values("recipient").annotate(count=Count("pk")).values_list("count", flat=True)

    assert max(counts) <= SENSIBLE


def test_loading_again_changes_nothing() -> None:
    def rows() -> dict[str, list[Any]]:
        return {
            model._meta.label: list(model._default_manager.order_by("pk").values_list("pk", flat=True))
            for model in apps.get_models()
        }

    before = rows()
    load_demo(progress=lambda text: pytest.fail(text))

    assert rows() == before
    assert MatchFeedback.objects.count() > 0
