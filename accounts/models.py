"""People, cities, organisations and what ties them together."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import connections, models
from django.db.models.functions import Lower
from django.utils import timezone
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from accounts.enums import (
    CalendarKind,
    CredentialStatus,
    InvitationStatus,
    Language,
    MoneyUnit,
    OrganisationKind,
    Role,
    SupplierKind,
)
from bahamm.kernel.constraints import one_of
from bahamm.kernel.text import fold, sort_key


class UserManager(BaseUserManager["User"]):
    """E-mail addresses are stored in lower case, so equality is case-insensitive everywhere."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail. ``is_superuser`` opens the Django admin and nothing else."""

    email = models.EmailField(max_length=254, unique=True)
    full_name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.FA)
    money_unit = models.CharField(max_length=5, choices=MoneyUnit.choices, default=MoneyUnit.TOMAN)
    calendar = models.CharField(max_length=9, choices=CalendarKind.choices, default=CalendarKind.JALALI)
    #: Chooses "my" dashboard only; rights are the union of all active memberships.
    active_membership = models.ForeignKey(
        "Membership", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_once"),
            one_of("language", Language, "accounts_user_language"),
            one_of("money_unit", MoneyUnit, "accounts_user_money_unit"),
            one_of("calendar", CalendarKind, "accounts_user_calendar"),
        ]

    def __str__(self) -> str:
        return self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)


class City(models.Model):  # type: ignore[django-manager-missing]  # the tree library is untyped
    slug = models.SlugField(max_length=60, unique=True)
    name_fa = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    search_text = models.CharField(max_length=400, editable=False, default="")

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "cities"

    def __str__(self) -> str:
        return self.name_fa

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_text = fold(f"{self.name_fa} {self.name_en} {self.slug}")
        super().save(*args, **kwargs)


_SUBTREE = """
WITH RECURSIVE subtree(id) AS (
    SELECT id FROM accounts_organisation WHERE id IN ({places})
    UNION
    SELECT child.id FROM accounts_organisation child JOIN subtree ON child.parent_id = subtree.id
)
SELECT organisation.id FROM accounts_organisation organisation JOIN subtree ON subtree.id = organisation.id
WHERE organisation.is_active
"""


class OrganisationQuerySet(TreeQuerySet):  # type: ignore[misc]
    def subtree_ids(self, roots: Iterable[int]) -> frozenset[int]:
        """Ids of the active organisations in the trees under ``roots`` (themselves included): one statement.

        The library's own descendants() ranks the whole forest for one root; a viewer needs several roots at
        once on every request. UNION (not ALL) also ends on a loop.
        """
        wanted = sorted(set(roots))
        if not wanted:
            return frozenset()
        with connections[self.db].cursor() as cursor:
            cursor.execute(_SUBTREE.format(places=", ".join(["%s"] * len(wanted))), wanted)
            return frozenset(row[0] for row in cursor.fetchall())


class Organisation(TreeNode):  # type: ignore[misc]
    """A municipal unit (in a tree, in a city), a supplier, or a secretariat."""

    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True, default="")
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    description = models.TextField(blank=True, default="")
    website = models.URLField(max_length=300, blank=True, default="")
    supplier_kind = models.CharField(max_length=10, choices=SupplierKind.choices, null=True, blank=True)
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations")
    is_active = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    #: Folded names, for search; follows the names on every save().
    search_text = models.TextField(editable=False, default="")
    #: Where it stands in a list for readers of Persian, and of English.
    sort_name = models.CharField(max_length=200, editable=False, default="")
    sort_name_en = models.CharField(max_length=200, editable=False, default="")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            one_of("kind", OrganisationKind, "accounts_organisation_kind"),
            models.CheckConstraint(
                condition=models.Q(
                    kind=OrganisationKind.SUPPLIER,
                    # Without this, NULL IN (...) is unknown, and a check passes what it does not know.
                    supplier_kind__isnull=False,
                    supplier_kind__in=SupplierKind.values,
                )
                | (~models.Q(kind=OrganisationKind.SUPPLIER) & models.Q(supplier_kind__isnull=True)),
                name="accounts_organisation_supplier_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | models.Q(kind=OrganisationKind.MUNICIPAL_UNIT),
                name="accounts_organisation_only_units_nest",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="accounts_organisation_not_own_parent"
            ),
        ]
        indexes = [models.Index(fields=["kind", "sort_name"], name="accounts_organisation_list")]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_text = fold(f"{self.name} {self.name_en}")
        self.sort_name = sort_key(self.name)
        self.sort_name_en = sort_key(self.name_en or self.name, Language.EN)
        super().save(*args, **kwargs)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self) -> Self:
        """Memberships that give rights: active ones in active organisations."""
        return self.filter(is_active=True, organisation__is_active=True)


class Membership(models.Model):
    """One role of one person in one organisation. Ended memberships stay, inactive."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Membership"]] = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="accounts_membership_once"),
            one_of("role", Role, "accounts_membership_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


def _nonce() -> str:
    return secrets.token_urlsafe(32)


class Invitation(models.Model):
    """An offer of a role, sent by e-mail. The token itself is only in the mail; here lies its SHA-256."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=20, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=43, default=_nonce, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email", "role"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="accounts_invitation_one_open",
            ),
            one_of("role", Role, "accounts_invitation_role"),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.role} {self.organisation_id}"

    @property
    def status(self) -> InvitationStatus:
        if self.accepted_at is not None:
            return InvitationStatus.ACCEPTED
        if self.revoked_at is not None:
            return InvitationStatus.REVOKED
        return InvitationStatus.EXPIRED if self.expires_at <= timezone.now() else InvitationStatus.PENDING


class CredentialQuerySet(models.QuerySet["Credential"]):
    def in_force(self, at: datetime | None = None) -> Self:
        """Verified credentials whose time has not passed."""
        moment = at or timezone.now()
        unexpired = models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=moment)
        return self.filter(unexpired, stored_status=CredentialStatus.VERIFIED)


class Credential(models.Model):
    """A supplier's claim (such as knowledge-based company status) that the secretariat verifies or rejects."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="credentials")
    #: A word of the city's own vocabulary, such as ``knowledge_based``: data, not code.
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=80)
    issuer = models.CharField(max_length=200)
    valid_until = models.DateTimeField(null=True, blank=True)
    stored_status = models.CharField(
        max_length=10, choices=CredentialStatus.choices, default=CredentialStatus.PENDING, db_column="status"
    )
    note = models.TextField(blank=True, default="")
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Credential"]] = CredentialQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "number"],
                condition=~models.Q(stored_status=CredentialStatus.REJECTED),
                name="accounts_credential_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    stored_status__in=[
                        CredentialStatus.PENDING,
                        CredentialStatus.VERIFIED,
                        CredentialStatus.REJECTED,
                    ]
                ),
                name="accounts_credential_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def status(self) -> CredentialStatus:
        """What the status means now: a verified credential expires by itself."""
        expired = self.valid_until is not None and self.valid_until <= timezone.now()
        if self.stored_status == CredentialStatus.VERIFIED and expired:
            return CredentialStatus.EXPIRED
        return CredentialStatus(self.stored_status)

    @property
    def verified_at(self) -> datetime | None:
        return self.decided_at if self.stored_status == CredentialStatus.VERIFIED else None
