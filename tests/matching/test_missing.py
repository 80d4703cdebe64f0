"""What a solution leaves open is said verbatim, and only of texts that have been read."""

from typing import Any

import pytest

from matching.index import index
from matching.missing import SHOWN, MissingBook
from matching.models import SentenceVectors
from matching.reasons import remember
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db
ANSWERED = "کاهش زمان انتظار مسافران در ایستگاه اتوبوس"
OPEN = "نیترات چاه‌های پیرامون گورستان نصف شود"


def pair(measures: str, **solution: str) -> tuple[Any, Any]:
    challenge = published_challenge(success_measures=measures)
    details = {"evidence": "", "integration_needs": "", **solution}
    other = published_solution(description=f"سامانهٔ ما برای {ANSWERED} ساخته شده است.", **details)
    return challenge, other


def missing(challenge: Any, solution: Any) -> list[str]:
    index.current()
    return [measure.text for measure in MissingBook([challenge, solution]).measures(challenge, solution)]


def test_only_what_nothing_answers_is_missing_and_quoted_to_the_letter() -> None:
    challenge, solution = pair(f"{ANSWERED}.\n🚌 {OPEN}.")
    remember([challenge, solution])
    index.current()

    [measure] = MissingBook([challenge, solution]).measures(challenge, solution)

    assert (measure.field, measure.text) == ("success_measures", OPEN)
    encoded = challenge.success_measures.encode("utf-16-le")
    assert encoded[2 * measure.start : 2 * measure.end].decode("utf-16-le") == OPEN


@pytest.mark.parametrize("field", ["evidence", "integration_needs"])
def test_details_answer_too(field: str) -> None:
    challenge, solution = pair(f"{OPEN}.", **{field: f"اندازه گرفتیم: {OPEN} در یک سال."})
    remember([challenge, solution])

    assert missing(challenge, solution) == []


def test_few_are_shown() -> None:
    challenge, solution = pair("\n".join(f"{OPEN} {word}." for word in ("یک", "دو", "سه", "چهار", "پنج")))
    remember([challenge, solution])

    assert len(missing(challenge, solution)) == SHOWN


@pytest.mark.parametrize("measures", ["", " \n", "🚌", "شاخص"])
def test_no_measures_leave_nothing_open(measures: str) -> None:
    challenge, solution = pair(measures)
    remember([challenge, solution])

    assert missing(challenge, solution) == []


def test_nothing_is_claimed_of_what_was_not_read() -> None:
    challenge, solution = pair(f"{OPEN}.")
    remember([challenge, solution])
    SentenceVectors.objects.filter(kind="solution", part="details").delete()

    assert missing(challenge, solution) == []


def test_changed_measures_wait_until_they_are_read() -> None:
    challenge, solution = pair(f"{ANSWERED}.")
    remember([challenge, solution])
    challenge.success_measures = f"{OPEN}."
    challenge.save()

    assert missing(challenge, solution) == []
    remember([challenge, solution])
    assert missing(challenge, solution) == [OPEN]


def test_a_page_costs_one_statement(django_assert_num_queries: Any) -> None:
    challenge, solution = pair(f"{OPEN}.")
    items = [challenge, solution, *(published_solution() for _ in range(3))]
    remember(items)
    index.current()

    with django_assert_num_queries(1):
        book = MissingBook(items)
        assert all(book.measures(challenge, other) == book.measures(challenge, solution) for other in items[1:])
