"""The number of SQL statements follows the shape of a query, never the length of a list: the same at 1 and 3 items."""

import re
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from accounts.enums import Role
from accounts.models import Invitation
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.services import News, notify
from matching.enums import Direction
from tests.accounts.conftest import Town
from tests.api.client import Tab
from tests.api.world import gid, members, rich_challenge, rich_solution, rich_supplier, statements, tab_of
from tests.factories.accounts import CredentialFactory, UnitFactory, UserFactory
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import MatchRecordFactory

pytestmark = pytest.mark.django_db

SIZES = pytest.mark.parametrize("size", [1, 3])


class Full:
    """The town with ``size`` of everything, for every list to show."""

    def __init__(self, town: Town, size: int) -> None:
        self.town = town
        self.challenge = rich_challenge(town.unit)
        self.solution = rich_solution(town.supplier)
        for number in range(size):
            self._add(number)

    def _add(self, number: int) -> None:
        town = self.town
        ours, theirs = rich_challenge(town.unit), rich_challenge()
        mine, others = rich_solution(town.supplier), rich_solution(rich_supplier())
        into = rich_challenge(state=ChallengeState.PUBLISHED)
        rich_challenge(town.unit, indexed=False, state=ChallengeState.MERGED, merged_into=into)
        rich_challenge(town.unit, indexed=False, state=ChallengeState.QUALITY_CHECK)
        rich_challenge(town.unit, indexed=False, state=ChallengeState.UNIT_APPROVED)
        ChallengeFactory(unit=town.unit)
        SolutionFactory(supplier=town.supplier, state=SolutionState.DRAFT)
        MatchRecordFactory(challenge=ours, solution=others)
        MatchRecordFactory(challenge=theirs, solution=mine, direction=Direction.SOLUTION_TO_CHALLENGES)
        members(town.unit, Role.EVALUATOR, 1)
        UnitFactory(parent=town.unit)
        CredentialFactory(organisation=town.supplier)
        Invitation.objects.create(
            organisation=town.unit,
            email=f"guest{number}@example.org",
            role=Role.UNIT_OFFICER,
            token_hash=f"{number:064}",
            invited_by=UserFactory(),
            expires_at=timezone.now(),
        )
        self._tell(number, ours.pk, others.pk)

    def _tell(self, number: int, challenge: int, solution: int) -> None:
        people = [held.user_id for held in self.town.viewers.values() if held.user_id is not None]
        about, data = ("challenge", challenge), {"solutions": [solution]}
        notify(
            recipients=people, news=News(kind=NewsKind.NEW_SOLUTIONS, subject=about, dedupe_key=f"a{number}", data=data)
        )
        notify(recipients=people, news=News(kind=NewsKind.CHALLENGE_PUBLISHED, subject=about, dedupe_key=f"b{number}"))

    def tab(self, role: str) -> Tab:
        return tab_of(self.town.viewers[role])

    def variables(self, operation: str) -> dict[str, Any]:
        """What the operation is asked with."""
        given: dict[str, dict[str, Any]] = {
            "ChallengePage": {"id": gid(self.challenge)},
            "ChallengeMatches": {"id": gid(self.challenge)},
            "ChallengeRevisions": {"id": gid(self.challenge)},
            "SolutionPage": {"id": gid(self.solution)},
            "SolutionMatches": {"id": gid(self.solution)},
            "SolutionRevisions": {"id": gid(self.solution)},
            "OrganisationPage": {"id": gid(self.town.unit)},
            "OrganisationMembers": {"id": gid(self.town.unit)},
            "Search": {"text": "اتوبوس"},
            "QuickSearch": {"text": "اتوبوس"},
            "TypingPreview": {"language": "FA", "title": "صف اتوبوس", "summary": "", "description": ""},
        }
        return given.get(operation, {})


#: Statements of an operation, asked by a role.
OPERATIONS = {
    ("ChallengeList", "anonymous"): 6,
    ("ChallengeList", "officer"): 9,
    ("ChallengePage", "officer"): 19,
    ("ChallengeMatches", "officer"): 21,
    ("ChallengeRevisions", "officer"): 6,
    ("SolutionList", "anonymous"): 5,
    ("SolutionList", "owner"): 8,
    ("SolutionPage", "owner"): 10,
    ("SolutionMatches", "owner"): 21,
    ("SolutionRevisions", "owner"): 6,
    ("OrganisationList", "anonymous"): 4,
    ("OrganisationPage", "anonymous"): 14,
    ("OrganisationPage", "head_above"): 18,
    ("OrganisationMembers", "head"): 8,
    ("Search", "anonymous"): 13,
    ("QuickSearch", "officer"): 16,
    ("TypingPreview", "officer"): 14,
    ("PublicHome", "anonymous"): 17,
    ("Taxonomy", "anonymous"): 6,
    ("Cities", "anonymous"): 1,
    ("Session", "anonymous"): 0,
    ("Session", "officer"): 8,
    ("NotificationList", "officer"): 8,
    ("UnitDashboard", "head"): 24,
    ("SupplierDashboard", "owner"): 18,
    ("SecretariatDashboard", "secretariat"): 22,
}


