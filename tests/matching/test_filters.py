"""Hard filters in both directions: what is known to exclude excludes, what is unknown does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from moneyed import Money

from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from matching.filters import budget_overlaps, challenges_for, open_to, solutions_for, trl_meets
from tests.factories.accounts import CredentialFactory, SupplierFactory, UnitFactory
from tests.factories.catalog import ChallengeFactory, SolutionFactory

pytestmark = pytest.mark.django_db

NOBODY = Viewer.anonymous()


def rial(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount, "IRR")


def offered(challenge: dict[str, Any], solution: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the pair is offered to the unit, and to the supplier."""
    need = ChallengeFactory(**{"state": ChallengeState.PUBLISHED, **challenge})
    offer = SolutionFactory(**{"state": SolutionState.PUBLISHED, **solution})
    to_unit = list(solutions_for(NOBODY, need)) == [offer]
    to_supplier = open_to(offer, challenges_for(NOBODY, offer)) == [need]
    return to_unit, to_supplier


@pytest.mark.parametrize(
    ("challenge", "solution", "expected"),
    [
        ({}, {}, True),
        ({"accepts_languages": ["fa"]}, {"language": "fa"}, True),
        ({"accepts_languages": ["fa"]}, {"language": "en"}, False),
        ({"accepts_languages": []}, {"language": "en"}, True),
        ({"trl_min": 7}, {"trl": 7}, True),
        ({"trl_min": 8}, {"trl": 7}, False),
        ({"trl_min": 8}, {"trl": None}, True),
        ({"trl_min": None}, {"trl": 1}, True),
        ({"budget_max": rial(10), "budget_min": None}, {"price_min": rial(10), "price_max": None}, True),
        ({"budget_max": rial(9), "budget_min": None}, {"price_min": rial(10), "price_max": None}, False),
        ({"budget_max": rial(9), "budget_min": None}, {"price_min": None, "price_max": None}, True),
        ({"budget_max": None, "budget_min": rial(50)}, {"price_min": rial(1), "price_max": rial(2)}, True),
    ],
)
def test_pair_is_offered_to_both_sides_or_to_none(
    challenge: dict[str, Any], solution: dict[str, Any], expected: bool
) -> None:
    assert offered(challenge, solution) == (expected, expected)


@pytest.mark.parametrize("state", [SolutionState.DRAFT, SolutionState.UNPUBLISHED])
def test_unpublished_solution_is_not_offered(state: str) -> None:
    assert offered({}, {"state": state})[0] is False


@pytest.mark.parametrize("state", sorted(set(ChallengeState.values) - {"published", "in_event"}))
def test_closed_challenge_is_not_offered(state: str) -> None:
    assert offered({"state": state}, {})[1] is False


def test_past_deadline_is_not_offered_to_suppliers() -> None:
    assert offered({"deadline": timezone.now() - timedelta(minutes=1)}, {})[1] is False


def test_challenge_without_a_deadline_stays_open() -> None:
    assert offered({"deadline": None}, {})[1] is True


def test_inactive_organisations_offer_nothing() -> None:
    assert offered({}, {"supplier": SupplierFactory(is_active=False)})[0] is False


def test_challenge_of_an_inactive_unit_is_not_offered() -> None:
    assert offered({"unit": UnitFactory(is_active=False)}, {})[1] is False


@pytest.mark.parametrize(
    ("status", "days", "expected"),
    [
        ("verified", 1, True),
        ("verified", None, True),
        ("verified", -1, False),
        ("pending", 1, False),
        ("rejected", 1, False),
    ],
)
def test_required_credential_must_be_verified_and_in_force(status: str, days: int | None, expected: bool) -> None:
    supplier = SupplierFactory()
    valid_until = None if days is None else timezone.now() + timedelta(days=days)
    CredentialFactory(organisation=supplier, kind="knowledge_based", stored_status=status, valid_until=valid_until)

    assert offered({"required_credentials": ["knowledge_based"]}, {"supplier": supplier}) == (expected, expected)


@pytest.mark.parametrize(
    ("budget", "price", "expected"),
    [
        ((10, 20), (20, 30), True),
        ((10, 20), (21, 30), False),
        ((None, 20), (None, 30), True),
        ((30, None), (None, 20), True),
        ((15, 50), (6, 14), True),
        ((5, 15), (10, 42), True),
        ((None, None), (1, 2), None),
        ((1, 2), (None, None), None),
    ],
)
def test_price_that_begins_within_or_below_the_budget_fits(
    budget: tuple[int | None, int | None], price: tuple[int | None, int | None], expected: bool | None
) -> None:
    challenge = ChallengeFactory(budget_min=rial(budget[0]), budget_max=rial(budget[1]))
    solution = SolutionFactory(price_min=rial(price[0]), price_max=rial(price[1]))

    assert budget_overlaps(challenge, solution) is expected


@pytest.mark.parametrize(
    ("wanted", "offered_level", "expected"), [(5, 5, True), (6, 5, False), (None, 5, None), (5, None, None)]
)
def test_readiness(wanted: int | None, offered_level: int | None, expected: bool | None) -> None:
    assert trl_meets(ChallengeFactory(trl_min=wanted), SolutionFactory(trl=offered_level)) is expected
