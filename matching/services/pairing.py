"""Making pairing boards and deciding on their pairs: the secretariat alone. Inviting stays with the units."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.viewer import Viewer
from bahamm.kernel import idempotency
from bahamm.kernel.errors import (
    INVALID_CHARACTERS,
    INVALID_CHOICE,
    NOT_FOUND,
    OUT_OF_RANGE,
    REQUIRED,
    SIGN_IN_REQUIRED,
    STALE_REVISION,
    TOO_LONG,
    Conflict,
    ErrorCollector,
    NotFound,
    PermissionRefused,
    ValidationFailed,
)
from bahamm.kernel.text import clean_user_text, fold, has_forbidden_characters
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import ChallengeFilter, challenges_visible_to, filter_challenges
from matching import errors
from matching.documents import INDEXED_SOLUTIONS, OPEN_CHALLENGES
from matching.enums import KEPT, PairingDecision
from matching.models import PairingChoice, PairingPlan
from matching.notices import tell_suggested
from matching.saved_filters import stored
from matching.selectors.pairing import Candidate, candidates_of, collect, kept_counts, pairing_plans

MAX_NAME = 120
#: One event; a city's whole list of needs fits, too.
MAX_CHALLENGES = 500
CHALLENGE_CAPACITY = (1, 20)
SUPPLIER_CAPACITY = (1, 100)
NEWCOMERS_PERCENT = (0, 100)


@transaction.atomic
def create_pairing_plan(
    *,
    actor: Viewer,
    name: str,
    filter: ChallengeFilter,
    challenge_capacity: int = 3,
    supplier_capacity: int = 3,
    newcomers_percent: int = 20,
    includes_possible: bool = False,
    idempotency_key: str | None = None,
) -> PairingPlan:
    """Choose open challenges by the list's filter and keep their candidates as they stand now.

    Raises PermissionRefused, ValidationFailed, Conflict (the key was used for something else).
    """
    person = _secretariat(actor)
    parameters: dict[str, Any] = {
        "name": name,
        "filter": stored(filter),
        "challenge_capacity": challenge_capacity,
        "supplier_capacity": supplier_capacity,
        "newcomers_percent": newcomers_percent,
        "includes_possible": includes_possible,
    }
    claim = idempotency.claim(
        user_id=person, operation="create_pairing_plan", key=idempotency_key, parameters=parameters
    )
    if claim is not None and claim.result_id is not None:
        return _locked(actor, claim.result_id)
    values = {**parameters, "name": _checked(parameters)}
    chosen = _chosen(actor, filter)
    plan = PairingPlan(author_id=person, challenges=chosen, **values)
    _collect(plan)
    plan.save()
    idempotency.complete(claim, result_id=plan.pk)
    return plan


@transaction.atomic
def update_pairing_plan(*, actor: Viewer, plan_id: int, revision: int, fields: dict[str, Any]) -> PairingPlan:
    """Change name, capacities or the newcomers' share; the decisions stay.

    Raises NotFound, PermissionRefused, ValidationFailed (also when more pairs are kept than a capacity allows),
    Conflict (a colleague was faster).
    """
    plan = _locked(actor, plan_id)
    if revision != plan.revision:
        raise Conflict.of(STALE_REVISION, "revision", current=plan.revision)
    parameters = {name: getattr(plan, name) for name in _NUMBERS} | {"name": plan.name, "filter": plan.filter} | fields
    plan.name = _checked(parameters)
    for column in _NUMBERS:
        setattr(plan, column, parameters[column])
    _check_kept(plan)
    return _save(plan)


@transaction.atomic
def refresh_pairing_plan(*, actor: Viewer, plan_id: int) -> PairingPlan:
    """Choose the challenges again and collect their candidates anew; decisions on pairs that are gone go with them."""
    plan = _locked(actor, plan_id)
    plan.challenges = _chosen(actor, ChallengeFilter(**plan.filter))
    _collect(plan)
    known = {candidate.key for candidate in candidates_of(plan)}
    gone = [choice.pk for choice in plan.choices.all() if (choice.challenge_id, choice.supplier_id) not in known]
    PairingChoice.objects.filter(pk__in=gone).delete()
    return _save(plan)


@transaction.atomic
def decide_pairing(
    *, actor: Viewer, plan_id: int, challenge_id: int, solution_id: int, decision: str | None
) -> PairingPlan:
    """Accept, lock or reject a pair of the plan; None takes the decision back. The same decision again changes nothing.

    An accepted pair is suggested to the challenge's unit, once; the unit invites. Raises NotFound,
    PermissionRefused, ValidationFailed, Conflict (no room beside the kept pairs, or the pair is not open any more).
    """
    plan = _locked(actor, plan_id)
    if decision is not None and decision not in PairingDecision.values:
        raise ValidationFailed.of(INVALID_CHOICE, "decision", value=str(decision)[:40])
    candidate = next(
        (each for each in candidates_of(plan) if (each.challenge, each.solution) == (challenge_id, solution_id)), None
    )
    if candidate is None:
        raise ValidationFailed.of(errors.PAIRING_UNKNOWN_PAIR, "match")
    choices = list(plan.choices.all())
    current = next((each for each in choices if (each.challenge_id, each.supplier_id) == candidate.key), None)
    if (current.decision if current else None) == decision:
        return plan
    if decision is None:
        assert current is not None  # noqa: S101  the decisions differ
        current.delete()
        return _save(plan)
    if decision in KEPT:
        _check_room(plan, candidate, [each for each in choices if each is not current])
    _write(_secretariat(actor), plan, candidate, decision)
    return _save(plan)


@transaction.atomic
def delete_pairing_plan(*, actor: Viewer, plan_id: int) -> int:
    """Throw a board away; what was suggested to units stays told. Returns its id."""
    _locked(actor, plan_id).delete()
    return plan_id


# -- steps -----------------------------------------------------------------------------------
_NUMBERS = {
    "challenge_capacity": CHALLENGE_CAPACITY,
    "supplier_capacity": SUPPLIER_CAPACITY,
    "newcomers_percent": NEWCOMERS_PERCENT,
}


def _secretariat(actor: Viewer) -> int:
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    if not actor.is_secretariat:
        raise PermissionRefused.of(errors.PAIRING_SECRETARIAT_ONLY)
    return actor.user_id


def _locked(actor: Viewer, plan_id: int) -> PairingPlan:
    _secretariat(actor)
    rows = pairing_plans(actor).select_for_update(of=("self",))
    plan = rows.filter(pk=plan_id).first() if 0 < plan_id < 2**63 else None
    if plan is None:
        raise NotFound.of(NOT_FOUND)
    return plan


def _save(plan: PairingPlan) -> PairingPlan:
    plan.revision += 1
    plan.save()
    return plan


def _checked(parameters: dict[str, Any]) -> str:
    """The name to keep; raises ValidationFailed with everything that is wrong."""
    collector = ErrorCollector()
    name = str(parameters["name"])
    title = " ".join(clean_user_text(name).split())
    if has_forbidden_characters(name):
        collector.add(INVALID_CHARACTERS, "name")
    elif not fold(title):
        collector.add(REQUIRED, "name")
    elif len(title) > MAX_NAME:
        collector.add(TOO_LONG, "name", limit=MAX_NAME, actual=len(title))
    if has_forbidden_characters(str(parameters["filter"].get("search", ""))):
        collector.add(INVALID_CHARACTERS, "filter.search")
    for field, (minimum, maximum) in _NUMBERS.items():
        if not minimum <= parameters[field] <= maximum:
            collector.add(OUT_OF_RANGE, field, minimum=minimum, maximum=maximum)
    collector.raise_if_any()
    return title


def _chosen(actor: Viewer, filter: ChallengeFilter) -> list[int]:
    rows = filter_challenges(challenges_visible_to(actor), filter, actor).filter(state__in=OPEN_CHALLENGES)
    open_now = filter_challenges(rows, ChallengeFilter(open_only=True), actor)
    chosen = list(open_now.order_by("pk").values_list("pk", flat=True))
    if not chosen:
        raise ValidationFailed.of(errors.PAIRING_NO_CHALLENGES, "filter")
    if len(chosen) > MAX_CHALLENGES:
        raise ValidationFailed.of(
            errors.PAIRING_TOO_MANY_CHALLENGES, "filter", limit=MAX_CHALLENGES, actual=len(chosen)
        )
    return chosen


def _collect(plan: PairingPlan) -> None:
    candidates, newcomers = collect(plan.challenges, includes_possible=plan.includes_possible)
    plan.candidates = [[each.challenge, each.supplier, each.solution, each.score, each.band] for each in candidates]
    plan.newcomers = sorted(newcomers)
    plan.collected_at = timezone.now()


def _check_kept(plan: PairingPlan) -> None:
    collector = ErrorCollector()
    counts = kept_counts(plan.choices.all())
    for field, kept in zip(("challenge_capacity", "supplier_capacity"), counts, strict=True):
        most = max(kept.values(), default=0)
        if most > getattr(plan, field):
            collector.add(errors.PAIRING_CAPACITY_TAKEN, field, actual=most)
    collector.raise_if_any()


def _check_room(plan: PairingPlan, candidate: Candidate, others: Iterable[PairingChoice]) -> None:
    """A kept pair needs both sides open, and a place beside the other kept ones."""
    is_open = Challenge.objects.filter(pk=candidate.challenge, state__in=OPEN_CHALLENGES).exists()
    if not is_open or not Solution.objects.filter(pk=candidate.solution, state__in=INDEXED_SOLUTIONS).exists():
        raise Conflict.of(errors.PAIRING_CLOSED, "match")
    of_challenge, of_supplier = kept_counts(others)
    if of_challenge[candidate.challenge] >= plan.challenge_capacity:
        raise Conflict.of(errors.PAIRING_CHALLENGE_FULL, "match", limit=plan.challenge_capacity)
    if of_supplier[candidate.supplier] >= plan.supplier_capacity:
        raise Conflict.of(errors.PAIRING_SUPPLIER_FULL, "match", limit=plan.supplier_capacity)


def _write(person: int, plan: PairingPlan, candidate: Candidate, decision: str) -> None:
    PairingChoice.objects.update_or_create(
        plan=plan,
        challenge_id=candidate.challenge,
        supplier_id=candidate.supplier,
        defaults={"solution_id": candidate.solution, "decision": decision, "decided_by_id": person},
    )
    if decision == PairingDecision.ACCEPTED:
        tell_suggested(Challenge.objects.get(pk=candidate.challenge), Solution.objects.get(pk=candidate.solution))
