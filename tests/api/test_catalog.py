"""Challenges and solutions over the wire: every field as it stands."""

from datetime import UTC, datetime

import pytest
from moneyed import Money

from marketplace.catalog.enums import ChallengeState
from tests.accounts.conftest import Town
from tests.api.client import Tab, nodes
from tests.api.world import (
    attach,
    gid,
    moment,
    published,
    reference,
    rich_challenge,
    rich_solution,
    tab_of,
    titled,
)
from tests.factories.accounts import CityFactory, UnitFactory
from tests.factories.catalog import (
    AxisFactory,
    ChallengeFactory,
    DimensionFactory,
    GoalFactory,
)

pytestmark = pytest.mark.django_db

DEADLINE = datetime(2030, 3, 21, 20, 30, tzinfo=UTC)


# -- one object -----------------------------------------------------------------------------


def test_card_of_a_challenge_is_whole(anonymous: Tab) -> None:
    goal, dimension = GoalFactory(), DimensionFactory()
    city = CityFactory(name_fa="تهران", name_en="Tehran", slug="tehran")
    challenge = published(
        unit=UnitFactory(city=city),
        dimension=dimension,
        goals=[goal],
        deadline=DEADLINE,
        budget_max=Money(10**15 - 1, "IRR"),
    )
    page = anonymous.data("ChallengeList")["challenges"]

    assert nodes(page) == [
        {
            "id": gid(challenge),
            "language": "FA",
            "title": challenge.title,
            "summary": challenge.summary,
            "state": "PUBLISHED",
            "revision": 1,
            "deadline": "2030-03-21T20:30:00Z",
            "publishedAt": moment(challenge.published_at),
            "updatedAt": moment(challenge.updated_at),
            "hasNoBudget": False,
            "isSample": False,
            "unit": reference(challenge.unit),
            "city": {"id": gid(city), "slug": "tehran", "nameFa": "تهران", "nameEn": "Tehran"},
            "budgetMin": {"amount": "1000000000", "currency": "IRR"},
            "budgetMax": {"amount": "999999999999999", "currency": "IRR"},
            "dimension": titled(dimension),
            "goals": [titled(goal)],
            "tags": ["اتوبوس", "سرفاصله"],
        }
    ]


def test_page_of_a_challenge_is_whole_for_its_unit(town: Town) -> None:
    axis = AxisFactory()
    into = published()
    challenge = rich_challenge(
        town.unit,
        indexed=False,
        axis=axis,
        state=ChallengeState.MERGED,
        merged_into=into,
        state_reason="تکراری بود",
        required_credentials=["knowledge_based"],
        accepts_languages=["en"],
        trl_min=4,
    )
    file = challenge.attachments.get()
    found = tab_of(town.viewers["officer"]).data("ChallengeEdit", id=gid(challenge))["challenge"]

    texts = {
        "description": challenge.description,
        "ownerName": "معاونت حمل‌ونقل",
        "place": "میدان ولیعصر",
        "baseline": challenge.baseline,
        "successMeasures": challenge.success_measures,
        "shareableData": "دادهٔ مکان‌یابی ناوگان",
        "pilotSite": "خط ۷",
        "constraints": "",
        "budgetSource": "بودجهٔ مصوب ۱۴۰۵",
        "stateReason": "تکراری بود",
    }
    assert {name: found[name] for name in texts} == texts
    assert (found["state"], found["trlMin"], found["requiredCredentials"]) == ("MERGED", 4, ["knowledge_based"])
    assert (found["acceptsLanguages"], found["axis"]) == (["EN"], titled(axis))
    assert found["author"] == {"id": gid(challenge.author), "fullName": challenge.author.full_name}
    assert found["mergedInto"] == {"id": gid(into), "title": into.title, "language": "FA"}
    assert found["createdAt"] == moment(challenge.created_at)
    assert found["attachments"] == [
        {
            "id": gid(file),
            "name": "نقشه.pdf",
            "size": 8,
            "contentType": "application/pdf",
            "url": f"/files/{file.uuid}/",
            "sha256": "0" * 64,
            "uploadedAt": moment(file.uploaded_at),
        }
    ]
    assert found["quality"] == {"score": 100, "hints": []}


