"""Duplicates across units, cities and languages: who may ask, what is claimed, which one stays, what is solved."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models import Challenge, Solution
from matching.enums import MergeReason
from matching.selectors import duplicates
from matching.selectors.duplicates import DuplicateReport, duplicate_candidates, duplicate_pairs, merge_suggestion
from tests.factories.accounts import secretariat_viewer, viewer_with, viewer_without_role
from tests.factories.catalog import ChallengeFactory
from tests.factories.matching import embedded, published_challenge, published_solution

pytestmark = pytest.mark.django_db

OTHER_TEXT: dict[str, Any] = {
    "title": "آبیاری هوشمند چمن بوستان‌ها",
    "summary": "نیمی از آب فضای سبز هدر می‌رود.",
    "description": "لوله‌های قدیمی نشت دارند و باغبان‌ها زمان آبیاری را حدس می‌زنند.",
    "tags": ["آب"],
}
SAME: dict[str, Any] = {"title": "صف‌های طولانی ایستگاه اتوبوس"}


def report(viewer: Viewer, challenge: Challenge, **more: Any) -> DuplicateReport:
    found = duplicate_candidates(viewer, challenge.pk, **more)
    assert found is not None
    return found


def test_same_need_of_another_unit_is_probable_and_others_are_not() -> None:
    mine, twin = published_challenge(**SAME), published_challenge(**SAME)
    other = published_challenge(**OTHER_TEXT)
    found = report(secretariat_viewer(), mine).candidates

    assert [(each.challenge.pk, each.is_probable) for each in found] == [(twin.pk, True), (other.pk, False)]
    assert (found[0].is_other_unit, found[0].is_other_city, found[0].is_other_language) == (True, True, False)
    assert found[0].likeness == pytest.approx(1.0)
    assert found[1].suggestion is None


def test_shared_phrases_are_verbatim() -> None:
    mine, twin = published_challenge(**SAME), published_challenge(**SAME)
    (found,) = report(secretariat_viewer(), mine).candidates

    assert found.challenge.pk == twin.pk
    assert found.phrases
    for pair in found.phrases:
        ours, theirs = getattr(mine, pair.challenge_field), getattr(twin, pair.solution_field)
        assert ours[pair.challenge_start : pair.challenge_end] == pair.challenge_text
        assert theirs[pair.solution_start : pair.solution_end] == pair.solution_text


@pytest.mark.parametrize(
    ("make_viewer", "expected"),
    [
        (lambda c: secretariat_viewer(), True),
        (lambda c: viewer_with(Role.UNIT_OFFICER, c.unit), True),
        (lambda c: viewer_with(Role.UNIT_HEAD, c.unit), True),
        (lambda c: viewer_with(Role.UNIT_HEAD), False),
        (lambda c: viewer_with(Role.SUPPLIER_OWNER), False),
        (lambda c: viewer_with(Role.EVALUATOR), False),
        (lambda c: viewer_without_role(), False),
        (lambda c: Viewer.anonymous(), False),
    ],
)
def test_only_the_unit_and_the_secretariat_are_told(make_viewer: Any, expected: bool) -> None:
    challenge = published_challenge()
    viewer = make_viewer(challenge)

    assert (duplicate_candidates(viewer, challenge.pk) is not None) is expected


def test_draft_of_a_unit_is_nobody_elses() -> None:
    draft = ChallengeFactory(state=ChallengeState.DRAFT)
    published_challenge()

    assert duplicate_candidates(secretariat_viewer(), draft.pk) is None
    assert len(report(viewer_with(Role.UNIT_OFFICER, draft.unit), draft).candidates) == 1


def test_hidden_challenge_is_no_candidate() -> None:
    mine, twin = published_challenge(**SAME), published_challenge(**SAME)
    Challenge.objects.filter(pk=twin.pk).update(state=ChallengeState.QUALITY_CHECK)

    assert report(viewer_with(Role.UNIT_HEAD, mine.unit), mine).candidates == []


def test_without_a_model_nothing_is_claimed(no_model: None) -> None:
    mine, _ = ChallengeFactory(state=ChallengeState.PUBLISHED, **SAME), ChallengeFactory(**SAME)
    found = report(secretariat_viewer(), mine)

    assert found.is_lexical_only
    assert not any(each.is_probable for each in found.candidates)
    assert duplicate_pairs(secretariat_viewer()) == []


# -- which one stays -------------------------------------------------------------------------
def challenge(state: str, **fields: Any) -> Challenge:
    made: Challenge = ChallengeFactory(state=state, **fields)
    return made


def test_open_one_stays_and_the_one_in_quality_check_can_be_merged_now() -> None:
    published, waiting = challenge("published"), challenge("quality_check")

    for pair in ((published, waiting), (waiting, published)):
        found = merge_suggestion(*pair)
        assert found is not None
        assert (found.keep, found.merge, found.reasons, found.is_possible_now) == (
            published,
            waiting,
            (MergeReason.IS_OPEN,),
            True,
        )


def test_of_two_open_ones_the_earlier_stays_and_cannot_be_merged_now() -> None:
    late, early = challenge("published"), challenge("in_event", published_at=timezone.now() - timedelta(days=9))
    found = merge_suggestion(late, early)

    assert found is not None
    assert (found.keep, found.reasons, found.is_possible_now) == (early, (MergeReason.PUBLISHED_EARLIER,), False)


def test_of_two_under_way_the_better_described_stays() -> None:
    thin = challenge("quality_check", summary="کوتاه", description="کوتاه", baseline="", success_measures="")
    full = challenge("unit_approved")
    found = merge_suggestion(thin, full)

    assert found is not None
    assert (found.keep, found.merge, found.reasons) == (full, thin, (MergeReason.BETTER_DESCRIBED,))


@pytest.mark.parametrize("state", ["solved", "unsolved", "withdrawn", "merged"])
def test_nothing_is_merged_with_what_is_over(state: str) -> None:
    assert merge_suggestion(challenge("published"), challenge(state)) is None


# -- solved elsewhere ------------------------------------------------------------------------
def test_solved_challenge_of_another_city_is_named_and_of_the_same_city_not() -> None:
    mine = published_challenge(**SAME)
    solved = embedded(ChallengeFactory(state=ChallengeState.SOLVED, **SAME))
    embedded(ChallengeFactory(state=ChallengeState.SOLVED, unit=mine.unit, **SAME))
    found = report(secretariat_viewer(), mine).solved_elsewhere

    assert [(each.challenge, each.solution) for each in found] == [(solved, None)]
    assert found[0].phrases


@pytest.fixture
def every_match_is_strong(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hashing embedder's scores are not those of the model that the bands are made for."""
    found = duplicates.ranked_for

    def strong(*arguments: Any) -> list[Any]:
        return [replace(hit, band="strong") for hit in found(*arguments)]

    monkeypatch.setattr(duplicates, "ranked_for", strong)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"trl": 9}, 1), ({"trl": 8}, 1), ({"trl": 7}, 0), ({"trl": None}, 0), ({"trl": 9, "evidence": ""}, 0)],
)
def test_strong_solution_in_use_is_named(every_match_is_strong: None, fields: dict[str, Any], expected: int) -> None:
    mine = published_challenge(**SAME)
    solution: Solution = published_solution(**fields)
    found = report(secretariat_viewer(), mine).solved_elsewhere

    assert [each.solution for each in found] == [solution][:expected]


# -- the secretariat's list ------------------------------------------------------------------
def test_pairs_are_the_probable_ones_of_the_whole_catalogue() -> None:
    first, second = published_challenge(**SAME), published_challenge(**SAME)
    third = published_challenge(**OTHER_TEXT)
    waiting = ChallengeFactory(state=ChallengeState.QUALITY_CHECK, **OTHER_TEXT)
    embedded(ChallengeFactory(state=ChallengeState.SOLVED, **SAME))
    found = duplicate_pairs(secretariat_viewer())

    assert sorted((pair.first.pk, pair.second.pk) for pair in found) == [(first.pk, second.pk), (third.pk, waiting.pk)]
    assert all(pair.suggestion is not None for pair in found)
    assert len(duplicate_pairs(secretariat_viewer(), first=1)) == 1


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SUPPLIER_OWNER, Role.EVALUATOR])
def test_pairs_are_the_secretariats(role: str) -> None:
    published_challenge(**SAME)
    published_challenge(**SAME)

    assert duplicate_pairs(viewer_with(role)) == duplicate_pairs(Viewer.anonymous()) == []
