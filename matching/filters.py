"""Hard filters: which pairs are offered at all. What is unknown on either side excludes nobody."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone
from moneyed import Money

from accounts.models import Credential
from accounts.selectors import credential_kinds_in_force
from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.models.columns import MAX_AMOUNT
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import INDEXED_SOLUTIONS, OPEN_CHALLENGES


def solutions_for(viewer: Viewer, challenge: Challenge) -> QuerySet[Solution]:
    """Solutions that the viewer sees and that could answer ``challenge``: all of it in SQL."""
    condition = Q(state__in=INDEXED_SOLUTIONS, supplier__is_active=True)
    if challenge.accepts_languages:
        condition &= Q(language__in=challenge.accepts_languages)
    if challenge.trl_min is not None:
        condition &= Q(trl__isnull=True) | Q(trl__gte=challenge.trl_min)
    if challenge.budget_max is not None:
        # Too dear is a reason to exclude; cheaper than expected is none.
        condition &= Q(price_min__isnull=True) | Q(price_min__lte=challenge.budget_max)
    for kind in challenge.required_credentials:
        condition &= Q(supplier__in=Credential.objects.in_force().filter(kind=kind).values("organisation"))
    return solutions_visible_to(viewer).filter(condition)


def challenges_for(viewer: Viewer, solution: Solution) -> QuerySet[Challenge]:
    """Challenges that the viewer sees and that are open to ``solution``; see :func:`open_to` for the rest."""
    condition = Q(state__in=OPEN_CHALLENGES, unit__is_active=True)
    condition &= Q(deadline__isnull=True) | Q(deadline__gt=timezone.now())
    if solution.trl is not None:
        condition &= Q(trl_min__isnull=True) | Q(trl_min__lte=solution.trl)
    if solution.price_min is not None:
        condition &= Q(budget_max__isnull=True) | Q(budget_max__gte=solution.price_min)
    return challenges_visible_to(viewer).filter(condition)


def open_to(solution: Solution, challenges: Iterable[Challenge]) -> list[Challenge]:
    """Those whose lists (languages, credentials) admit ``solution``: JSON lists are not asked in SQL on SQLite."""
    held = credential_kinds_in_force([solution.supplier_id]).get(solution.supplier_id, frozenset())
    return [
        challenge
        for challenge in challenges
        if (not challenge.accepts_languages or solution.language in challenge.accepts_languages)
        and held.issuperset(challenge.required_credentials)
    ]


def budget_overlaps(challenge: Challenge, solution: Solution) -> bool | None:
    """Whether the lowest price is within the budget, as ranking asks; None when one of the two is not given."""
    if challenge.budget_min is challenge.budget_max is None or solution.price_min is solution.price_max is None:
        return None
    return _amount(solution.price_min, 0) <= _amount(challenge.budget_max, MAX_AMOUNT)


def _amount(money: Money | None, otherwise: int) -> int:
    return otherwise if money is None else int(money.amount)


def trl_meets(challenge: Challenge, solution: Solution) -> bool | None:
    if challenge.trl_min is None or solution.trl is None:
        return None
    return solution.trl >= challenge.trl_min
