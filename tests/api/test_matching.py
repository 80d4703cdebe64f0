"""Matches, previews and searches over the wire: verbatim reasons, one id from both sides, nothing stored by asking."""

from typing import Any

import pytest
from moneyed import Money

from api.matching import reading
from api.relay import encode_id, encode_pair, pair_of
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models import Challenge, Solution
from matching.enums import FeedbackVerdict
from matching.models import MatchRecord, TextEmbedding
from matching.reasons import remember
from matching.services import give_match_feedback
from tests.accounts.conftest import Town
from tests.api.client import Tab, codes, nodes
from tests.api.world import gid, tab_of
from tests.factories.accounts import SupplierFactory
from tests.factories.catalog import ChallengeFactory, DimensionFactory, GoalFactory
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(town: Town) -> tuple[Challenge, Solution]:
    goal, dimension = GoalFactory(), DimensionFactory()
    challenge = published_challenge(unit=town.unit, goals=[goal], dimension=dimension, trl_min=5)
    solution = published_solution(supplier=town.supplier, goals=[goal], dimensions=[dimension])
    return challenge, solution


def listed(town: Town, challenge: Challenge, role: str = "officer", **page: Any) -> dict[str, Any]:
    found: dict[str, Any] = tab_of(town.viewers[role]).data("ChallengeMatches", id=gid(challenge), **page)
    return dict(found["challenge"]["matches"])


def test_both_sides_read_the_same_match_under_one_id(town: Town, pair: tuple[Challenge, Solution]) -> None:
    challenge, solution = pair
    [mine] = nodes(listed(town, challenge))
    theirs = tab_of(town.viewers["owner"]).data("SolutionMatches", id=gid(solution))["solution"]["matches"]
    single = tab_of(town.viewers["owner"]).data("MatchPage", id=mine["id"])["match"]

    assert mine["id"] == nodes(theirs)[0]["id"] == single["id"] == encode_pair("Match", challenge.pk, solution.pk)
    assert pair_of(mine["id"], "Match") == (challenge.pk, solution.pk)
    assert (single["challenge"]["id"], single["solution"]["id"]) == (gid(challenge), gid(solution))
    assert (mine["solution"]["id"], nodes(theirs)[0]["challenge"]["id"]) == (gid(solution), gid(challenge))


def test_match_says_why(town: Town, pair: tuple[Challenge, Solution]) -> None:
    challenge, _ = pair
    [match] = nodes(listed(town, challenge))

    assert (match["rank"], match["isCrossLanguage"], match["isLexicalOnly"]) == (1, False, False)
    assert (match["budgetOverlaps"], match["trlMeets"]) == (True, True)
    assert [goal["id"] for goal in match["sharedGoals"]] == [gid(goal) for goal in challenge.goals.all()]
    assert [row["id"] for row in match["sharedDimensions"]] == [gid(challenge.dimension)]
    assert sum(component["share"] for component in match["components"]) == pytest.approx(1)
    assert sum(component["value"] for component in match["components"]) == pytest.approx(match["score"])
    assert match["band"] in {"STRONG", "GOOD", "POSSIBLE"}
    assert (match["myFeedback"], match["feedbackCounts"]) == (None, [])


def test_phrases_stand_verbatim_where_they_say(town: Town) -> None:
    challenge = published_challenge(unit=town.unit, title="🚌 صف‌های طولانی ایستگاه اتوبوس")
    published_solution(title="🚏 پیش‌بینی صف‌های طولانی ایستگاه اتوبوس")
    [match] = nodes(listed(town, challenge))
    texts = {"challenge": challenge, "solution": Solution.objects.get()}
    found = [
        (_in_utf16(getattr(row, pair[f"{side}Field"]), pair[f"{side}Start"], pair[f"{side}End"]), pair[f"{side}Text"])
        for pair in match["phrases"]
        for side, row in texts.items()
    ]

    assert match["phrases"]
    assert [cut for cut, _ in found] == [text for _, text in found]
    assert all(0 < pair["similarity"] <= 1 and 0 <= pair["share"] <= 1 for pair in match["phrases"])


def test_measure_that_nothing_answers_is_missing_to_the_letter(town: Town) -> None:
    measure = "نیترات چاه‌های پیرامون گورستان نصف شود"
    challenge = published_challenge(unit=town.unit, success_measures=f"🚌 تا یک سال.\n{measure}.")
    solution = published_solution(evidence="", integration_needs="")
    remember([challenge, solution])
    [match] = nodes(listed(town, challenge))

    [missing] = [row for row in match["missing"] if row["text"] == measure]
    assert missing["field"] == "successMeasures"
    assert _in_utf16(challenge.success_measures, missing["start"], missing["end"]) == measure


