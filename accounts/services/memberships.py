"""Memberships: changed by who runs the organisation, ended by anybody for themselves."""

from django.db import transaction

from accounts.enums import LEADING_ROLE, ROLES_OF_KIND, OrganisationKind, Role
from accounts.errors import ALREADY_MEMBER, LAST_LEADER, MEMBERSHIP_NOT_YOURS, ROLE_DOES_NOT_FIT
from accounts.events import MembershipChanged
from accounts.models import Membership, Organisation, User
from accounts.rules import may_change_membership
from accounts.selectors import memberships_visible_to
from accounts.services.common import person, refuse_unless
from accounts.viewer import Viewer
from bahamm.kernel import events
from bahamm.kernel.errors import INVALID_CHOICE, NOT_FOUND, Conflict, NotFound, ValidationFailed


@transaction.atomic
def change_membership(
    *, actor: Viewer, membership_id: int, role: str | None = None, is_active: bool | None = None
) -> Membership:
    """Change the role, end the membership or bring it back; records MembershipChanged when something changed.

    The organisation is locked first: of two leaders who end each other's membership at once, one stays.
    """
    user_id = person(actor)
    membership = _locked(actor, membership_id)
    new_role = membership.role if role is None else role
    new_active = membership.is_active if is_active is None else is_active
    only_leaves = new_role == membership.role and not new_active
    refuse_unless(may_change_membership(actor, membership, only_leaves=only_leaves))
    _check_role(membership, new_role)
    if (new_role, new_active) == (membership.role, membership.is_active):
        return membership
    _keep_a_leader(membership, new_role, new_active, user_id)
    membership.role, membership.is_active = new_role, new_active
    membership.save(update_fields=["role", "is_active"])
    events.record(
        MembershipChanged(
            subject_id=membership.pk,
            actor_id=user_id,
            organisation_id=membership.organisation_id,
            user_id=membership.user_id,
            role=new_role,
            is_active=new_active,
        )
    )
    return membership


@transaction.atomic
def switch_membership(*, actor: Viewer, membership_id: int) -> User:
    """Choose which organisation "my" pages show. Rights do not change, so no event is recorded."""
    user = User.objects.select_for_update().get(pk=person(actor))
    chosen = Membership.objects.in_force().filter(pk=membership_id, user=user).first()
    if chosen is None:
        raise NotFound.of(MEMBERSHIP_NOT_YOURS, field="membership")
    user.active_membership = chosen
    user.save(update_fields=["active_membership"])
    return user


def _locked(actor: Viewer, membership_id: int) -> Membership:
    visible = memberships_visible_to(actor).filter(pk=membership_id)
    organisation_id = visible.values_list("organisation_id", flat=True).first()
    if organisation_id is None:
        raise NotFound.of(NOT_FOUND)
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    return Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership_id)


def _check_role(membership: Membership, role: str) -> None:
    if role not in Role.values:
        raise ValidationFailed.of(INVALID_CHOICE, "role", value=role)
    if role not in ROLES_OF_KIND[membership.organisation.kind]:
        raise ValidationFailed.of(ROLE_DOES_NOT_FIT, "role")
    others = Membership.objects.filter(user_id=membership.user_id, organisation_id=membership.organisation_id)
    if others.filter(role=role).exclude(pk=membership.pk).exists():
        raise Conflict.of(ALREADY_MEMBER, "role")


def _keep_a_leader(membership: Membership, role: str, is_active: bool, user_id: int) -> None:
    """The last leader cannot go; only a unit's last head can be replaced by whoever stands above."""
    leading = LEADING_ROLE[membership.organisation.kind]
    stays_leader = role == leading and is_active
    if membership.role != leading or not membership.is_active or stays_leader:
        return
    is_unit = membership.organisation.kind == OrganisationKind.MUNICIPAL_UNIT
    if is_unit and membership.user_id != user_id:
        return
    leaders = Membership.objects.filter(organisation_id=membership.organisation_id, role=leading, is_active=True)
    if not leaders.exclude(pk=membership.pk).filter(user__is_active=True).exists():
        raise Conflict.of(LAST_LEADER)
