"""Reads. Every list starts at ``…_visible_to(viewer)``; each has a predicate for a single object beside it."""

from collections import defaultdict
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.enums import CredentialStatus, Language, OrganisationKind, Role
from accounts.invitation_tokens import hash_of
from accounts.models import City, Credential, Invitation, Membership, Organisation, User
from accounts.rules import (
    may_invite_member,
    may_manage_members,
    may_submit_credential,
    may_update_organisation,
)
from accounts.viewer import Viewer
from bahamm.kernel.actions import AllowedAction
from bahamm.kernel.text import search_tokens

#: A search is cut to this much: more words cost the database and find nothing more.
MAX_SEARCH_CHARACTERS = 200
MAX_SEARCH_WORDS = 8


# -- organisations and cities ---------------------------------------------------------------


def organisations_visible_to(viewer: Viewer) -> QuerySet[Organisation]:
    """Active organisations are public; inactive ones are for the secretariat."""
    rows: QuerySet[Organisation] = Organisation.objects.all()
    return rows if viewer.is_secretariat else rows.filter(is_active=True)


def can_see_organisation(viewer: Viewer, organisation: Organisation) -> bool:
    return bool(organisation.is_active) or viewer.is_secretariat


def organisations(
    viewer: Viewer,
    *,
    search: str = "",
    kind: str | None = None,
    city_id: int | None = None,
    parent_id: int | None = None,
) -> QuerySet[Organisation]:
    """The visible organisations that fit every given condition, as :func:`by_name` orders them."""
    given = {"kind": kind, "city_id": city_id, "parent_id": parent_id}
    conditions = {name: value for name, value in given.items() if value is not None}
    rows = organisations_visible_to(viewer).filter(_all_words(search), **conditions)
    return by_name(viewer, rows)


def by_name(viewer: Viewer, rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """In the alphabet of the viewer's language; names in the other script follow."""
    return rows.order_by("sort_name_en" if viewer.language == Language.EN else "sort_name", "pk")


def cities(*, search: str = "") -> QuerySet[City]:
    """Cities are public."""
    return City.objects.filter(_all_words(search)).order_by("name_fa", "pk")


def _all_words(search: str) -> Q:
    """Every word of the folded search stands somewhere in ``search_text``."""
    condition = Q()
    for word in search_tokens(search[:MAX_SEARCH_CHARACTERS])[:MAX_SEARCH_WORDS]:
        condition &= Q(search_text__contains=word)
    return condition


_ANCESTORS = """
WITH RECURSIVE line(start, id, height) AS (
    SELECT id, parent_id, 1 FROM accounts_organisation WHERE id IN ({places}) AND parent_id IS NOT NULL
    UNION ALL
    SELECT line.start, parent.parent_id, line.height + 1
    FROM line JOIN accounts_organisation parent ON parent.id = line.id
    WHERE parent.parent_id IS NOT NULL AND line.height < 50
)
SELECT start, id FROM line ORDER BY start, height DESC
"""


def ancestors_of(organisation_ids: Iterable[int]) -> dict[int, list[Organisation]]:
    """For each organisation its ancestors from the root down: two statements for any number of them."""
    wanted = sorted(set(organisation_ids))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS.format(places=", ".join(["%s"] * len(wanted))), wanted)
        pairs = cursor.fetchall()
    by_id = Organisation.objects.in_bulk({ancestor for _, ancestor in pairs})
    chains: dict[int, list[Organisation]] = {start: [] for start in wanted}
    for start, ancestor in pairs:
        chains[start].append(by_id[ancestor])
    return chains


def allowed_actions(viewer: Viewer, organisation: Organisation) -> list[AllowedAction]:
    """What ``viewer`` may do with ``organisation`` now, from the same rules that the services check."""
    return [
        AllowedAction("update_organisation", may_update_organisation(viewer, organisation)),
        AllowedAction("invite_member", may_invite_member(viewer, organisation)),
        AllowedAction("change_membership", may_manage_members(viewer, organisation)),
        AllowedAction("submit_credential", may_submit_credential(viewer, organisation)),
    ]


# -- memberships ----------------------------------------------------------------------------


def memberships_visible_to(viewer: Viewer) -> QuerySet[Membership]:
    """One's own; colleagues in force; all of the organisations one runs; everything for the secretariat."""
    rows = Membership.objects.all()
    if viewer.is_secretariat:
        return rows
    return rows.filter(
        Q(user_id=viewer.user_id)
        | Q(organisation_id__in=viewer.organisation_ids(), is_active=True)
        | Q(organisation_id__in=_run_ids(viewer))
    )


def can_see_membership(viewer: Viewer, membership: Membership) -> bool:
    return (
        viewer.is_secretariat
        or (viewer.is_authenticated and membership.user_id == viewer.user_id)
        or (membership.is_active and membership.organisation_id in viewer.organisation_ids())
        or membership.organisation_id in _run_ids(viewer)
    )