def test_history_names_states_as_the_enum_does(town: Town) -> None:
    challenge = rich_challenge(town.unit, indexed=False)
    history = tab_of(town.viewers["officer"]).data("ChallengePage", id=gid(challenge))["challenge"]["history"]

    assert [(entry["name"], entry["source"], entry["target"], entry["reason"]) for entry in history] == [
        ("create", None, "DRAFT", ""),
        ("publish", "QUALITY_CHECK", "PUBLISHED", ""),
    ]
    assert all(entry["actor"]["fullName"] and entry["at"].endswith("Z") for entry in history)


def test_versions_name_fields_as_the_api_does(town: Town) -> None:
    challenge = rich_challenge(town.unit, indexed=False)
    found = tab_of(town.viewers["officer"]).data("ChallengeRevisions", id=gid(challenge))["challenge"]
    newest = challenge.revisions.get(number=2)

    assert found["revisions"][0] == {
        "number": 2,
        "createdAt": moment(newest.created_at),
        "author": {"id": gid(newest.author), "fullName": newest.author.full_name},
        "note": "",
        "changedFields": ["ownerName"],
        "snapshot": {"state": "DRAFT", "ownerName": "معاونت"},
    }
    assert [entry["number"] for entry in found["revisions"]] == [2, 1]


def test_allowed_actions_say_why_not_in_the_language_of_the_viewer(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, author_id=town.viewers["officer"].user_id)
    actions = {
        role: {
            action["name"]: action
            for action in tab_of(town.viewers[role]).data("ChallengePage", id=gid(challenge))["challenge"][
                "allowedActions"
            ]
        }
        for role in ("officer", "head")
    }

    assert actions["head"]["approve_by_unit"] == {
        "name": "approve_by_unit",
        "allowed": True,
        "code": None,
        "reason": None,
    }
    refused = actions["officer"]["approve_by_unit"]
    assert (refused["allowed"], refused["code"]) == (False, "challenge.not_unit_head")
    assert any("\u0600" <= letter <= "\u06ff" for letter in refused["reason"])
    assert list(actions["officer"]) == list(actions["head"])


def test_quality_hints_speak_the_language_of_the_viewer(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, baseline="خیلی بد")
    query = "query($id: ID!) { challenge(id: $id) { quality { score hints { field code message isBlocking } } } }"
    [hint] = tab_of(town.viewers["officer"]).get(query, id=gid(challenge))["challenge"]["quality"]["hints"]

    assert (hint["field"], hint["code"], hint["isBlocking"]) == ("baseline", "quality.baseline_without_number", True)
    assert hint["message"].startswith("خط پایه عدد ندارد")


def test_page_of_a_solution_is_whole_for_its_supplier(town: Town) -> None:
    solution = rich_solution(town.supplier, indexed=False, price_max=None)
    found = tab_of(town.viewers["owner"]).data("SolutionEdit", id=gid(solution))["solution"]

    assert {name: found[name] for name in ("language", "title", "summary", "state", "revision", "trl", "isSample")} == {
        "language": "FA",
        "title": solution.title,
        "summary": solution.summary,
        "state": "PUBLISHED",
        "revision": 1,
        "trl": 7,
        "isSample": False,
    }
    assert (found["priceMin"], found["priceMax"]) == ({"amount": "2000000000", "currency": "IRR"}, None)
    assert found["supplier"] == reference(town.supplier)
    assert found["dimensions"] == [titled(row) for row in solution.dimensions.all()]
    assert found["goals"] == [titled(row) for row in solution.goals.all()]
    assert (found["evidence"], found["integrationNeeds"], found["priceNote"]) == (solution.evidence, "", "")
    assert found["author"] == {"id": gid(solution.author), "fullName": solution.author.full_name}
    assert [entry["name"] for entry in found["history"]] == ["create"]
    assert len(found["attachments"]) == 1


def test_texts_come_back_as_they_are(anonymous: Tab) -> None:
    title = "«صف» <b>اتوبوس</b> & 🚌 \u200fراست\u200e ۱۲۳"
    challenge = published(title=title, description='خط ۱\nخط ۲\t"نقل"')

    found = anonymous.data("ChallengePage", id=gid(challenge))["challenge"]
    assert (found["title"], found["description"]) == (title, 'خط ۱\nخط ۲\t"نقل"')


def test_attachment_is_found_by_its_id(anonymous: Tab) -> None:
    file = attach(published())

    data = anonymous.get("query($id: ID!) { node(id: $id) { id ... on Attachment { name url } } }", id=gid(file))
    assert data["node"] == {"id": gid(file), "name": "نقشه.pdf", "url": f"/files/{file.uuid}/"}