def _in_utf16(text: str, start: int, end: int) -> str:
    """What ``text.slice(start, end)`` gives in a browser."""
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le")


def test_unknown_sides_of_a_comparison_are_null(town: Town) -> None:
    challenge = published_challenge(unit=town.unit, trl_min=None, budget_min=None, budget_max=None)
    published_solution()
    [match] = nodes(listed(town, challenge))

    assert (match["budgetOverlaps"], match["trlMeets"]) == (None, None)


def test_pages_of_matches_follow_each_other(town: Town) -> None:
    challenge = published_challenge(unit=town.unit)
    for number in range(5):
        published_solution(title=f"سامانهٔ پیش‌بینی رسیدن اتوبوس {number}")
    whole = listed(town, challenge, first=50)
    first = listed(town, challenge, first=2)
    second = listed(town, challenge, first=2, after=first["pageInfo"]["endCursor"])
    third = listed(town, challenge, first=2, after=second["pageInfo"]["endCursor"])

    pages = [*nodes(first), *nodes(second), *nodes(third)]
    assert [match["id"] for match in pages] == [match["id"] for match in nodes(whole)]
    assert [match["rank"] for match in pages] == [1, 2, 3, 4, 5]
    assert [page["pageInfo"]["hasNextPage"] for page in (first, second, third)] == [True, True, False]
    assert {page["totalCount"] for page in (whole, first, second, third)} == {5}


def test_text_that_waits_for_the_model_is_not_ready(town: Town) -> None:
    waiting = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
    ready = published_challenge(unit=town.unit)

    assert (listed(town, waiting)["isReady"], listed(town, ready)["isReady"]) == (False, True)


def test_verdicts_are_told_to_the_side_that_gave_them(town: Town, pair: tuple[Challenge, Solution]) -> None:
    challenge, solution = pair
    actor = town.viewers["officer"]
    give_match_feedback(
        actor=actor, challenge_id=challenge.pk, solution_id=solution.pk, verdict=FeedbackVerdict.NOT_USEFUL
    )
    key = encode_pair("Match", challenge.pk, solution.pk)
    unit, supplier, secretariat = (
        tab_of(town.viewers[role]).data("MatchPage", id=key)["match"] for role in ("head", "owner", "secretariat")
    )

    count = [{"verdict": "NOT_USEFUL", "count": 1}]
    assert (unit["myFeedback"], unit["feedbackCounts"]) == ("NOT_USEFUL", count)
    assert (supplier["myFeedback"], supplier["feedbackCounts"]) == (None, [])
    assert (secretariat["myFeedback"], secretariat["feedbackCounts"]) == (None, count)


