import stat
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import RequestFactory

from accounts.lockout import account_of, address_of
from bahamm.settings.accounts import accounts_settings
from bahamm.settings.environment import Environment


def test_the_signing_key_is_made_once_and_readable_by_the_owner_only(tmp_path: Path) -> None:
    environment = Environment(data_dir=tmp_path, jwt_private_key_file=None)
    first = accounts_settings(environment)["HEADLESS_JWT_PRIVATE_KEY"]
    assert accounts_settings(environment)["HEADLESS_JWT_PRIVATE_KEY"] == first
    [path] = (tmp_path / "secrets").iterdir()
    assert (path.name, stat.S_IMODE(path.stat().st_mode)) == ("jwt_private_key.pem", 0o600)


def test_an_operators_key_is_used_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    file.write_text("a key", encoding="ascii")
    environment = Environment(data_dir=tmp_path / "data", jwt_private_key_file=file)
    assert accounts_settings(environment)["HEADLESS_JWT_PRIVATE_KEY"] == "a key"
    assert not (tmp_path / "data").exists()


def test_links_in_mails_point_to_the_public_address(tmp_path: Path) -> None:
    environment = Environment(data_dir=tmp_path, base_url="https://bahamm.example/")
    urls = accounts_settings(environment)["HEADLESS_FRONTEND_URLS"]
    assert urls["account_confirm_email"] == "https://bahamm.example/account/verify-email/{key}"


@pytest.mark.parametrize(("proxies", "expected"), [(0, "127.0.0.1"), (1, "198.51.100.2"), (2, "203.0.113.7")])
def test_only_trusted_proxies_say_where_somebody_comes_from(settings: object, proxies: int, expected: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies  # type: ignore[attr-defined]
    request = RequestFactory().post("/", headers={"X-Forwarded-For": "203.0.113.7,198.51.100.2"})
    assert address_of(request) == expected


def test_a_form_without_an_account_names_none() -> None:
    assert account_of(RequestFactory().post("/"), None) is None


def test_the_libraries_find_nothing_wrong_with_the_settings() -> None:
    assert [message for message in run_checks() if message.id and message.id.split(".")[0] in ("axes", "account")] == []
