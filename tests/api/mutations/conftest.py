"""A town with somebody in every role, each with a tab; and a proof that a refusal wrote nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from accounts.enums import Role
from accounts.models import Organisation, User
from api.relay import encode_id
from marketplace.catalog.models import Challenge, Solution
from tests.api.client import Tab
from tests.factories.accounts import SecretariatFactory, SupplierFactory, UnitFactory, UserFactory, member_with
from tests.factories.catalog import ChallengeFactory, SolutionFactory

#: What a refusal must leave as it is. Sessions and e-mail addresses belong to signing in.
_APPS = ("kernel", "accounts", "catalog", "matching", "notifications", "django_tasks_database")


def gid(row: Any) -> str:
    return encode_id(type(row).__name__, row.pk)


class Town:
    """``root`` is above ``unit``; ``other`` and ``rival`` are strangers. ``tab("head")`` is a signed-in tab."""

    def __init__(self) -> None:
        self.root = UnitFactory()
        self.unit = UnitFactory(parent=self.root, city=self.root.city)
        self.other = UnitFactory()
        self.supplier: Organisation = SupplierFactory()
        self.rival: Organisation = SupplierFactory()
        self.secretariat = SecretariatFactory()
        self.people: dict[str, User] = {
            "nobody": UserFactory(language="en"),
            "officer": member_with(Role.UNIT_OFFICER, self.unit, language="en"),
            "head": member_with(Role.UNIT_HEAD, self.unit, language="en"),
            "head_above": member_with(Role.UNIT_HEAD, self.root, language="en"),
            "head_elsewhere": member_with(Role.UNIT_HEAD, self.other, language="en"),
            "unit_evaluator": member_with(Role.EVALUATOR, self.unit, language="en"),
            "owner": member_with(Role.SUPPLIER_OWNER, self.supplier, language="en"),
            "member": member_with(Role.SUPPLIER_MEMBER, self.supplier, language="en"),
            "rival_owner": member_with(Role.SUPPLIER_OWNER, self.rival, language="en"),
            "secretariat": member_with(Role.SECRETARIAT, self.secretariat, language="en"),
        }
        self._tabs: dict[str, Tab] = {}

    def tab(self, role: str) -> Tab:
        if role not in self._tabs:
            self._tabs[role] = Tab(self.people.get(role), language="en")
        return self._tabs[role]

    def give(self, role: str, operation: str, /, **given: Any) -> dict[str, Any]:
        """The payload of a mutation that ``role`` sends; the answer itself has no errors."""
        data = self.tab(role).data(operation, input=given)
        [payload] = data.values()
        return dict(payload)


class Form:
    """One of the four forms: who sends it, and what it is about."""

    def __init__(self, town: Town, noun: str, is_new: bool) -> None:
        self.town, self.noun, self.is_new = town, noun, is_new
        self.role = "officer" if noun == "challenge" else "owner"
        self.model: Any = Challenge if noun == "challenge" else Solution
        self.owner = {"unit": gid(town.unit)} if noun == "challenge" else {"supplier": gid(town.supplier)}
        if not is_new:
            made = ChallengeFactory(unit=town.unit) if noun == "challenge" else SolutionFactory(supplier=town.supplier)
            self.row_id = gid(made)

    @property
    def operation(self) -> str:
        return f"{'Create' if self.is_new else 'Update'}{self.noun.capitalize()}"

    def given(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {**self.owner, "fields": fields} if self.is_new else {"id": self.row_id, "revision": 1, "fields": fields}

    def send(self, **fields: Any) -> dict[str, Any]:
        return self.town.give(self.role, self.operation, **self.given(fields))

    def stored(self) -> Any:
        return self.model.objects.latest("pk")

    def amount(self, end: str) -> str:
        return f"{'budget' if self.noun == 'challenge' else 'price'}{end}"


@pytest.fixture
def town(db: None) -> Town:
    return Town()


@pytest.fixture
def unchanged() -> Callable[[], AbstractContextManager[None]]:
    return _unchanged


@contextmanager
def _unchanged() -> Iterator[None]:
    """Every row of ours is the same before and after."""
    before = _everything()
    yield
    after = _everything()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


def _everything() -> dict[str, list[tuple[Any, ...]]]:
    """Read without the models: half of the time of these tests went into making objects of rows."""
    found = {}
    with connection.cursor() as cursor:
        for name, statement in _statements().items():
            cursor.execute(statement)
            found[name] = cursor.fetchall()
    return found


@cache
def _statements() -> dict[str, str]:
    """What reads all rows of each of our models, but for the one column that signing in writes."""
    quote = connection.ops.quote_name
    statements = {}
    for label in _APPS:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            fields = [field for field in model._meta.concrete_fields if field.name != "last_login"]
            columns = ", ".join(quote(field.column) for field in fields)
            table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
            statements[model._meta.label] = f"SELECT {columns} FROM {table} ORDER BY {key}"
    return statements


@pytest.fixture(params=["challenge", "solution"])
def noun(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[True, False], ids=["new", "saved"])
def form(town: Town, noun: str, request: pytest.FixtureRequest) -> Form:
    return Form(town, noun, request.param)