def test_part_of_a_list_is_asked_for_by_verdict_and_is_no_showing_of_the_list(
    town: Town, pair: tuple[Challenge, Solution], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(reading, "keep_shown", lambda viewer, row, shown: kept.append(len(shown)))
    challenge, solution = pair
    give_match_feedback(
        actor=town.viewers["officer"], challenge_id=challenge.pk, solution_id=solution.pk, verdict="useful"
    )

    assert [node["myFeedback"] for node in nodes(listed(town, challenge, verdict="USEFUL"))] == ["USEFUL"]
    assert nodes(listed(town, challenge, verdict="UNDECIDED")) == []
    assert kept == []
    assert len(nodes(listed(town, challenge))) == kept.pop() == 1


def test_pair_outside_of_the_list_has_no_rank(town: Town) -> None:
    challenge = published_challenge(unit=town.unit, budget_max=Money(10, "IRR"), budget_min=None)
    solution = published_solution(supplier=town.supplier)
    key = encode_pair("Match", challenge.pk, solution.pk)

    assert nodes(listed(town, challenge)) == []
    assert tab_of(town.viewers["officer"]).data("MatchPage", id=key)["match"]["rank"] == 0


@pytest.mark.parametrize("key", [(2**63 - 1, 2**63 - 1), (1, 2**63 - 1)])
def test_unknown_pair_is_null(town: Town, key: tuple[int, int]) -> None:
    assert tab_of(town.viewers["secretariat"]).data("MatchPage", id=encode_pair("Match", *key)) == {"match": None}


def test_similar_challenges_are_those_that_the_viewer_sees(town: Town) -> None:
    challenge = published_challenge(unit=town.unit)
    other = published_challenge()
    gone = published_challenge()
    Challenge.objects.filter(pk=gone.pk).update(state=ChallengeState.RETURNED)
    found = tab_of(town.viewers["anonymous"]).data("ChallengePage", id=gid(challenge))["challenge"]["similar"]

    assert [item["challenge"]["id"] for item in found] == [gid(other)]
    assert found[0]["band"] in {"STRONG", "GOOD", "POSSIBLE"}


# -- while typing ---------------------------------------------------------------------------

DRAFT = {"language": "FA", "title": "صف‌های طولانی ایستگاه اتوبوس", "summary": "", "description": ""}


def test_preview_finds_what_exists_and_stores_nothing(town: Town, pair: tuple[Challenge, Solution]) -> None:
    challenge, solution = pair
    rows = [model.objects.count() for model in (Challenge, Solution, MatchRecord, TextEmbedding)]
    tab = tab_of(town.viewers["officer"])
    goals = [gid(goal) for goal in challenge.goals.all()]
    found = tab.data("TypingPreview", **DRAFT, goals=goals)["typingPreview"]
    without = tab.data("TypingPreview", **DRAFT, excludeChallenge=gid(challenge))["typingPreview"]

    assert [item["challenge"]["id"] for item in found["challenges"]] == [gid(challenge)]
    assert [item["solution"]["id"] for item in found["solutions"]] == [gid(solution)]
    assert without["challenges"] == []
    assert [model.objects.count() for model in (Challenge, Solution, MatchRecord, TextEmbedding)] == rows


def test_phrases_of_a_preview_point_into_what_is_typed(anonymous: Tab) -> None:
    published_solution(title="پیش‌بینی صف‌های طولانی ایستگاه اتوبوس")
    [found] = anonymous.data("TypingPreview", **DRAFT)["typingPreview"]["solutions"]
    titles = [pair for pair in found["phrases"] if pair["challengeField"] == "title"]

    assert titles
    assert [_in_utf16(DRAFT["title"], pair["challengeStart"], pair["challengeEnd"]) for pair in titles] == [
        pair["challengeText"] for pair in titles
    ]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"goals": ["x"]}, "goals"),
        ({"goals": [encode_id("Axis", 1)]}, "goals"),
        ({"excludeChallenge": "x"}, "excludeChallenge"),
        ({"excludeChallenge": encode_id("Solution", 1)}, "excludeChallenge"),
    ],
)
def test_bad_id_in_a_preview_is_told_by_its_argument(anonymous: Tab, given: dict[str, Any], field: str) -> None:
    answer = anonymous.send("TypingPreview", **{**DRAFT, **given})

    assert (codes(answer), answer["errors"][0]["extensions"]["field"]) == (["invalid_id"], field)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "🙂" * 50, "<script>alert(1)</script>", "x" * 200_000, "ی" * 50_000, "((([[[", "\u202e\u200f"],
)
@pytest.mark.parametrize("language", ["FA", "EN"])
def test_any_text_is_previewed_and_searched(anonymous: Tab, text: str, language: str) -> None:
    published_challenge()
    published_solution()
    preview = anonymous.send("TypingPreview", language=language, title=text, summary=text, description=text)
    search = anonymous.send("Search", text=text)

    assert (codes(preview), codes(search)) == ([], [])


# -- search ---------------------------------------------------------------------------------


def test_search_finds_all_three_kinds_and_says_which(anonymous: Tab) -> None:
    challenge = published_challenge(title="کنترل فرونشست زمین در جنوب")
    solution = published_solution(title="پایش فرونشست زمین با ماهواره")
    organisation = SupplierFactory(name="شرکت فرونشست‌نگار")
    found = anonymous.data("Search", text="فرونشست")["search"]

    assert found["isLexicalOnly"] is False
    assert {hit["item"]["id"] for hit in found["hits"]} == {gid(challenge), gid(solution), gid(organisation)}
    states = [hit["item"].get("challengeState") or hit["item"].get("solutionState") for hit in found["hits"]]
    assert sorted(filter(None, states)) == ["PUBLISHED", "PUBLISHED"]
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_search_is_cut_to_the_page(anonymous: Tab) -> None:
    for _ in range(4):
        published_challenge()

    assert [len(anonymous.data("Search", text="اتوبوس", first=size)["search"]["hits"]) for size in (0, 2, 100)] == [
        0,
        2,
        4,
    ]
    assert codes(anonymous.send("Search", text="اتوبوس", first=101)) == ["page.too_large"]
    assert codes(anonymous.send("Search", text="اتوبوس", first=-1)) == ["page.negative"]
