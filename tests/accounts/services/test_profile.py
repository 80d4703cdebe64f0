from typing import Any

import pytest

from accounts.models import User
from accounts.services import update_profile
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.errors import PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_sets_what_was_given_and_keeps_the_rest() -> None:
    user = UserFactory(full_name="سارا")
    update_profile(actor=viewer_for(user), language="en", calendar="gregorian")
    user = User.objects.get(pk=user.pk)
    assert (user.full_name, user.language, user.calendar, user.money_unit) == ("سارا", "en", "gregorian", "toman")
    assert [event.data for event in EventRecord.objects.all()] == [{"changed_fields": ["calendar", "language"]}]


def test_the_same_again_is_no_event() -> None:
    user = UserFactory(full_name="سارا")
    update_profile(actor=viewer_for(user), full_name=" سارا ", language="fa", money_unit="toman")
    assert EventRecord.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"language": "de"}, [("language", "invalid_choice")]),
        (
            {"money_unit": "euro", "calendar": "maya"},
            [("money_unit", "invalid_choice"), ("calendar", "invalid_choice")],
        ),
        ({"full_name": " "}, [("full_name", "required")]),
        ({"full_name": "x" * 121}, [("full_name", "too_long")]),
        ({"full_name": "a\x00", "language": "en"}, [("full_name", "invalid_characters")]),
    ],
)
def test_bad_input_changes_nothing(change: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    user = UserFactory()
    before = User.objects.filter(pk=user.pk).values().get()
    with pytest.raises(ValidationFailed) as refused:
        update_profile(actor=viewer_for(user), **change)
    assert [(error.field, error.code.code) for error in refused.value.errors] == expected
    assert User.objects.filter(pk=user.pk).values().get() == before


def test_nobody_has_no_profile() -> None:
    with pytest.raises(PermissionRefused):
        update_profile(actor=Viewer.anonymous(), language="en")
