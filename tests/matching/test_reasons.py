"""Reasons quote both texts verbatim, whatever is in them, and are prepared once."""

from typing import Any

import pytest
from hypothesis import given, strategies
from hypothesis import settings as hypothesis_settings

from marketplace.catalog.models import Challenge, Solution
from matching import reasons
from matching.documents import QUOTED_FIELDS
from matching.embedding import holder
from matching.engine.embedders.base import model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.index import index
from matching.models import SentenceVectors
from matching.reasons import PhraseBook, Quotable, remember, vectors_of
from matching.results import MatchComponent, PhrasePair
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import published_challenge, published_solution

TEXT = (MatchComponent("dense", 0.6, 1.2), MatchComponent("lexical", 0.2, 0.4), MatchComponent("goals", 0.2, 0.4))

#: Words with an emoji beyond the first plane, a joined family, combining marks, half-spaces and decomposed letters.
KEY = model_key(HashingEmbedder())
WORDS = strategies.sampled_from(
    ["اتوبوس", "می‌رسد", "bus", "🚌", "👩‍👩‍👧", "مدیریّت", "آب", "cafe\u0301", "۱۲٫۵", "x", ".", "؟", "،", "\n", "\u2067"]
)
TEXTS = strategies.lists(WORDS, max_size=40).map(" ".join)


def utf16(text: str, start: int, end: int) -> str:
    """What a browser's ``slice`` gives."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def assert_verbatim(pair: PhrasePair, challenge: Challenge, solution: Solution) -> None:
    source = utf16(getattr(challenge, pair.challenge_field), pair.challenge_start, pair.challenge_end)
    target = utf16(getattr(solution, pair.solution_field), pair.solution_start, pair.solution_end)
    assert (pair.challenge_text, pair.solution_text) == (source, target)
    assert source.strip() == source != ""
    assert target.strip() == target != ""


@given(title=TEXTS, summary=TEXTS, description=TEXTS)
@hypothesis_settings(max_examples=150, deadline=None)
def test_every_phrase_is_found_again_at_its_offsets(title: str, summary: str, description: str) -> None:
    quotable = Quotable(Challenge(title=title, summary=summary, description=description))

    located = [quotable.locate(start, end) for start, end in quotable.spans]

    for (start, end), (name, first, last, text) in zip(quotable.spans, located, strict=True):
        assert name in QUOTED_FIELDS
        assert text == quotable.text[start:end] == utf16(getattr(quotable.item, name), first, last)


@pytest.mark.django_db
@given(description=TEXTS)
@hypothesis_settings(max_examples=40, deadline=None)
def test_pairs_of_any_text_are_verbatim(description: str) -> None:
    challenge = Challenge(
        title="صف 🚌 ایستگاه اتوبوس", summary=description, description="اتوبوس دیر می‌رسد 👩‍👩‍👧 همیشه."
    )
    solution = Solution(pk=None, title="خبر رسیدن اتوبوس", summary="🚌 اتوبوس دیر می‌رسد همیشه", description=description)

    pairs = PhraseBook([challenge, solution]).pairs(challenge, solution, ())

    assert pairs
    for pair in pairs:
        assert_verbatim(pair, challenge, solution)


@pytest.mark.django_db
def test_pairs_share_what_the_text_bears() -> None:
    challenge, solution = published_challenge(), published_solution()

    pairs = PhraseBook([challenge, solution]).pairs(challenge, solution, TEXT)

    assert len(pairs) == reasons.SHOWN
    assert sum(pair.share for pair in pairs) <= 0.8 + 1e-9
    assert all(0 < pair.share <= 0.8 and 0 < pair.similarity <= 1 for pair in pairs)
    for pair in pairs:
        assert_verbatim(pair, challenge, solution)


@pytest.mark.django_db
def test_no_phrase_is_quoted_twice() -> None:
    challenge, solution = published_challenge(), published_solution()
    pairs = PhraseBook([challenge, solution]).pairs(challenge, solution, TEXT)

    ours = [(pair.challenge_field, pair.challenge_start) for pair in pairs]
    theirs = [(pair.solution_field, pair.solution_start) for pair in pairs]
    assert len(set(ours)) == len(set(theirs)) == len(pairs)


class CountingEmbedder(HashingEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def encode_queries(self, texts: Any) -> Any:
        self.read += texts
        return super().encode_queries(texts)


@pytest.mark.django_db
def test_phrases_reach_the_model_once_and_again_when_the_text_changes() -> None:
    solution = SolutionFactory()
    embedder = CountingEmbedder()

    vectors_of([Quotable(solution)], KEY, lambda: embedder)
    vectors_of([Quotable(solution)], KEY, lambda: embedder)
    assert embedder.read == Quotable(solution).quotes

    solution.summary = "چراغ خورشیدی برای بوستان"
    vectors_of([Quotable(solution)], KEY, lambda: embedder)
    assert embedder.read[-len(Quotable(solution).quotes) :] == Quotable(solution).quotes
    assert SentenceVectors.objects.count() == 1


@pytest.mark.django_db
def test_kept_vectors_are_those_of_the_model_in_half_precision() -> None:
    solution = SolutionFactory()
    embedder = HashingEmbedder()
    fresh = vectors_of([Quotable(solution)], KEY, lambda: embedder)
    kept = vectors_of([Quotable(solution)], KEY, lambda: embedder)

    assert kept.keys() == fresh.keys() == {("text", "solution", solution.pk)}
    assert abs(kept["text", "solution", solution.pk] - fresh["text", "solution", solution.pk]).max() < 1e-3


@pytest.mark.django_db
def test_text_that_is_being_typed_leaves_no_row() -> None:
    draft, solution = Challenge(title="اتوبوس دیر می‌رسد"), SolutionFactory()

    assert PhraseBook([draft, solution]).pairs(draft, solution, ())

    assert list(SentenceVectors.objects.values_list("kind", "object_id")) == [("solution", solution.pk)]


@pytest.mark.django_db
def test_remembered_objects_cost_a_reader_one_statement(django_assert_num_queries: Any) -> None:
    items = [published_challenge(), *(published_solution() for _ in range(3))]
    remember(items)
    holder.get()

    index.current()

    with django_assert_num_queries(1):
        book = PhraseBook(items)
        assert all(book.pairs(items[0], solution, TEXT) for solution in items[1:])


@pytest.mark.django_db
def test_kept_phrases_explain_while_the_model_is_away(request: pytest.FixtureRequest) -> None:
    challenge, solution = published_challenge(), published_solution()
    remember([challenge, solution])
    request.getfixturevalue("no_model")

    assert len(PhraseBook([challenge, solution]).pairs(challenge, solution, TEXT)) == reasons.SHOWN


@pytest.mark.django_db
def test_phrases_of_another_model_are_not_mixed_in() -> None:
    solution = SolutionFactory()

    assert vectors_of([Quotable(solution)], "other@2/128", HashingEmbedder) == {}
    assert SentenceVectors.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("no_model")
def test_without_a_model_there_are_no_reasons() -> None:
    challenge, solution = ChallengeFactory(), SolutionFactory()

    assert PhraseBook([challenge, solution]).pairs(challenge, solution, TEXT) == []
