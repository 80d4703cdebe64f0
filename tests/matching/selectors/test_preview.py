"""While typing: what exists already, without a trace."""

from dataclasses import replace
from typing import Any

import pytest

from accounts.enums import Role
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from matching.enums import Kind
from matching.index import Probe, index
from matching.models import MatchRecord, SentenceVectors
from matching.reasons import remember
from matching.results import TypingPreview
from matching.selectors.preview import SHOWN, similar_challenges, typing_preview
from tests.factories.accounts import viewer_with
from tests.factories.catalog import GoalFactory
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db

NOBODY = Viewer.anonymous()


def preview(viewer: Viewer = NOBODY, **changes: Any) -> TypingPreview:
    text = {"language": "fa", "title": "صف ایستگاه اتوبوس", "summary": "مسافران نمی‌دانند اتوبوس کی می‌رسد"}
    return typing_preview(viewer, **{**text, **changes})


def test_similar_challenges_and_known_solutions_come_with_phrases() -> None:
    challenge, solution = published_challenge(), published_solution()

    found = preview()

    assert [entry.challenge for entry in found.challenges] == [challenge]
    assert [entry.solution for entry in found.solutions] == [solution]
    assert found.solutions[0].phrases
    assert sum(pair.share for pair in found.solutions[0].phrases) <= 1.0 + 1e-9
    assert not found.is_lexical_only


def test_the_surest_come_first_and_equals_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [published_solution() for _ in range(4)]
    (hit, *_) = index.search(
        Kind.SOLUTION, Probe.of_draft(Challenge(language="fa", title="صف ایستگاه اتوبوس"), []), 4, None
    )
    bands = ["possible", "strong", "possible", "good"]
    hits = [replace(hit, object_id=solution.pk, band=band) for solution, band in zip(made, bands, strict=True)]
    monkeypatch.setattr(index, "search", lambda kind, *_: hits if kind == Kind.SOLUTION else [])

    shown = preview().solutions

    assert [entry.solution for entry in shown] == [made[1], made[3], made[0], made[2]]
    assert [entry.band for entry in shown] == ["strong", "good", "possible", "possible"]


def test_nothing_is_stored() -> None:
    challenge, solution = published_challenge(), published_solution()
    remember([challenge, solution])
    before = (Challenge.objects.count(), MatchRecord.objects.count(), SentenceVectors.objects.count())

    assert preview().solutions[0].phrases
    assert (Challenge.objects.count(), MatchRecord.objects.count(), SentenceVectors.objects.count()) == before


@pytest.mark.parametrize("title", ["", "صف", "   ", "۱۲۳۴۵۶۷۸۹", "!!!???؟؟؟"])
def test_too_short_to_say_anything(title: str) -> None:
    published_challenge()

    assert preview(title=title, summary="") == TypingPreview([], [])


def test_only_the_first_few_are_shown() -> None:
    for _ in range(SHOWN + 2):
        published_solution()
        published_challenge()

    found = preview()

    assert (len(found.challenges), len(found.solutions)) == (SHOWN, SHOWN)


def test_the_challenge_that_is_edited_is_not_similar_to_itself() -> None:
    challenge = published_challenge()

    assert preview(exclude_challenge=challenge.pk).challenges == []


def test_hidden_objects_are_gone_at_once() -> None:
    challenge, solution = published_challenge(), published_solution()
    Challenge.objects.filter(pk=challenge.pk).update(state=ChallengeState.DRAFT)
    Solution.objects.filter(pk=solution.pk).update(state=SolutionState.UNPUBLISHED)

    for viewer in (NOBODY, viewer_with(Role.UNIT_OFFICER, challenge.unit)):
        assert preview(viewer) == TypingPreview([], [])


def test_goals_lift_what_serves_them() -> None:
    goal = GoalFactory()
    published_solution()
    serving = published_solution(goals=[goal], title="سامانهٔ پیش‌بینی رسیدن اتوبوس")

    assert preview(goals=[goal.pk, 999_999]).solutions[0].solution == serving


@pytest.mark.usefixtures("no_model")
def test_without_the_model_words_answer_and_the_label_says_so() -> None:
    published_solution()

    found = preview()

    assert found.is_lexical_only
    assert len(found.solutions) == 1
    assert found.solutions[0].phrases == []


def test_similar_challenges_of_a_stored_one() -> None:
    challenge, other = published_challenge(), published_challenge()

    assert [entry.challenge for entry in similar_challenges(NOBODY, challenge)] == [other]
