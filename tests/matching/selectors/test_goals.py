"""Goals while one types: from what everybody may see, nothing for a text that says nothing yet."""

from typing import Any

import pytest

from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models import Challenge, Goal
from matching.engine.goal_suggestion import embed_titles
from matching.selectors import goals as selector
from matching.selectors.goals import suggest_goals, warm_titles
from tests.factories.catalog import GoalFactory
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db

TEXT = "صف‌های طولانی ایستگاه اتوبوس در ساعت اوج"


@pytest.fixture
def goals() -> list[Goal]:
    titles = (("بهبود خدمت اتوبوس", "Better buses"), ("درختان سالم", "Healthy trees"), ("کتاب‌خوانی", "Reading"))
    return [GoalFactory(title_fa=fa, title_en=en) for fa, en in titles]


def suggested(text: str = TEXT, **more: Any) -> list[Goal]:
    return [each.goal for each in suggest_goals(text, **more)]


def test_goals_of_similar_challenges_and_solutions_come_first(goals: list[Goal]) -> None:
    published_challenge(goals=[goals[2]])
    published_solution(goals=[goals[2]])

    assert suggested(first=1) == [goals[2]]


def test_without_similar_texts_the_nearest_title_comes_first(goals: list[Goal]) -> None:
    assert suggested("بهبود خدمت اتوبوس در شهر")[0] == goals[0]


@pytest.mark.parametrize("text", ["", "اتوبوس", "۱۲۳ ۴۵۶ ۷۸۹ ۱۲۳", "😀" * 40, "\x00" * 40])
def test_short_text_suggests_nothing(goals: list[Goal], text: str) -> None:
    assert suggested(text) == []


def test_hidden_challenge_has_no_vote(goals: list[Goal]) -> None:
    challenge = published_challenge(goals=[goals[2]])
    shown = {each.goal.pk: each.score for each in suggest_goals(TEXT)}
    Challenge.objects.filter(pk=challenge.pk).update(state=ChallengeState.DRAFT)
    hidden = {each.goal.pk: each.score for each in suggest_goals(TEXT)}

    assert shown[goals[2].pk] - hidden[goals[2].pk] == pytest.approx(1.0)


def test_no_more_than_asked_for_and_never_more_than_ten(goals: list[Goal]) -> None:
    for number in range(12):
        GoalFactory(title_fa=f"هدف {number}")

    assert [len(suggested(first=first)) for first in (0, 2, 100)] == [0, 2, 10]


def test_without_a_model_only_neighbours_suggest(no_model: None, goals: list[Goal]) -> None:
    assert suggested() == []


def test_without_a_taxonomy_there_is_nothing_to_suggest() -> None:
    assert suggested() == []


def test_titles_are_embedded_once_beforehand_and_again_when_they_change(
    goals: list[Goal], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(titles: dict[str, Any], embedder: Any) -> Any:
        asked.append(len(titles))
        return embed_titles(titles, embedder)

    monkeypatch.setattr(selector, "embed_titles", counted)
    warm_titles()
    suggested()
    GoalFactory(title_fa="هدف تازه")
    suggested()

    assert asked == [3, 4]
