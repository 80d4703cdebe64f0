"""A unit posts a challenge, a start-up has posted a solution, Bahamm pairs them and says why. All of it by the wire."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from bahamm.kernel.worker import run_pending
from marketplace.catalog.models import Challenge
from tests.api.client import Tab, nodes, problems
from tests.api.mutations.conftest import Town, gid

BUS_FA = {
    "language": "FA",
    "title": "سامانهٔ پیش‌بینی زمان رسیدن اتوبوس",
    "summary": "زمان رسیدن اتوبوس به ایستگاه را با دادهٔ مکان‌یابی ناوگان پیش‌بینی می‌کند.",
    "description": "مسافران در ایستگاه و در تلفن همراه می‌بینند اتوبوس کی می‌رسد. سرفاصلهٔ اتوبوس‌ها هم یکنواخت‌تر می‌شود.",
    "trl": 8,
}
BUS_EN = {
    "language": "EN",
    "title": "Real-time bus arrival prediction",
    "summary": "Predicts when the next bus reaches the stop from the positions of the fleet.",
    "description": "Passengers see at the stop and on the phone when the bus comes. Headways become more even.",
    "trl": 7,
}
OFF_TOPIC = [
    {
        "language": "FA",
        "title": "کود آلی از پسماند تر میوه و تره‌بار",
        "summary": "پسماند تر را در سه هفته به کود آلی تبدیل می‌کند.",
        "description": "مخزن‌های هوازی با کنترل دما و رطوبت، بوی نامطبوع ندارند و شیرابه را بازمی‌گردانند.",
    },
    {
        "language": "EN",
        "title": "Leak detection in water mains by sound",
        "summary": "Microphones on hydrants find leaks before they surface.",
        "description": "The network listens at night, compares spectra and ranks the pipes to dig up first.",
    },
]


class Unit:
    """The unit's side: an officer who writes, a head who approves, the secretariat that publishes."""

    def __init__(self, town: Town, goal: Any) -> None:
        self.town, self.goal = town, goal
        User.objects.filter(pk__in=[town.people["officer"].pk, town.people["head"].pk]).update(language="fa")
        self.officer, self.head = Tab(town.people["officer"]), Tab(town.people["head"])
        self.secretariat = town.tab("secretariat")
        self.id, self.revision = "", 0

    def fields(self) -> dict[str, Any]:
        return {
            "title": "صف‌های طولانی ایستگاه اتوبوس میدان ولیعصر",
            "summary": "مسافران نمی‌دانند اتوبوس کی می‌رسد و در ساعت اوج تا ۲۵ دقیقه در ایستگاه می‌مانند.",
            "description": (
                "در ۱۴ ایستگاه پرتردد، مسافران نمی‌دانند اتوبوس بعدی کی می‌رسد و صف تا ۲۵ دقیقه طول می‌کشد. "
                "دادهٔ مکان‌یابی ناوگان هست ولی به مردم گفته نمی‌شود. شکایت‌ها در سال گذشته دو برابر شده است. "
                "می‌خواهیم زمان رسیدن اتوبوس در ایستگاه و تلفن همراه دیده شود و سرفاصله‌ها یکنواخت شود."
            ),
            "ownerName": "معاونت حمل‌ونقل",
            "place": "میدان ولیعصر",
            "baseline": "میانگین انتظار ۲۵ دقیقه در ساعت اوج",
            "successMeasures": "میانگین انتظار زیر ۱۲ دقیقه در شش ماه",
            "shareableData": "دادهٔ مکان‌یابی ناوگان",
            "pilotSite": "خط ۷",
            "budgetMax": {"amount": "۵۰۰۰۰۰۰۰۰۰"},
            "budgetSource": "بودجهٔ مصوب ۱۴۰۵",
            "deadline": (timezone.now() + timedelta(days=60)).isoformat(),
            "goals": [gid(self.goal)],
            "tags": ["اتوبوس", "زمان انتظار"],
        }

    def begin_and_type(self) -> None:
        """The first words make the draft; each part is saved as it is typed."""
        begun = {"unit": gid(self.town.unit), "fields": {"language": "FA"}, "idempotencyKey": "tab-1"}
        for _ in range(2):  # an impatient double click
            draft = _done(self.officer, "CreateChallenge", begun)["challenge"]
        self.id, self.revision = draft["id"], draft["revision"]
        for name, value in self.fields().items():
            given = {"id": self.id, "revision": self.revision, "fields": {name: value}}
            self.revision = _done(self.officer, "UpdateChallenge", given)["challenge"]["revision"]

    def step(self, tab: Tab, transition: str, **more: Any) -> dict[str, Any]:
        given = {"id": self.id, "transition": transition, **more}
        payload: dict[str, Any] = tab.data("TransitionChallenge", input=given)["transitionChallenge"]
        return payload

    def publish(self) -> None:
        assert self.step(self.officer, "request_approval")["errors"] == []
        assert self.step(self.head, "approve_by_unit")["challenge"]["state"] == "UNIT_APPROVED"
        assert self.step(self.officer, "send_to_secretariat")["challenge"]["state"] == "QUALITY_CHECK"
        published = self.step(self.secretariat, "publish")
        assert (published["errors"], published["challenge"]["state"]) == ([], "PUBLISHED")
        run_pending()

    def matches(self, tab: Tab | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = nodes(
            (tab or self.officer).data("ChallengeMatches", id=self.id, first=20)["challenge"]["matches"]
        )
        return found

    def judge(self, match: str, verdict: str, **more: Any) -> dict[str, Any]:
        given = {"match": match, "verdict": verdict, **more}
        return dict(_done(self.officer, "GiveMatchFeedback", given)["match"])


def _done(tab: Tab, operation: str, given: dict[str, Any]) -> dict[str, Any]:
    """The payload of a mutation that must succeed."""
    [payload] = tab.data(operation, input=given).values()
    assert payload["errors"] == [], payload["errors"]
    return dict(payload)


def offer(tab: Tab, supplier: Any, fields: dict[str, Any]) -> str:
    """A start-up publishes a solution; the id."""
    draft = _done(tab, "CreateSolution", {"supplier": gid(supplier), "fields": fields})["solution"]
    published = _done(tab, "TransitionSolution", {"id": draft["id"], "transition": "publish"})["solution"]
    assert published["state"] == "PUBLISHED"
    return str(draft["id"])


@pytest.fixture
def unit(town: Town, transport_goal: Any) -> Unit:
    return Unit(town, transport_goal)


class Offers:
    """What stands in the catalogue: two answers, one in each language, and two of something else."""

    def __init__(self, town: Town, goal: Any) -> None:
        goals = [gid(goal)]
        self.persian = offer(town.tab("rival_owner"), town.rival, {**BUS_FA, "goals": goals})
        self.english = offer(town.tab("owner"), town.supplier, {**BUS_EN, "goals": goals})
        self.others = {offer(town.tab("rival_owner"), town.rival, fields) for fields in OFF_TOPIC}
        run_pending()


@pytest.fixture
def offers(town: Town, transport_goal: Any, reads_meaning: bool) -> Offers:
    return Offers(town, transport_goal)


# -- the unit -------------------------------------------------------------------------------


def test_unit_writes_approves_and_publishes_and_sees_why(unit: Unit, offers: Offers, reads_meaning: bool) -> None:
    unit.begin_and_type()
    assert Challenge.objects.count() == 1

    unit.publish()
    matches = unit.matches()

    assert [match["rank"] for match in matches] == list(range(1, len(matches) + 1))
    ids = [match["solution"]["id"] for match in matches]
    assert set(ids) >= {offers.persian, offers.english}
    # Who only compares letters finds the same words first; who reads also finds the answer in the other language.
    answers = {offers.persian, offers.english} if reads_meaning else {offers.persian}
    assert set(ids[: len(answers)]) == answers
    assert {match["solution"]["language"] for match in matches} == {"FA", "EN"}
    assert [match["isLexicalOnly"] for match in matches] == [False] * len(matches)
    for match in matches:
        _check_reasons(match, unit.fields())


def _check_reasons(match: dict[str, Any], challenge: dict[str, Any]) -> None:
    """Shares of one score, and phrases that stand in both texts to the letter."""
    assert sum(component["share"] for component in match["components"]) == pytest.approx(1.0, abs=0.01)
    texts = {fields["title"]: fields for fields in (BUS_FA, BUS_EN, *OFF_TOPIC)}
    solution = texts[match["solution"]["title"]]
    for phrase in match["phrases"]:
        written = _cut(challenge[phrase["challengeField"]], phrase["challengeStart"], phrase["challengeEnd"])
        answered = _cut(solution[phrase["solutionField"]], phrase["solutionStart"], phrase["solutionEnd"])
        assert (written, answered) == (phrase["challengeText"], phrase["solutionText"])


def _cut(text: str, start: int, end: int) -> str:
    """The span as the browser counts: UTF-16 code units."""
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le")


def test_best_matches_are_explained_by_their_own_phrases(unit: Unit, offers: Offers) -> None:
    unit.begin_and_type()
    unit.publish()

    best = next(match for match in unit.matches() if match["solution"]["id"] == offers.persian)

    assert best["phrases"] != []
    assert [goal["titleFa"] for goal in best["sharedGoals"]] == ["حمل‌ونقل همگانی روان"]


def test_known_solutions_stand_beside_the_text_while_it_is_typed(unit: Unit, offers: Offers) -> None:
    typed = {name: unit.fields()[name] for name in ("title", "summary", "description")}

    preview = unit.officer.data("TypingPreview", language="FA", **typed)["typingPreview"]

    assert preview["solutions"][0]["solution"]["id"] in {offers.persian, offers.english}


def test_second_window_does_not_overwrite_the_first(unit: Unit) -> None:
    unit.begin_and_type()
    stale = {"id": unit.id, "revision": 1, "fields": {"title": "نوشتهٔ پنجرهٔ دوم"}}

    payload = unit.officer.data("UpdateChallenge", input=stale)["updateChallenge"]

    assert problems(payload) == [(None, "stale_revision")]
    assert "همکار شما" in payload["errors"][0]["message"]
    assert Challenge.objects.get().title == unit.fields()["title"]


def test_author_does_not_approve_and_is_told_why(unit: Unit) -> None:
    unit.officer = unit.head  # the head has written it
    unit.begin_and_type()

    refused = unit.step(unit.head, "approve_by_unit")

    assert problems(refused) == [(None, "challenge.self_approval")]
    assert Challenge.objects.get().state == "draft"
    page = unit.head.data("ChallengePage", id=unit.id)["challenge"]
    action = next(item for item in page["allowedActions"] if item["name"] == "approve_by_unit")
    assert (action["allowed"], action["code"]) == (False, "challenge.self_approval")
    assert unit.step(unit.town.tab("head_above"), "approve_by_unit")["errors"] == []


def test_those_whose_act_comes_next_are_told(unit: Unit) -> None:
    unit.begin_and_type()

    unit.step(unit.officer, "request_approval")
    run_pending()
    assert _kinds(unit.head) == ["approval_requested"]
    unit.step(unit.head, "approve_by_unit")
    unit.step(unit.officer, "send_to_secretariat")
    run_pending()
    assert "quality_check_waiting" in _kinds(unit.secretariat)
    unit.step(unit.secretariat, "publish")
    run_pending()
    assert "challenge_published" in _kinds(unit.officer)


def _kinds(tab: Tab) -> list[str]:
    return [item["kind"] for item in nodes(tab.data("NotificationList")["notifications"])]


# -- the start-up ---------------------------------------------------------------------------


def test_start_up_sees_the_same_pair_from_its_side_and_is_invited(unit: Unit, offers: Offers) -> None:
    unit.begin_and_type()
    unit.publish()
    by_solution = {match["solution"]["id"]: match for match in unit.matches()}
    useful, invited = by_solution[offers.persian], by_solution[offers.english]

    assert unit.judge(useful["id"], "USEFUL", position=1)["myFeedback"] == "USEFUL"
    assert unit.judge(invited["id"], "INVITED", position=2)["myFeedback"] == "INVITED"
    run_pending()

    owner = unit.town.tab("owner")
    mine = nodes(owner.data("SolutionMatches", id=offers.english, first=20)["solution"]["matches"])
    assert [(match["id"], match["challenge"]["id"]) for match in mine] == [(invited["id"], unit.id)]
    assert mine[0]["feedbackCounts"] == [{"verdict": "INVITED", "count": 1}]
    _check_reasons({**mine[0], "solution": {"title": BUS_EN["title"]}}, unit.fields())
    news = nodes(owner.data("NotificationList")["notifications"])
    invitation = next(item for item in news if item["kind"] == "invited")
    assert invitation["link"] == f"/matches/{invited['id']}"
    assert unit.fields()["title"] in invitation["title"] + invitation["body"]
    rival = nodes(unit.town.tab("rival_owner").data("NotificationList")["notifications"])
    assert [item for item in rival if item["kind"] == "invited"] == []


def test_start_up_does_not_see_who_else_fits(unit: Unit, offers: Offers) -> None:
    unit.begin_and_type()
    unit.publish()
    rival_match = next(match["id"] for match in unit.matches() if match["solution"]["id"] == offers.persian)

    owner = unit.town.tab("owner")

    assert unit.matches(owner) == []
    assert owner.data("MatchPage", id=rival_match)["match"] is None


def test_what_is_taken_down_is_gone_at_once(unit: Unit, offers: Offers) -> None:
    unit.begin_and_type()
    unit.publish()
    assert offers.english in _listed(unit)
    match = next(match["id"] for match in unit.matches() if match["solution"]["id"] == offers.english)

    _done(unit.town.tab("owner"), "TransitionSolution", {"id": offers.english, "transition": "unpublish"})

    # The worker has not run: visibility does not wait for the index.
    for _ in range(2):
        assert offers.english not in _listed(unit)
        assert unit.officer.data("MatchPage", id=match)["match"] is None
        assert unit.officer.data("SolutionPage", id=offers.english)["solution"] is None
        hits = unit.officer.data("Search", text="bus arrival prediction")["search"]["hits"]
        assert offers.english not in [hit["item"]["id"] for hit in hits]
        run_pending()
    _done(unit.town.tab("owner"), "TransitionSolution", {"id": offers.english, "transition": "publish"})
    run_pending()
    assert offers.english in _listed(unit)


def _listed(unit: Unit) -> list[str]:
    return [match["solution"]["id"] for match in unit.matches()]


def test_withdrawn_challenge_leaves_the_start_ups_list_at_once(unit: Unit, offers: Offers) -> None:
    unit.begin_and_type()
    unit.publish()
    owner = unit.town.tab("owner")
    assert len(nodes(owner.data("SolutionMatches", id=offers.english)["solution"]["matches"])) == 1

    withdrawn = unit.step(unit.head, "withdraw", reason="اعتبار برنامه حذف شد")

    assert withdrawn["errors"] == []
    assert nodes(owner.data("SolutionMatches", id=offers.english)["solution"]["matches"]) == []
