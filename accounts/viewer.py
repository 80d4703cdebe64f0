"""Who is looking: an immutable value that rules, selectors and services take instead of a request or a user."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.enums import Language, OrganisationKind, Role
from accounts.models import Membership, Organisation, User


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role in force."""

    membership_id: int
    organisation_id: int
    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person (or nobody) with every role in force.

    Rights are the union of active memberships in active organisations. ``active_membership_id`` only
    chooses "my" dashboard, and ``is_superuser`` opens the Django admin: neither gives a right.
    """

    user_id: int | None
    language: str = Language.FA
    is_superuser: bool = False
    memberships: tuple[HeldRole, ...] = ()
    active_membership_id: int | None = None
    #: Units that the viewer heads, with all units below them.
    headed_unit_ids: frozenset[int] = frozenset()

    @classmethod
    def anonymous(cls, language: str = Language.FA) -> "Viewer":
        return cls(user_id=None, language=language)

    @property
    def is_authenticated(self) -> bool:
        return self.user_id is not None

    @property
    def is_secretariat(self) -> bool:
        return any(held.role == Role.SECRETARIAT for held in self.memberships)

    def organisation_ids(self, *roles: str) -> frozenset[int]:
        """Organisations where the viewer holds one of ``roles`` (any role when none is named)."""
        return frozenset(held.organisation_id for held in self.memberships if not roles or held.role in roles)

    def unit_ids_as(self, *roles: str) -> frozenset[int]:
        """Units where the viewer acts in one of ``roles`` (any when none is named); a head acts below too."""
        held = self._ids_of(OrganisationKind.MUNICIPAL_UNIT, roles)
        return held | self.headed_unit_ids if not roles or Role.UNIT_HEAD in roles else held

    def supplier_ids(self, *roles: str) -> frozenset[int]:
        """Suppliers where the viewer holds one of ``roles`` (any when none is named)."""
        return self._ids_of(OrganisationKind.SUPPLIER, roles)

    def _ids_of(self, kind: str, roles: tuple[str, ...]) -> frozenset[int]:
        return frozenset(
            held.organisation_id for held in self.memberships if held.kind == kind and (not roles or held.role in roles)
        )


def viewer_for(user: User | AnonymousUser, *, language: str = Language.FA) -> Viewer:
    """The viewer that ``user`` is: one query, a second for unit heads. ``language`` serves anonymous users."""
    if not isinstance(user, User) or not user.is_active:
        return Viewer.anonymous(language)
    rows = Membership.objects.in_force().filter(user_id=user.pk).order_by("pk")
    held = tuple(HeldRole(*row) for row in rows.values_list("pk", "organisation_id", "organisation__kind", "role"))
    headed = [item.organisation_id for item in held if item.role == Role.UNIT_HEAD]
    in_force = {item.membership_id for item in held}
    return Viewer(
        user_id=user.pk,
        language=user.language,
        is_superuser=user.is_superuser,
        memberships=held,
        active_membership_id=user.active_membership_id if user.active_membership_id in in_force else None,
        headed_unit_ids=Organisation.objects.subtree_ids(headed),
    )


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer of ``request``, read once per request and user (signing in changes the answer)."""
    user: Any = getattr(request, "user", None) or AnonymousUser()
    cached: tuple[Any, Viewer] | None = getattr(request, "_bahamm_viewer", None)
    if cached is not None and cached[0] == user.pk:
        return cached[1]
    # The session middleware hands out a lazy wrapper; isinstance sees through it, the query needs the pk only.
    viewer = viewer_for(user, language=getattr(request, "LANGUAGE_CODE", Language.FA))
    request._bahamm_viewer = (user.pk, viewer)  # type: ignore[attr-defined]
    return viewer
