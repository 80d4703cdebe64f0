import pytest
from django.test import Client

from accounts.models import User
from tests.factories.accounts import (
    PASSWORD,
    CredentialFactory,
    MembershipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("model", ["user", "city", "organisation", "membership", "invitation", "credential"])
def test_lists_open_and_search(admin: Client, model: str) -> None:
    MembershipFactory()
    CredentialFactory()
    assert admin.get(f"/admin/accounts/{model}/").status_code == 200


def test_a_person_is_added_by_email(admin: Client) -> None:
    assert admin.get("/admin/accounts/user/add/").status_code == 200
    form = {
        "email": "New@Example.org",
        "full_name": "نو",
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
    }
    response = admin.post("/admin/accounts/user/add/", form)
    user = User.objects.get(email="new@example.org")
    assert (response.status_code, user.full_name, user.check_password(PASSWORD)) == (302, "نو", True)


def test_a_person_opens_with_memberships(admin: Client) -> None:
    membership = MembershipFactory()
    assert admin.get(f"/admin/accounts/user/{membership.user_id}/change/").status_code == 200


def test_what_only_services_write_is_read_only(admin: Client) -> None:
    credential = CredentialFactory()
    assert admin.get("/admin/accounts/credential/add/").status_code == 403
    assert admin.get(f"/admin/accounts/credential/{credential.pk}/change/").status_code == 200
    assert admin.post(f"/admin/accounts/credential/{credential.pk}/change/", {}).status_code == 403
    assert admin.post(f"/admin/accounts/credential/{credential.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_person_without_staff_rights_stays_outside() -> None:
    client = Client()
    client.force_login(UserFactory())
    assert client.get("/admin/accounts/user/").status_code == 302
