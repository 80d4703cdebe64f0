"""From the catalogue's acts to the index, through the queue."""

import pytest

from accounts.enums import Role
from bahamm.kernel.worker import run_pending
from marketplace.catalog import services as catalog
from marketplace.catalog.enums import ChallengeState, SolutionState
from matching.enums import Kind
from matching.index import Probe, index
from matching.selectors.matches import matches_for_challenge
from tests.factories.accounts import viewer_with
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import published_challenge

#: The worker closes its connection after each task, as it does in production.
pytestmark = pytest.mark.django_db(transaction=True)


def solutions_found() -> list[int]:
    return [hit.object_id for hit in index.search(Kind.SOLUTION, Probe.of_text("پیش‌بینی رسیدن اتوبوس"), 10, None)]


def test_published_solution_is_searchable_after_the_queue_and_gone_at_once() -> None:
    challenge = published_challenge()
    unit = viewer_with(Role.UNIT_OFFICER, challenge.unit)
    solution = SolutionFactory()
    owner = viewer_with(Role.SUPPLIER_OWNER, solution.supplier)
    assert matches_for_challenge(unit, challenge).total_count == 0

    catalog.transition_solution(actor=owner, solution_id=solution.pk, transition="publish")
    run_pending()
    assert solutions_found() == [solution.pk]
    assert matches_for_challenge(unit, challenge).total_count == 1

    catalog.transition_solution(actor=owner, solution_id=solution.pk, transition="unpublish")
    assert matches_for_challenge(unit, challenge).total_count == 0
    run_pending()
    assert solutions_found() == []


def test_edited_solution_is_found_by_its_new_words() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    owner = viewer_with(Role.SUPPLIER_OWNER, solution.supplier)

    catalog.update_solution(
        actor=owner, solution_id=solution.pk, revision=solution.revision, fields={"title": "فانوس خورشیدی بوستان"}
    )
    run_pending()

    (hit,) = index.search(Kind.SOLUTION, Probe.of_text("فانوس خورشیدی"), 10, None)
    assert hit.object_id == solution.pk


def test_withdrawn_challenge_leaves_the_index() -> None:
    challenge = published_challenge()
    head = viewer_with(Role.UNIT_HEAD, challenge.unit)

    catalog.transition_challenge(
        actor=head, challenge_id=challenge.pk, transition="withdraw", reason="بودجهٔ آن حذف شد."
    )
    run_pending()

    assert index.search(Kind.CHALLENGE, Probe.of_text("صف اتوبوس"), 10, None) == []


def test_deleted_draft_needs_nothing() -> None:
    draft = ChallengeFactory(state=ChallengeState.DRAFT)
    officer = viewer_with(Role.UNIT_OFFICER, draft.unit)

    catalog.delete_challenge_draft(actor=officer, challenge_id=draft.pk)
    run_pending()

    assert index.current() is None or index.search(Kind.CHALLENGE, Probe.of_text("صف اتوبوس"), 10, None) == []
