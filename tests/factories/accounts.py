"""People and organisations for tests. ``viewer_with(Role.UNIT_HEAD)`` is the shortest way to an actor."""

from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from accounts.enums import LEADING_ROLE, ROLES_OF_KIND, OrganisationKind, Role, SupplierKind
from accounts.models import City, Credential, Membership, Organisation, User
from accounts.viewer import Viewer, viewer_for

PASSWORD = "sabz-o-abi-1405"


class UserFactory(DjangoModelFactory[User]):
    """A person who may sign in with :data:`PASSWORD`; the address is verified unless ``verified=False``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    full_name = factory.Sequence(lambda number: f"شخص {number}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))

    @factory.post_generation
    def verified(self, create: bool, extracted: bool | None, **kwargs: Any) -> None:
        if create and extracted is not False:
            from allauth.account.models import EmailAddress

            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)  # type: ignore[attr-defined]


class CityFactory(DjangoModelFactory[City]):
    class Meta:
        model = City

    slug = factory.Sequence(lambda number: f"city-{number}")
    name_fa = factory.Sequence(lambda number: f"شهر {number}")
    name_en = factory.Sequence(lambda number: f"City {number}")


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation
        abstract = True

    name = factory.Sequence(lambda number: f"سازمان {number}")
    name_en = factory.Sequence(lambda number: f"Organisation {number}")
    slug = factory.Sequence(lambda number: f"organisation-{number}")


class UnitFactory(OrganisationFactory):
    kind = OrganisationKind.MUNICIPAL_UNIT
    city = factory.SubFactory(CityFactory)


class SupplierFactory(OrganisationFactory):
    kind = OrganisationKind.SUPPLIER
    supplier_kind = SupplierKind.STARTUP


class SecretariatFactory(OrganisationFactory):
    kind = OrganisationKind.SECRETARIAT


FACTORY_OF_KIND = {
    OrganisationKind.MUNICIPAL_UNIT: UnitFactory,
    OrganisationKind.SUPPLIER: SupplierFactory,
    OrganisationKind.SECRETARIAT: SecretariatFactory,
}


class MembershipFactory(DjangoModelFactory[Membership]):
    """A role in force; without ``role`` the leading one of the organisation's kind."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(UnitFactory)
    role = factory.LazyAttribute(lambda membership: LEADING_ROLE[membership.organisation.kind])


class CredentialFactory(DjangoModelFactory[Credential]):
    class Meta:
        model = Credential

    organisation = factory.SubFactory(SupplierFactory)
    kind = "knowledge_based"
    number = factory.Sequence(lambda number: f"KB-{number}")
    issuer = "معاونت علمی"
    submitted_by = factory.SubFactory(UserFactory)


def organisation_for(role: str) -> Organisation:
    """A new organisation of the first kind in which ``role`` exists."""
    kind = next(kind for kind, roles in ROLES_OF_KIND.items() if role in roles)
    return FACTORY_OF_KIND[OrganisationKind(kind)]()


def member_with(role: str, organisation: Organisation | None = None, **user_fields: Any) -> User:
    """A new person holding ``role`` in ``organisation`` (a new fitting one when none is given)."""
    user = UserFactory(**user_fields)
    MembershipFactory(user=user, organisation=organisation or organisation_for(role), role=role)
    return user


def viewer_with(role: str, organisation: Organisation | None = None, **user_fields: Any) -> Viewer:
    """The viewer of a new person holding ``role`` in ``organisation``."""
    return viewer_for(member_with(role, organisation, **user_fields))


def viewer_without_role(**user_fields: Any) -> Viewer:
    """Signed in, member of nothing."""
    return viewer_for(UserFactory(**user_fields))


def secretariat_viewer() -> Viewer:
    return viewer_with(Role.SECRETARIAT)