@SIZES
def test_operations(town: Town, size: int) -> None:
    full = Full(town, size)
    counts = {
        (operation, role): statements(full.tab(role), operation, **full.variables(operation))[0]
        for operation, role in OPERATIONS
    }

    assert counts == OPERATIONS


EVERYTHING = """
fragment U on User { id fullName }
fragment G on Goal { id dimension { id goals { id } } axes { id } }
fragment O on Organisation {
  id city { id } parent { id city { id } } children { id } ancestors { id city { id } }
  credentials { id status note } memberships { id email user { ...U } organisation { id } }
  invitations { id organisation { id } } allowedActions { name reason }
}
fragment C on Challenge {
  id unit { ...O challenges(first: 2) { edges { cursor node { id unit { id } goals { ...G } } } totalCount } }
  city { id } author { ...U } dimension { id goals { id } } axis { id } goals { ...G }
  budgetMax { amount } quality { score hints { message } } attachments { id url }
  revisions { number author { ...U } snapshot } history { name actor { ...U } } allowedActions { name reason }
  mergedInto { id unit { ...O } goals { ...G } }
}
fragment S on Solution {
  id supplier { ...O solutions(first: 2) { edges { cursor node { id supplier { id } goals { ...G } } } totalCount } }
  author { ...U } dimensions { id goals { id } } goals { ...G } priceMax { amount }
  quality { score hints { message } } attachments { id url } revisions { number author { ...U } snapshot }
  history { name actor { ...U } } allowedActions { name reason }
}
"""
FIELDS = {
    "challenges": "{ challenges(first: 50) { edges { node { ...C } } totalCount } }",
    "solutions": "{ solutions(first: 50) { edges { node { ...S } } totalCount } }",
    "matches": "query($id: ID!) { challenge(id: $id) { matches(first: 50) { edges { node {"
    " challenge { ...C } solution { ...S } sharedGoals { ...G } phrases { challengeText } myFeedback"
    " feedbackCounts { count } } } } } }",
    "search": '{ search(text: "اتوبوس", first: 50) { hits { item { ...C ...S ...O } } } }',
    "dashboard": "{ dashboard { challengeTasks(first: 50) { ...C } drafts(first: 50) { ...C ...S }"
    " nextDeadlines(first: 50) { ...C }"
    " matchesAwaitingFeedback(first: 50) { challenge { ...C } solution { ...S } } } }",
    "notifications": "{ notifications(first: 50) { edges { node { id title body link data } } unreadCount } }",
}


#: Statements of a query for every field of a list, asked by a role.
LISTS = {
    ("challenges", "anonymous"): 43,
    ("challenges", "head"): 53,
    ("solutions", "anonymous"): 21,
    ("solutions", "owner"): 29,
    ("matches", "head"): 61,
    ("search", "secretariat"): 79,
    ("dashboard", "head"): 145,
    ("notifications", "head"): 8,
}


@SIZES
def test_every_field_of_a_list(town: Town, settings: Settings, size: int) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "MAX_COST": 10**9}
    full = Full(town, size)

    assert {(name, role): statements_of_all(full, name, role) for name, role in LISTS} == LISTS


def statements_of_all(full: Full, name: str, role: str) -> int:
    tab, query = full.tab(role), f"{FIELDS[name]} {_used(FIELDS[name])}"
    variables = {"id": gid(full.challenge)} if "$id" in query else {}
    tab.get(query, **variables)
    with CaptureQueriesContext(connection) as captured:
        tab.get(query, **variables)
    return len(captured)


def _used(query: str) -> str:
    """The fragments that ``query`` reaches: validation refuses the others."""
    texts = {text.split()[0]: text for text in EVERYTHING.split("fragment ")[1:]}
    wanted: dict[str, str] = {}
    waiting = [query]
    while waiting:
        names = set(re.findall(r"\.\.\.(\w)", waiting.pop())) - wanted.keys()
        wanted |= {name: texts[name] for name in names}
        waiting += [texts[name] for name in names]
    return "".join(f"fragment {wanted[name]}" for name in sorted(wanted))
