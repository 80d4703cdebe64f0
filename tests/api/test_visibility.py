"""Who sees what, over the wire: lists (SQL) against single objects (predicates), for every role."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from pytest_django import Settings

from accounts import selectors as people
from accounts.enums import Role
from accounts.models import Credential, Invitation, Membership, Organisation, User
from accounts.viewer import Viewer
from api.relay import encode_pair
from marketplace.catalog import selectors as catalogue
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Attachment, Axis, Challenge, Dimension, Goal, MacroPolicy, Solution, Taxonomy
from marketplace.notifications.models import Notification
from matching.rules import direction_for
from tests.accounts.conftest import VIEWERS, Town
from tests.api.client import Tab, nodes
from tests.api.world import attach, gid, rich_challenge, tab_of
from tests.factories.accounts import CredentialFactory, MembershipFactory, UserFactory
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import embedded

pytestmark = pytest.mark.django_db

ROLES = pytest.mark.parametrize("role", VIEWERS)
ALL = {"first": 100}


@dataclass
class World:
    """Every state of everything, on both sides."""

    town: Town
    challenges: list[Challenge]
    solutions: list[Solution]

    def viewer(self, role: str) -> Viewer:
        return self.town.viewers[role]

    def tab(self, role: str) -> Tab:
        return tab_of(self.viewer(role))


@pytest.fixture
def world(town: Town) -> World:
    challenges = [
        ChallengeFactory(unit=unit, state=state) for unit in (town.unit, town.other) for state in ChallengeState
    ]
    solutions = [
        SolutionFactory(supplier=owner, state=state) for owner in (town.supplier, town.rival) for state in SolutionState
    ]
    for item in (*challenges, *solutions):
        attach(item)
    now = timezone.now()
    for supplier in (town.supplier, town.closed):
        CredentialFactory(organisation=supplier, stored_status="pending", note="در دست بررسی")
        CredentialFactory(organisation=supplier, stored_status="verified", note="تأیید شد")
        CredentialFactory(organisation=supplier, stored_status="verified", valid_until=now - timedelta(days=1))
    for organisation in (town.unit, town.root, town.supplier, town.secretariat, town.closed):
        MembershipFactory(organisation=organisation, is_active=False)
        invite(organisation)
    person = town.viewers["officer"].user_id
    Notification.objects.create(recipient_id=person, sequence=1, kind="new_solutions", dedupe_key="1")
    taxonomy = Taxonomy.objects.get()
    MacroPolicy.objects.create(taxonomy=taxonomy, code="M", position=1, title_fa="سیاست", title_en="Policy")
    Axis.objects.create(taxonomy=taxonomy, code="A", position=1, title_fa="محور", title_en="Axis")
    return World(town, list(Challenge.objects.all()), solutions)


def invite(organisation: Organisation) -> Invitation:
    role = Role.SUPPLIER_MEMBER if organisation.kind == "supplier" else Role.EVALUATOR
    number = Invitation.objects.count()
    return Invitation.objects.create(
        organisation=organisation,
        role=role,
        email=f"guest{number}@example.org",
        token_hash=f"{number:064}",
        invited_by=UserFactory(),
        expires_at=timezone.now() + timedelta(days=1),
    )


def ids(rows: Any) -> list[str]:
    return sorted(gid(row) for row in rows)


def found_ids(items: list[dict[str, Any]]) -> list[str]:
    return sorted(item["id"] for item in items)


# -- lists and single objects ---------------------------------------------------------------


def test_challenges_listed_are_those_seen_one_by_one(world: World, subtests: pytest.Subtests) -> None:
    for role in VIEWERS:
        with subtests.test(role=role):
            _challenges_listed_are_those_seen_one_by_one(world, role)


def _challenges_listed_are_those_seen_one_by_one(world: World, role: str) -> None:
    viewer, tab = world.viewer(role), world.tab(role)
    page = tab.data("ChallengeList", **ALL)["challenges"]
    seen = [row for row in world.challenges if catalogue.can_see_challenge(viewer, row)]

    assert found_ids(nodes(page)) == ids(seen)
    assert page["totalCount"] == len(seen)
    single = {
        gid(row): tab.get("query($id: ID!) { challenge(id: $id) { id } }", id=gid(row)) for row in world.challenges
    }
    assert sorted(key for key, data in single.items() if data["challenge"] == {"id": key}) == ids(seen)
    assert sum(data["challenge"] is None for data in single.values()) == len(world.challenges) - len(seen)


def test_solutions_listed_are_those_seen_one_by_one(world: World, subtests: pytest.Subtests) -> None:
    for role in VIEWERS:
        with subtests.test(role=role):
            _solutions_listed_are_those_seen_one_by_one(world, role)


def _solutions_listed_are_those_seen_one_by_one(world: World, role: str) -> None:
    viewer, tab = world.viewer(role), world.tab(role)
    page = tab.data("SolutionList", **ALL)["solutions"]
    seen = [row for row in world.solutions if catalogue.can_see_solution(viewer, row)]

    assert found_ids(nodes(page)) == ids(seen)
    assert page["totalCount"] == len(seen)
    single = [
        tab.get("query($id: ID!) { solution(id: $id) { id } }", id=gid(row))["solution"] for row in world.solutions
    ]
    assert found_ids([item for item in single if item is not None]) == ids(seen)


def test_organisations_listed_are_those_seen_one_by_one(world: World, subtests: pytest.Subtests) -> None:
    for role in VIEWERS:
        with subtests.test(role=role):
            _organisations_listed_are_those_seen_one_by_one(world, role)


def _organisations_listed_are_those_seen_one_by_one(world: World, role: str) -> None:
    viewer, tab = world.viewer(role), world.tab(role)
    everything = list(Organisation.objects.all())
    page = tab.data("OrganisationList", **ALL)["organisations"]
    seen = [row for row in everything if people.can_see_organisation(viewer, row)]

    assert (found_ids(nodes(page)), page["totalCount"]) == (ids(seen), len(seen))
    query = "query($id: ID, $slug: String) { organisation(id: $id, slug: $slug) { id } }"
    by_id = [tab.get(query, id=gid(row))["organisation"] for row in everything]
    by_slug = [tab.get(query, slug=row.slug)["organisation"] for row in everything]
    assert found_ids([item for item in by_id if item]) == found_ids([item for item in by_slug if item]) == ids(seen)


NESTED = """query { organisations(first: 100) { edges { node { id
  challenges(first: 100) { edges { node { id unit { id } } } totalCount }
  solutions(first: 100) { edges { node { id } } totalCount }
  memberships { id email } invitations { id } credentials { id note } children { id }
} } } }"""


def test_nested_lists_hold_what_is_seen_one_by_one(world: World, settings: Settings, subtests: pytest.Subtests) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "MAX_COST": 10**9}
    for role in VIEWERS:
        with subtests.test(role=role):
            _nested_lists_hold_what_is_seen(world, role)


def _nested_lists_hold_what_is_seen(world: World, role: str) -> None:
    viewer = world.viewer(role)
    rows = {gid(row): row for row in Organisation.objects.all()}
    for node in nodes(world.tab(role).get(NESTED)["organisations"]):
        row = rows[node["id"]]
        challenges = [item for item in row.challenges.all() if catalogue.can_see_challenge(viewer, item)]
        solutions = [item for item in row.solutions.all() if catalogue.can_see_solution(viewer, item)]
        assert found_ids(nodes(node["challenges"])) == ids(challenges)
        assert node["challenges"]["totalCount"] == len(challenges)
        assert found_ids(nodes(node["solutions"])) == ids(solutions)
        assert node["solutions"]["totalCount"] == len(solutions)
        memberships = {gid(item): item for item in row.memberships.all() if people.can_see_membership(viewer, item)}
        assert {item["id"]: item["email"] for item in node["memberships"]} == {
            key: item.user.email if people.can_see_email(viewer, item) else None for key, item in memberships.items()
        }
        invitations = [item for item in row.invitations.all() if people.can_see_invitation(viewer, item)]
        assert found_ids(node["invitations"]) == ids(invitations)
        credentials = {gid(item): item for item in row.credentials.all() if people.can_see_credential(viewer, item)}
        assert {item["id"]: item["note"] for item in node["credentials"]} == {
            key: item.note if people.can_see_note(viewer, item) else "" for key, item in credentials.items()
        }
        assert found_ids(node["children"]) == ids(item for item in row.children.all() if item.is_active)


def test_node_serves_every_type_to_who_may_see_it(world: World, subtests: pytest.Subtests) -> None:
    for role in VIEWERS:
        with subtests.test(role=role):
            _node_serves_every_type_to_who_may_see_it(world, role)


def _node_serves_every_type_to_who_may_see_it(world: World, role: str) -> None:
    viewer, tab = world.viewer(role), world.tab(role)
    expected = _seen_rows(world, viewer)
    served = {}
    for row in expected:
        key = gid(row)
        data = tab.get("query($id: ID!) { node(id: $id) { __typename id } }", id=key)
        served[key] = data["node"]

    names = {gid(row): type(row).__name__ for row in expected}
    assert served == {
        gid(row): {"__typename": names[gid(row)], "id": gid(row)} if is_seen else None
        for row, is_seen in expected.items()
    }
    assert {type(row) for row in expected} == NODE_MODELS


NODE_MODELS = {
    *(Challenge, Solution, Attachment, Organisation, Membership, Invitation, Credential, User, Notification),
    *(Taxonomy, Dimension, Axis, Goal, MacroPolicy),
}


def _seen_rows(world: World, viewer: Viewer) -> dict[Any, bool]:
    """Every kind of row, and whether the predicate of its kind lets ``viewer`` see it."""
    seen: dict[Any, bool] = {}
    for models, can_see in (
        ([Challenge], catalogue.can_see_challenge),
        ([Solution], catalogue.can_see_solution),
        ([Attachment], catalogue.can_see_attachment),
        ([Organisation], people.can_see_organisation),
        ([Membership], people.can_see_membership),
        ([Invitation], people.can_see_invitation),
        ([Credential], people.can_see_credential),
        ([Notification], lambda viewer, row: row.recipient_id == viewer.user_id),
        ([User], _can_see_user),
        ([Taxonomy, Dimension, Axis, Goal, MacroPolicy], lambda viewer, row: True),
    ):
        for model in models:
            for row in model._default_manager.all()[:25]:
                seen[row] = bool(can_see(viewer, row))
    return seen


def _can_see_user(viewer: Viewer, user: User) -> bool:
    if viewer.is_secretariat or user.pk == viewer.user_id:
        return True
    return any(people.can_see_membership(viewer, membership) for membership in user.memberships.all())


@ROLES
def test_match_is_served_to_its_two_sides(town: Town, role: str) -> None:
    challenge = embedded(ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED))
    solution = embedded(SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED))
    key, viewer = encode_pair("Match", challenge.pk, solution.pk), town.viewers[role]
    tab = tab_of(viewer)
    single = tab.get("query($id: ID!) { match(id: $id) { id } }", id=key)["match"]
    node = tab.get("query($id: ID!) { node(id: $id) { id __typename } }", id=key)["node"]

    is_side = direction_for(viewer, challenge, solution) is not None
    assert is_side == (role in {"officer", "head", "head_above", "owner", "member", "secretariat"})
    assert single == ({"id": key} if is_side else None)
    assert node == ({"id": key, "__typename": "Match"} if is_side else None)


@ROLES
def test_match_lists_are_for_their_own_side(town: Town, role: str) -> None:
    challenge = embedded(ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED))
    solution = embedded(SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED))
    tab = tab_of(town.viewers[role])
    mine = tab.data("ChallengeMatches", id=gid(challenge))["challenge"]["matches"]
    theirs = tab.data("SolutionMatches", id=gid(solution))["solution"]["matches"]

    sees_unit = role in {"officer", "head", "head_above", "secretariat"}
    sees_supplier = role in {"owner", "member", "secretariat"}
    assert ([len(mine["edges"]), mine["totalCount"]], [len(theirs["edges"]), theirs["totalCount"]]) == (
        [int(sees_unit)] * 2,
        [int(sees_supplier)] * 2,
    )


# -- the record of an object ----------------------------------------------------------------

RECORD = """query($id: ID!) { challenge(id: $id) {
  author { id } quality { score hints { code } } revisions { number author { id } }
  history { name actor { id } source reason }
} }"""


@ROLES
def test_people_versions_and_hints_are_for_the_unit_and_the_secretariat(town: Town, role: str) -> None:
    challenge = rich_challenge(town.unit, tags=[], indexed=False)
    found = tab_of(town.viewers[role]).get(RECORD, id=gid(challenge))["challenge"]
    whole = role in {"officer", "head", "head_above", "secretariat"}

    assert found["author"] == ({"id": gid(challenge.author)} if whole else None)
    assert [entry["number"] for entry in found["revisions"]] == ([2, 1] if whole else [])
    assert [hint["code"] for hint in found["quality"]["hints"]] == (["quality.no_tags"] if whole else [])
    assert found["quality"]["score"] == 97
    assert [entry["name"] for entry in found["history"]] == (["create", "publish"] if whole else ["publish"])
    assert all((entry["actor"] is not None) == whole for entry in found["history"])


def test_target_of_a_merge_is_shown_to_who_may_see_it(world: World, subtests: pytest.Subtests) -> None:
    town = world.town
    hidden = ChallengeFactory(unit=town.other, state=ChallengeState.QUALITY_CHECK)
    merged = ChallengeFactory(unit=town.unit, state=ChallengeState.MERGED, merged_into=hidden)
    query = "query($id: ID!) { challenge(id: $id) { mergedInto { id } } }"
    for role in VIEWERS:
        with subtests.test(role=role):
            found = world.tab(role).get(query, id=gid(merged))["challenge"]["mergedInto"]

            is_seen = role in {"head_elsewhere", "secretariat"}
            assert is_seen == catalogue.can_see_challenge(world.viewer(role), hidden)
            assert found == ({"id": gid(hidden)} if is_seen else None)


def test_closed_units_are_no_parents_children_or_ancestors(town: Town) -> None:
    query = "query($id: ID!) { organisation(id: $id) { parent { id } ancestors { id } children { id } } }"
    before = tab_of(town.viewers["anonymous"]).get(query, id=gid(town.unit))["organisation"]
    Organisation.objects.filter(pk=town.root.pk).update(is_active=False)
    after = tab_of(town.viewers["anonymous"]).get(query, id=gid(town.unit))["organisation"]
    secretariat = tab_of(town.viewers["secretariat"]).get(query, id=gid(town.unit))["organisation"]

    above = {"id": gid(town.root)}
    assert before == secretariat == {"parent": above, "ancestors": [above], "children": []}
    assert after == {"parent": None, "ancestors": [], "children": []}


# -- drafts do not leak ---------------------------------------------------------------------

WORD = "زعفرانستان"


@pytest.fixture
def drafts(town: Town) -> list[Challenge | Solution]:
    """Unpublished texts that hold a word of their own, and one published text to sort them against."""
    ChallengeFactory(unit=town.other, state=ChallengeState.PUBLISHED, title="چالش منتشرشده")
    hidden = [ChallengeState.DRAFT, ChallengeState.UNIT_APPROVED, ChallengeState.QUALITY_CHECK, ChallengeState.RETURNED]
    return [
        *(ChallengeFactory(unit=town.unit, state=state, title=f"{WORD} {state}", tags=[WORD]) for state in hidden),
        *(SolutionFactory(supplier=town.supplier, state=state, title=WORD) for state in ("draft", "unpublished")),
    ]


@pytest.mark.parametrize("role", ["anonymous", "nobody", "superuser", "head_elsewhere", "rival_owner", "evaluator"])
def test_counts_searches_and_figures_are_blind_to_drafts(town: Town, drafts: list[Any], role: str) -> None:
    tab = tab_of(town.viewers[role])
    searched = tab.get(
        "query($text: String!) { challenges(filter: {search: $text}) { totalCount edges { cursor } }"
        " solutions(filter: {search: $text}) { totalCount } search(text: $text) { hits { score } } }",
        text=WORD,
    )
    states = tab.get("{ challenges(filter: {states: [DRAFT, QUALITY_CHECK, RETURNED, UNIT_APPROVED]}) { totalCount } }")
    figures = tab.data("PublicHome")["publicFigures"]
    preview = tab.data("TypingPreview", language="FA", title=f"{WORD} {WORD}", summary="", description="")
    unit = tab.get(
        "query($id: ID!) { organisation(id: $id) { challenges { totalCount edges { cursor } } } }", id=gid(town.unit)
    )

    assert searched == {
        "challenges": {"totalCount": 0, "edges": []},
        "solutions": {"totalCount": 0},
        "search": {"hits": []},
    }
    assert states == {"challenges": {"totalCount": 0}}
    assert (figures["openChallenges"], figures["publishedSolutions"]) == (1, 0)
    assert preview["typingPreview"] == {"challenges": [], "solutions": []}
    assert unit["organisation"]["challenges"] == {"totalCount": 0, "edges": []}


@pytest.mark.parametrize("sort", ["NEWEST", "DEADLINE", "BUDGET", "TITLE"])
def test_order_and_cursors_are_the_same_with_and_without_drafts(town: Town, sort: str) -> None:
    made = [ChallengeFactory(state=ChallengeState.PUBLISHED) for _ in range(3)]
    tab = tab_of(town.viewers["anonymous"])
    query = "query($sort: ChallengeSort) { challenges(sort: $sort) { edges { cursor node { id } } totalCount } }"
    before = tab.get(query, sort=sort)
    ChallengeFactory(unit=made[0].unit, budget_max=made[0].budget_max, deadline=made[1].deadline, title=made[2].title)

    assert tab.get(query, sort=sort) == before


@pytest.mark.parametrize("role", ["anonymous", "nobody", "evaluator", "rival_owner"])
def test_dashboard_of_a_stranger_is_empty(town: Town, drafts: list[Any], role: str) -> None:
    tab = tab_of(town.viewers[role])
    for organisation in (None, gid(town.unit), gid(town.supplier)):
        desk = tab.data("UnitDashboard", organisation=organisation)["dashboard"]
        supply = tab.data("SupplierDashboard", organisation=organisation)["dashboard"]
        assert (desk["challengeCounts"], desk["challengeTasks"], desk["drafts"]) == ([], [], [])
        assert (desk["matchesAwaitingFeedback"], supply["solutionCounts"], supply["fittingChallenges"]) == ([], [], [])
    assert tab.data("SecretariatDashboard")["dashboard"]["credentialsToVerify"] == []


def test_inbox_is_nobody_elses(world: World) -> None:
    counts = {role: world.tab(role).data("NotificationList")["notifications"]["totalCount"] for role in VIEWERS}

    assert counts == {role: int(role == "officer") for role in VIEWERS}