def can_see_email(viewer: Viewer, membership: Membership) -> bool:
    """Addresses are for the person, who runs the organisation, and the secretariat."""
    is_own = viewer.is_authenticated and membership.user_id == viewer.user_id
    return is_own or viewer.is_secretariat or membership.organisation_id in _run_ids(viewer)


def own_memberships(viewer: Viewer) -> QuerySet[Membership]:
    """The viewer's roles in force, for the switcher."""
    held = [item.membership_id for item in viewer.memberships]
    return Membership.objects.filter(pk__in=held).order_by("organisation__name", "role", "pk")


def _run_ids(viewer: Viewer) -> frozenset[int]:
    return viewer.headed_unit_ids | viewer.supplier_ids(Role.SUPPLIER_OWNER)


# -- invitations ----------------------------------------------------------------------------


def invitations_visible_to(viewer: Viewer) -> QuerySet[Invitation]:
    """Who manages an organisation's people sees whom it invited; the secretariat sees not whom suppliers invite."""
    rows = Invitation.objects.all()
    mine = Q(organisation_id__in=_run_ids(viewer))
    if viewer.is_secretariat:
        mine |= ~Q(organisation__kind=OrganisationKind.SUPPLIER)
    return rows.filter(mine)


def can_see_invitation(viewer: Viewer, invitation: Invitation) -> bool:
    if invitation.organisation.kind == OrganisationKind.SUPPLIER:
        return invitation.organisation_id in _run_ids(viewer)
    return viewer.is_secretariat or invitation.organisation_id in _run_ids(viewer)


def invitation_by_token(token: str) -> Invitation | None:
    """Who holds the link may read what it offers, signed in or not: the token came by mail to one address."""
    return Invitation.objects.select_related("organisation").filter(token_hash=hash_of(token)).first()


# -- credentials ----------------------------------------------------------------------------


def credentials_visible_to(viewer: Viewer) -> QuerySet[Credential]:
    """What is verified and in force is public; the rest is for the supplier and the secretariat."""
    rows = Credential.objects.all()
    if viewer.is_secretariat:
        return rows
    in_force = Q(stored_status=CredentialStatus.VERIFIED, organisation__is_active=True) & (
        Q(valid_until__isnull=True) | Q(valid_until__gt=timezone.now())
    )
    return rows.filter(in_force | Q(organisation_id__in=viewer.supplier_ids()))


def can_see_credential(viewer: Viewer, credential: Credential) -> bool:
    is_public = credential.status == CredentialStatus.VERIFIED and bool(credential.organisation.is_active)
    return is_public or viewer.is_secretariat or credential.organisation_id in viewer.supplier_ids()


def can_see_note(viewer: Viewer, credential: Credential) -> bool:
    """What the secretariat wrote on a credential is for the supplier."""
    return viewer.is_secretariat or credential.organisation_id in viewer.supplier_ids()


def credentials_to_decide(viewer: Viewer) -> QuerySet[Credential]:
    """The secretariat's queue, oldest first, without those of the viewer's own organisations."""
    if not viewer.is_secretariat:
        return Credential.objects.none()
    pending = Credential.objects.filter(stored_status=CredentialStatus.PENDING)
    return pending.exclude(organisation_id__in=viewer.organisation_ids()).order_by("submitted_at", "pk")


def credential_kinds_in_force(supplier_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """For each supplier the kinds of credential it holds now: one statement."""
    kinds: defaultdict[int, set[str]] = defaultdict(set)
    rows = Credential.objects.in_force().filter(organisation_id__in=set(supplier_ids))
    for supplier_id, kind in rows.values_list("organisation_id", "kind"):
        kinds[supplier_id].add(kind)
    return {supplier_id: frozenset(found) for supplier_id, found in kinds.items()}


# -- people ---------------------------------------------------------------------------------


def users_visible_to(viewer: Viewer) -> QuerySet[User]:
    """Oneself and whose membership one sees; the secretariat sees everybody."""
    rows: QuerySet[User] = User.objects.all()
    if viewer.is_secretariat:
        return rows
    return rows.filter(Q(pk=viewer.user_id) | Q(pk__in=memberships_visible_to(viewer).values("user")))


def user_of(viewer: Viewer) -> User | None:
    return User.objects.filter(pk=viewer.user_id).first() if viewer.user_id is not None else None


def verified_emails(viewer: Viewer) -> frozenset[str]:
    rows = EmailAddress.objects.filter(user_id=viewer.user_id, verified=True)
    return frozenset(email.lower() for email in rows.values_list("email", flat=True))


def has_second_factor(viewer: Viewer) -> bool:
    if not viewer.is_authenticated:
        return False
    return bool(Authenticator.objects.filter(user_id=viewer.user_id, type=Authenticator.Type.TOTP).exists())
