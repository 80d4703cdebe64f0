"""Shared by the accounts tests: a small city with somebody in every role."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from pytest_django import Settings

from accounts.enums import Role
from accounts.models import Organisation
from accounts.viewer import Viewer
from tests.factories.accounts import (
    SecretariatFactory,
    SupplierFactory,
    UnitFactory,
    viewer_with,
    viewer_without_role,
)


@pytest.fixture(autouse=True)
def own_cache(settings: Settings) -> None:
    """Every test counts its own attempts: rate limits live in the cache."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "accounts"}}
    cache.clear()


@dataclass(frozen=True)
class Town:
    """``root`` is above ``unit``; ``other`` and ``rival`` are strangers; ``viewers`` hold every role."""

    root: Organisation
    unit: Organisation
    other: Organisation
    supplier: Organisation
    rival: Organisation
    closed: Organisation
    secretariat: Organisation
    viewers: dict[str, Viewer]


VIEWERS = (
    "anonymous",
    "nobody",
    "superuser",
    "officer",
    "head",
    "head_above",
    "head_elsewhere",
    "unit_evaluator",
    "owner",
    "member",
    "rival_owner",
    "owner_of_closed",
    "secretariat",
    "evaluator",
)


@pytest.fixture
def town(db: None) -> Town:
    root = UnitFactory()
    unit = UnitFactory(parent=root, city=root.city)
    other = UnitFactory()
    supplier, rival, closed = SupplierFactory(), SupplierFactory(), SupplierFactory(is_active=False)
    secretariat = SecretariatFactory()
    viewers = {
        "anonymous": Viewer.anonymous(),
        "nobody": viewer_without_role(),
        "superuser": viewer_without_role(is_superuser=True, is_staff=True),
        "officer": viewer_with(Role.UNIT_OFFICER, unit),
        "head": viewer_with(Role.UNIT_HEAD, unit),
        "head_above": viewer_with(Role.UNIT_HEAD, root),
        "head_elsewhere": viewer_with(Role.UNIT_HEAD, other),
        "unit_evaluator": viewer_with(Role.EVALUATOR, unit),
        "owner": viewer_with(Role.SUPPLIER_OWNER, supplier),
        "member": viewer_with(Role.SUPPLIER_MEMBER, supplier),
        "rival_owner": viewer_with(Role.SUPPLIER_OWNER, rival),
        "owner_of_closed": viewer_with(Role.SUPPLIER_OWNER, closed),
        "secretariat": viewer_with(Role.SECRETARIAT, secretariat),
        "evaluator": viewer_with(Role.EVALUATOR, secretariat),
    }
    return Town(root, unit, other, supplier, rival, closed, secretariat, viewers)
