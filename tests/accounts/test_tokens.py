"""Tokens of API clients over HTTP: rotation, reuse, revocation."""

import jwt
import pytest
from django.contrib.sessions.models import Session
from django.test import override_settings

from accounts.models import User
from accounts.tokens import user_for_bearer
from tests.accounts.http import ApiClient, totp
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara() -> User:
    return UserFactory(email="sara@example.org")  # type: ignore[no-any-return]


@pytest.fixture
def api(sara: User) -> ApiClient:
    client = ApiClient()
    assert client.sign_in("sara@example.org").status_code == 200
    return client


def test_signing_in_gives_tokens_that_speak_for_the_person(api: ApiClient, sara: User) -> None:
    assert user_for_bearer(api.access_token) == sara
    assert api.session().status_code == 200
    assert jwt.get_unverified_header(api.access_token)["alg"] == "RS256"


def test_refreshing_gives_new_tokens(api: ApiClient, sara: User) -> None:
    before = api.access_token, api.refresh_token
    assert api.refresh().status_code == 200
    assert (api.access_token != before[0], api.refresh_token != before[1]) == (True, True)
    assert user_for_bearer(api.access_token) == sara


def test_a_used_refresh_token_is_refused_and_ends_the_session_for_both(api: ApiClient) -> None:
    used = api.refresh_token
    assert api.refresh().status_code == 200
    assert api.refresh(used).status_code == 400
    assert api.refresh().status_code == 410
    assert user_for_bearer(api.access_token) is None
    assert Session.objects.count() == 0


def test_another_session_of_the_same_person_lives_on(api: ApiClient, sara: User) -> None:
    other = ApiClient()
    other.sign_in("sara@example.org")
    used = api.refresh_token
    api.refresh()
    api.refresh(used)
    assert user_for_bearer(other.access_token) == sara


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00"])
def test_a_false_token_is_nobody(token: str) -> None:
    assert user_for_bearer(token) is None


def test_tokens_do_not_stand_in_for_each_other(api: ApiClient) -> None:
    assert user_for_bearer(api.refresh_token) is None
    assert user_for_bearer(api.session_token) is None
    assert api.refresh(api.access_token).status_code == 400
    assert api.refresh().status_code == 200


def test_a_token_signed_by_somebody_else_is_nobody(api: ApiClient) -> None:
    payload = jwt.decode(api.access_token, options={"verify_signature": False})
    assert user_for_bearer(jwt.encode(payload, "x" * 32, algorithm="HS256")) is None
    assert user_for_bearer(jwt.encode(payload, None, algorithm="none")) is None


def test_an_expired_access_token_is_nobody_and_can_be_refreshed(sara: User) -> None:
    client = ApiClient()
    with override_settings(HEADLESS_JWT_ACCESS_TOKEN_EXPIRES_IN=-1):
        client.sign_in("sara@example.org")
    assert user_for_bearer(client.access_token) is None
    client.refresh()
    assert user_for_bearer(client.access_token) == sara


def test_signing_out_ends_the_tokens_at_once(api: ApiClient) -> None:
    assert api.sign_out().status_code == 401
    assert user_for_bearer(api.access_token) is None
    assert api.refresh().status_code == 410


def test_a_new_password_or_a_closed_account_ends_the_tokens(api: ApiClient, sara: User) -> None:
    User.objects.filter(pk=sara.pk).update(is_active=False)
    assert user_for_bearer(api.access_token) is None
    User.objects.filter(pk=sara.pk).update(is_active=True)
    assert user_for_bearer(api.access_token) == sara
    sara.set_password("abi-o-sabz-1406")
    sara.save()
    assert user_for_bearer(api.access_token) is None
    assert api.refresh().status_code == 410


def test_api_clients_pass_the_second_factor_too(api: ApiClient) -> None:
    from django.test import Client

    headers = {"Authorization": f"Bearer {api.access_token}"}
    path = "/_allauth/app/v1/account/authenticators/totp"
    secret = Client().get(path, headers=headers).json()["meta"]["secret"]
    body = {"code": totp(secret)}
    assert Client().post(path, body, content_type="application/json", headers=headers).status_code == 200
    other = ApiClient()
    assert other.sign_in("sara@example.org").status_code == 401
    assert other.access_token == ""
    assert other.post("/auth/2fa/authenticate", {"code": totp(secret, steps=1)}).status_code == 200
    assert user_for_bearer(other.access_token) is not None
