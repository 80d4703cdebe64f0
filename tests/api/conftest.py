"""Shared by the tests of the API: a fresh cache for each test, the small town, a tab of a stranger."""

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.accounts.conftest import VIEWERS, Town, town
from tests.api.client import Tab

__all__ = ["VIEWERS", "Town", "town"]


@pytest.fixture(autouse=True)
def own_cache(settings: Settings) -> None:
    """Rate limits live in the cache: every test counts its own requests."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "api"}}
    cache.clear()


@pytest.fixture
def anonymous(db: None) -> Tab:
    return Tab()
