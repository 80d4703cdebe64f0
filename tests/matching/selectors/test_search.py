"""One box over both sides: by meaning, by words, and never what is hidden."""

import pytest

from accounts.enums import Role
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from matching.enums import MatchBand
from matching.results import SearchResult
from matching.selectors import search
from matching.selectors.search import MAX_CHARACTERS, search_catalogue, snippet
from tests.factories.accounts import SupplierFactory, viewer_with
from tests.factories.catalog import ChallengeFactory
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db

NOBODY = Viewer.anonymous()


def items(text: str, viewer: Viewer = NOBODY) -> list[object]:
    return [hit.item for hit in search_catalogue(viewer, text).hits]


def test_both_sides_and_organisations_are_found() -> None:
    challenge, solution = published_challenge(), published_solution()
    supplier = SupplierFactory(name="اتوبوس‌نگار")

    assert set(items("اتوبوس")) == {challenge, solution, supplier}
    assert not search_catalogue(NOBODY, "اتوبوس").is_lexical_only


@pytest.mark.parametrize("text", ["", " ", "ا", "۱", "!!", "🚌", "\u200c"])
def test_next_to_nothing_finds_nothing(text: str) -> None:
    published_challenge()

    assert search_catalogue(NOBODY, text) == SearchResult([])


@pytest.mark.parametrize(
    "text", ["اتوبوس\x00", "<script>alert(1)</script>", "x" * 100_000, "% _ \\ ' \" ;", "\ud800اتوبوس"]
)
def test_odd_input_is_answered(text: str) -> None:
    published_challenge()

    assert isinstance(search_catalogue(NOBODY, text), SearchResult)
    assert MAX_CHARACTERS < 100_000


def test_spelling_variants_meet() -> None:
    challenge = published_challenge(title="مدیریت پسماند بازار")

    assert challenge in items("مديريت پسماند")


def test_hidden_objects_are_not_found_but_by_their_own_people() -> None:
    challenge, solution = published_challenge(title="فانوس دریایی"), published_solution(title="فانوس خورشیدی")
    Challenge.objects.filter(pk=challenge.pk).update(state=ChallengeState.DRAFT)
    Solution.objects.filter(pk=solution.pk).update(state=SolutionState.UNPUBLISHED)

    assert items("فانوس") == []
    assert items("فانوس", viewer_with(Role.UNIT_OFFICER, challenge.unit)) == [challenge]
    assert items("فانوس", viewer_with(Role.SUPPLIER_OWNER, solution.supplier)) == [solution]


def test_draft_that_the_index_does_not_know_is_found_by_its_words() -> None:
    draft = ChallengeFactory(title="فانوس دریایی")

    assert items("فانوس", viewer_with(Role.UNIT_OFFICER, draft.unit)) == [draft]


def test_exact_words_come_first() -> None:
    for _ in range(3):
        published_solution()
    named = published_solution(title="فانوس‌بان: چراغ ایستگاه", tags=["فانوس"])

    assert items("فانوس‌بان")[0] == named


def test_what_is_close_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    challenge, solution = published_challenge(title="فانوس دریایی"), published_solution()

    hits = search_catalogue(NOBODY, "فانوس دریایی").hits
    assert (hits[0].item, hits[0].is_close) == (challenge, True)

    # A likeness counts as much as the words do, whatever the scores.
    monkeypatch.setattr(search, "SURE_BANDS", tuple(MatchBand))
    (only,) = [hit for hit in search_catalogue(NOBODY, "صف طولانی").hits if hit.item == solution]
    assert only.is_close
    monkeypatch.setattr(search, "SURE_BANDS", ())
    (only,) = [hit for hit in search_catalogue(NOBODY, "صف طولانی").hits if hit.item == solution]
    assert not only.is_close


def test_no_more_than_asked_for() -> None:
    for _ in range(4):
        published_solution()

    assert len(search_catalogue(NOBODY, "اتوبوس", first=2).hits) == 2


@pytest.mark.usefixtures("no_model")
def test_without_the_model_the_answer_is_labelled() -> None:
    solution = published_solution()

    result = search_catalogue(NOBODY, "اتوبوس")

    assert ([hit.item for hit in result.hits], result.is_lexical_only) == ([solution], True)


def test_snippet_is_a_sentence_of_the_text() -> None:
    challenge = Challenge(summary="خلاصه.", description="جملهٔ نخست است. پسماند بازار جمع نمی‌شود. پایان.")

    assert snippet(challenge, ["پسماند"]) == "پسماند بازار جمع نمی‌شود."
    assert snippet(challenge, ["نیست"]) == "خلاصه."
