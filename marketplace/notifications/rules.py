"""Who hears of what: ids of people, by role in force. The one who acted is left out by the caller."""

from collections.abc import Collection

from accounts.enums import Role
from accounts.models import Membership
from accounts.selectors import ancestors_of
from marketplace.catalog.models import Challenge
from marketplace.catalog.rules import SUPPLIER_ROLES, UNIT_ROLES


def holders(organisation_ids: Collection[int], *roles: str) -> set[int]:
    """People who hold one of ``roles`` in one of the organisations."""
    rows = Membership.objects.in_force().filter(organisation_id__in=organisation_ids, role__in=roles)
    return set(rows.values_list("user_id", flat=True))


def unit_people(unit_id: int) -> set[int]:
    """Officers and heads of the unit itself; heads above are not told of every step below."""
    return holders([unit_id], *UNIT_ROLES)


def supplier_people(supplier_id: int) -> set[int]:
    return holders([supplier_id], *SUPPLIER_ROLES)


def challenge_people(challenge: Challenge) -> set[int]:
    """The unit's people and the author, who may have moved to another unit but still answers for the text."""
    author = {challenge.author_id} if challenge.author_id is not None else set()
    return unit_people(challenge.unit_id) | author


def approvers(challenge: Challenge) -> set[int]:
    """Heads who could approve: of the unit, or, when it has none besides the author, of the nearest unit above."""
    above = [unit.pk for unit in reversed(ancestors_of([challenge.unit_id])[challenge.unit_id])]
    for unit_id in (challenge.unit_id, *above):
        heads = holders([unit_id], Role.UNIT_HEAD) - {challenge.author_id}
        if heads:
            return heads
    return set()


def secretariat_people() -> set[int]:
    rows = Membership.objects.in_force().filter(role=Role.SECRETARIAT)
    return set(rows.values_list("user_id", flat=True))
