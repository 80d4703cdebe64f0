"""The desk, the inbox, the figures and the taxonomy over the wire."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.enums import Role
from accounts.models import User
from api.relay import encode_id
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Goal, Taxonomy
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.models import Notification
from marketplace.notifications.services import News, notify
from matching.enums import Direction
from tests.accounts.conftest import Town
from tests.api.client import Tab, codes, nodes
from tests.api.world import gid, reference, tab_of, titled
from tests.factories.accounts import CityFactory, CredentialFactory, MembershipFactory, UserFactory
from tests.factories.catalog import (
    AxisFactory,
    ChallengeFactory,
    DimensionFactory,
    GoalFactory,
    SolutionFactory,
    TaxonomyFactory,
)
from tests.factories.matching import MatchRecordFactory

pytestmark = pytest.mark.django_db


def asked(challenge: Any) -> Any:
    type(challenge).objects.filter(pk=challenge.pk).update(approval_requested_at=timezone.now())
    return challenge


# -- the desk -------------------------------------------------------------------------------


def test_desk_of_a_unit(town: Town) -> None:
    officer = town.viewers["officer"]
    draft = ChallengeFactory(unit=town.unit)
    waiting = asked(ChallengeFactory(unit=town.unit, author_id=officer.user_id))
    soon = ChallengeFactory(unit=town.unit, state="published", deadline=timezone.now() + timedelta(days=2))
    match = MatchRecordFactory(
        challenge=soon, solution=SolutionFactory(state=SolutionState.PUBLISHED, supplier=town.supplier)
    )
    ChallengeFactory(unit=town.other, state=ChallengeState.PUBLISHED)
    desk = tab_of(town.viewers["head"]).data("UnitDashboard")["dashboard"]

    assert desk["challengeCounts"] == [{"state": "DRAFT", "count": 2}, {"state": "PUBLISHED", "count": 1}]
    assert [item["id"] for item in desk["challengeTasks"]] == [gid(waiting)]
    assert {item["id"] for item in desk["drafts"]} == {gid(draft), gid(waiting)}
    assert [item["id"] for item in desk["nextDeadlines"]] == [gid(soon)]
    [found] = desk["matchesAwaitingFeedback"]
    assert (found["challenge"]["id"], found["solution"]["id"]) == (gid(soon), gid(match.solution))


def test_desk_of_a_supplier(town: Town) -> None:
    draft = SolutionFactory(supplier=town.supplier)
    mine = SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED)
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    MatchRecordFactory(challenge=challenge, solution=mine, direction=Direction.SOLUTION_TO_CHALLENGES)
    desk = tab_of(town.viewers["member"]).data("SupplierDashboard")["dashboard"]

    assert desk["solutionCounts"] == [{"state": "DRAFT", "count": 1}, {"state": "PUBLISHED", "count": 1}]
    assert [(item["solutionState"], item["id"]) for item in desk["drafts"]] == [("DRAFT", gid(draft))]
    [match] = desk["fittingChallenges"]
    assert (match["challenge"]["id"], match["solution"]["id"], match["rank"]) == (gid(challenge), gid(mine), 1)
    assert [item["id"] for item in desk["nextDeadlines"]] == [gid(challenge)]


def test_desk_of_the_secretariat(town: Town) -> None:
    checked = ChallengeFactory(unit=town.unit, state=ChallengeState.QUALITY_CHECK)
    ChallengeFactory(unit=town.unit)
    credential = CredentialFactory(organisation=town.supplier)
    data = tab_of(town.viewers["secretariat"]).data("SecretariatDashboard")
    desk = data["dashboard"]

    assert desk["challengeCounts"] == [{"state": "QUALITY_CHECK", "count": 1}]
    assert [item["id"] for item in desk["challengeTasks"]] == [gid(checked)]
    [task] = desk["credentialsToVerify"]
    assert (task["credential"]["id"], task["credential"]["status"]) == (gid(credential), "PENDING")
    assert task["organisation"] == reference(town.supplier)


def test_desk_of_one_organisation_leaves_the_others_out(town: Town) -> None:
    person = UserFactory()
    MembershipFactory(user=person, organisation=town.unit, role=Role.UNIT_HEAD)
    MembershipFactory(user=person, organisation=town.other, role=Role.UNIT_HEAD)
    drafts = {unit.pk: ChallengeFactory(unit=unit) for unit in (town.unit, town.other)}
    tab = Tab(User.objects.get(pk=person.pk))

    def ids(**given: Any) -> set[str]:
        return {item["id"] for item in tab.data("UnitDashboard", **given)["dashboard"]["drafts"]}

    assert ids() == {gid(draft) for draft in drafts.values()}
    assert ids(organisation=gid(town.unit)) == {gid(drafts[town.unit.pk])}
    assert ids(organisation=gid(town.supplier)) == set()
    assert ids(organisation=encode_id("Organisation", 2**63 - 1)) == set()


@pytest.mark.parametrize(
    "field", ["challengeTasks", "drafts", "matchesAwaitingFeedback", "fittingChallenges", "nextDeadlines"]
)
def test_lists_of_a_desk_are_capped(town: Town, field: str) -> None:
    inner = "... on Node { id }" if field == "drafts" else "id"
    query = f"query($first: Int) {{ dashboard {{ {field}(first: $first) {{ {inner} }} }} }}"
    tab = tab_of(town.viewers["head"])

    assert codes(tab.ask(query, first=100)) == []
    assert codes(tab.ask(query, first=101)) == ["page.too_large"]
    assert codes(tab.ask(query, first=-1)) == ["page.negative"]


def test_first_cuts_the_lists_of_a_desk(town: Town) -> None:
    ChallengeFactory.create_batch(3, unit=town.unit)
    query = "query($first: Int) { dashboard { drafts(first: $first) { __typename } } }"
    tab = tab_of(town.viewers["officer"])

    assert [len(tab.get(query, first=first)["dashboard"]["drafts"]) for first in (0, 1, 2, 3, None)] == [0, 1, 2, 3, 3]


def test_public_figures(town: Town) -> None:
    CityFactory()
    ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
    SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED)

    assert tab_of(town.viewers["anonymous"]).data("PublicHome")["publicFigures"] == {
        "openChallenges": 1,
        "publishedSolutions": 1,
        "units": 3,
        "suppliers": 2,
        "cities": 2,
    }


# -- the inbox ------------------------------------------------------------------------------


@pytest.fixture
def tell(town: Town) -> Callable[..., list[Notification]]:
    person = town.viewers["officer"].user_id
    assert person is not None

    def tell(kind: NewsKind, subject: Any, **data: Any) -> list[Notification]:
        key = f"{kind} {Notification.objects.count()}"
        about = (type(subject).__name__.lower(), subject.pk)
        return notify(recipients=[person], news=News(kind=kind, subject=about, dedupe_key=key, data=data))

    return tell


def test_news_are_told_in_the_language_of_the_reader(town: Town, tell: Callable[..., Any]) -> None:
    challenge = ChallengeFactory(unit=town.unit, title="صف اتوبوس", state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(title="پیش‌بینی", state=SolutionState.PUBLISHED)
    tell(NewsKind.NEW_SOLUTIONS, challenge, solutions=[solution.pk])
    tab = tab_of(town.viewers["officer"])
    [persian] = nodes(tab.data("NotificationList")["notifications"])
    User.objects.filter(pk=town.viewers["officer"].user_id).update(language="en")
    [english] = nodes(tab.data("NotificationList")["notifications"])

    assert (persian["kind"], persian["sequence"], persian["readAt"]) == ("new_solutions", 1, None)
    assert persian["link"] == english["link"] == f"/challenges/{gid(challenge)}/matches"
    assert "صف اتوبوس" in persian["title"]
    assert ("چالش" in persian["title"], "match" in english["title"]) == (True, True)
    assert persian["title"] != english["title"]


def test_figures_behind_the_news_are_ids(town: Town, tell: Callable[..., Any]) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    tell(NewsKind.NEW_SOLUTIONS, challenge, solutions=[solution.pk], reason="x")
    found = tab_of(town.viewers["officer"]).get("{ notifications { edges { node { data } } } }")["notifications"]

    assert nodes(found) == [{"data": {"solutions": [gid(solution)], "reason": "x"}}]


def test_news_of_what_is_out_of_sight_tell_nothing(town: Town, tell: Callable[..., Any]) -> None:
    hidden = ChallengeFactory(unit=town.other, title="رازدار")
    tell(NewsKind.CHALLENGE_PUBLISHED, hidden)
    [found] = nodes(tab_of(town.viewers["officer"]).data("NotificationList")["notifications"])

    assert (found["body"], found["link"]) == ("", "")
    assert "رازدار" not in found["title"]


def test_unread_news_and_their_count(town: Town, tell: Callable[..., Any]) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
    for _ in range(3):
        tell(NewsKind.CHALLENGE_PUBLISHED, challenge)
    read_at = timezone.now()
    Notification.objects.filter(sequence=2).update(read_at=read_at)
    tab = tab_of(town.viewers["officer"])
    whole = tab.data("NotificationList")["notifications"]
    unread = tab.data("NotificationList", unreadOnly=True, first=1)["notifications"]

    assert [item["sequence"] for item in nodes(whole)] == [3, 2, 1]
    assert [item["readAt"] is None for item in nodes(whole)] == [True, False, True]
    assert (whole["totalCount"], whole["unreadCount"]) == (3, 2)
    assert ([item["sequence"] for item in nodes(unread)], unread["totalCount"], unread["unreadCount"]) == ([3], 2, 2)
    assert unread["pageInfo"]["hasNextPage"] is True


# -- the taxonomy ---------------------------------------------------------------------------


def test_taxonomy_is_whole(anonymous: Tab) -> None:
    taxonomy = TaxonomyFactory()
    dimension, axis = DimensionFactory(taxonomy=taxonomy), AxisFactory(taxonomy=taxonomy)
    goal = GoalFactory(taxonomy=taxonomy, dimension=dimension)
    goal.axes.set([axis])
    policy = taxonomy.macro_policies.create(code="M1", position=1, title_fa="سیاست", title_en="Policy")

    assert anonymous.data("Taxonomy")["taxonomy"] == {
        **titled(taxonomy),
        "version": "1",
        "dimensions": [titled(dimension)],
        "axes": [titled(axis)],
        "goals": [{**titled(goal), "dimension": titled(dimension), "axes": [{"id": gid(axis), "code": axis.code}]}],
        "macroPolicies": [titled(policy)],
    }


def test_goals_stand_under_their_dimension(anonymous: Tab) -> None:
    dimension = DimensionFactory()
    goals = [GoalFactory(dimension=dimension), GoalFactory(dimension=dimension)]
    GoalFactory()
    query = "query($id: ID!) { node(id: $id) { ... on Dimension { goals { id } } } }"

    assert anonymous.get(query, id=gid(dimension))["node"]["goals"] == [{"id": gid(goal)} for goal in goals]


def test_taxonomy_of_the_product_is_served_in_order(anonymous: Tab) -> None:
    call_command("load_taxonomy", verbosity=0)
    found = anonymous.data("Taxonomy")["taxonomy"]
    counts = {name: len(found[name]) for name in ("dimensions", "axes", "goals")}

    assert counts == {"dimensions": 6, "axes": 5, "goals": 58}
    rows = Goal.objects.filter(taxonomy=Taxonomy.objects.get()).order_by("position", "pk")
    assert [goal["id"] for goal in found["goals"]] == [gid(goal) for goal in rows]


@pytest.mark.parametrize("code", ["nothing", "\0", "🙂", "x" * 10_000])
def test_unknown_taxonomy_is_null(anonymous: Tab, code: str) -> None:
    TaxonomyFactory()

    assert anonymous.get("query($code: String) { taxonomy(code: $code) { id } }", code=code) == {"taxonomy": None}


def test_taxonomy_is_found_by_its_code_or_by_being_in_use(anonymous: Tab) -> None:
    in_use, other = TaxonomyFactory(), TaxonomyFactory(code="other", is_active=False)
    query = "query($code: String) { taxonomy(code: $code) { id } }"

    assert anonymous.get(query, code="other")["taxonomy"] == {"id": gid(other)}
    assert anonymous.get(query)["taxonomy"] == {"id": gid(in_use)}
