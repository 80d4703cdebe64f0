"""The same key with the same input is the same call; with other input it is refused."""

import pytest

from bahamm.kernel import idempotency
from bahamm.kernel.errors import Conflict, ValidationFailed
from bahamm.kernel.models import IdempotencyKey
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def claim(user_id: int, key: str | None = "k1", operation: str = "ring", **parameters: object) -> IdempotencyKey | None:
    return idempotency.claim(user_id=user_id, operation=operation, key=key, parameters=parameters)


def test_without_a_key_nothing_is_remembered() -> None:
    assert claim(UserFactory().pk, key=None, times=1) is None
    assert IdempotencyKey.objects.count() == 0


def test_repeat_finds_what_the_first_call_made() -> None:
    user = UserFactory()
    first = claim(user.pk, times=1)
    assert first is not None
    assert first.result_id is None
    idempotency.complete(first, result_id=42)

    again = claim(user.pk, times=1)
    assert again is not None
    assert (again.pk, again.result_id) == (first.pk, 42)


def test_same_key_with_other_input_is_refused() -> None:
    user = UserFactory()
    claim(user.pk, times=1)

    with pytest.raises(Conflict) as refused:
        claim(user.pk, times=2)

    assert refused.value.codes == ["idempotency_mismatch"]
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.parametrize("key", ["", " ", "two words", "x" * 101, "a\x00b", "کلید"])
def test_malformed_key_is_refused(key: str) -> None:
    user = UserFactory()

    with pytest.raises(ValidationFailed) as refused:
        claim(user.pk, key=key, times=1)

    assert refused.value.codes == ["bad_idempotency_key"]
    assert IdempotencyKey.objects.count() == 0


def test_keys_of_others_and_of_other_operations_do_not_meet() -> None:
    mine, theirs = UserFactory(), UserFactory()
    rows = [claim(mine.pk, times=1), claim(theirs.pk, times=2), claim(mine.pk, operation="toll", times=3)]

    assert len({row.pk for row in rows if row is not None}) == 3


def test_order_of_parameters_does_not_matter() -> None:
    assert idempotency.fingerprint({"a": 1, "b": [2]}) == idempotency.fingerprint({"b": [2], "a": 1})
