"""``matchesChanged`` over a real socket: rights of now, the present first, then every change once."""

from typing import Any

import pytest

from accounts.models import Membership
from api.live.hub import hub
from api.live.pool import in_pool
from api.relay import encode_cursor
from marketplace.catalog.models import Solution
from marketplace.catalog.services import request_approval, transition_challenge, transition_solution
from matching.enums import FeedbackVerdict, Kind
from matching.services import give_match_feedback
from matching.services.lists import refresh_matches
from tests.api.live.stage import ITEM, MATCHES, Stage, refusal, solutions_in, viewer
from tests.api.mutations.conftest import gid
from tests.factories.catalog import ChallengeFactory
from tests.factories.matching import published_solution
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects

# -- matchesChanged: who --------------------------------------------------------------------


@pytest.mark.parametrize("role", ["officer", "head", "head_above", "secretariat"])
async def test_first_event_tells_how_the_challenges_list_is_now(stage: Stage, opened: Any, role: str) -> None:
    async with opened(role) as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        event = (await socket.next_of("1"))["matchesChanged"]

    assert event["subjectId"] == gid(stage.challenge)
    assert [match["rank"] for match in event["topMatches"]] == [1, 2]
    assert solutions_in(event) == stage.listed(*stage.solutions)


@pytest.mark.parametrize("role", ["owner", "member", "secretariat"])
async def test_first_event_tells_how_the_solutions_list_is_now(stage: Stage, opened: Any, role: str) -> None:
    subject = gid(stage.solutions[0])

    async with opened(role) as socket:
        await socket.subscribe("1", MATCHES, subject=subject)
        event = (await socket.next_of("1"))["matchesChanged"]

    assert event["subjectId"] == subject
    assert [match["challenge"]["id"] for match in event["topMatches"]] == [gid(stage.challenge)]


@pytest.mark.parametrize(
    ("role", "subject", "code"),
    [
        *((role, "challenge", "forbidden") for role in ("nobody", "head_elsewhere", "unit_evaluator", "owner")),
        *((role, "solution", "forbidden") for role in ("nobody", "officer", "rival_owner")),
        *((role, "draft", "not_found") for role in ("nobody", "owner", "head_elsewhere", "secretariat")),
    ],
)
async def test_list_of_somebody_else_is_not_watched(
    stage: Stage, opened: Any, role: str, subject: str, code: str
) -> None:
    found = {
        "challenge": stage.challenge,
        "solution": stage.solutions[0],
        "draft": await in_pool(lambda: ChallengeFactory(unit=stage.town.unit)),
    }[subject]

    async with opened(role) as socket:
        await socket.subscribe("1", MATCHES, subject=gid(found))
        assert await refusal(socket, "1") == code

    assert hub.topics == {}


@pytest.mark.parametrize("subject", ["", "nonsense", "VXNlcjox", "\x00"])
async def test_subject_of_another_type_is_refused(stage: Stage, opened: Any, subject: str) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=subject)
        assert await refusal(socket, "1") == "invalid_id"


@pytest.mark.parametrize(
    "cursor",
    ["", "nonsense", encode_cursor("inbox", 1, 1), encode_cursor("challenge:999", "0" * 24), encode_cursor("x", 7)],
)
async def test_cursor_of_another_list_is_refused(stage: Stage, opened: Any, cursor: str) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge), after=cursor)
        assert await refusal(socket, "1") == "page.invalid_cursor"


# -- matchesChanged: what -------------------------------------------------------------------


async def test_new_solution_is_heard_with_the_list_of_now(stage: Stage, opened: Any) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        first = (await socket.next_of("1"))["matchesChanged"]

        third = await in_pool(lambda: _publish(stage))
        second = (await socket.next_of("1"))["matchesChanged"]
        assert await socket.is_silent()

    assert solutions_in(second) == stage.listed(*stage.solutions, third)
    assert second["cursor"] != first["cursor"]


def _publish(stage: Stage) -> Solution:
    made: Solution = published_solution(supplier=stage.town.rival)
    refresh_matches(Kind.SOLUTION, made.pk)
    return made


async def test_what_is_taken_down_leaves_the_list(stage: Stage, opened: Any) -> None:
    gone, stays = stage.solutions
    owner = await in_pool(lambda: viewer(stage, "owner"))

    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        await socket.next_of("1")

        await in_pool(lambda: transition_solution(actor=owner, solution_id=gone.pk, transition="unpublish"))
        await in_pool(lambda: refresh_matches(Kind.SOLUTION, gone.pk))
        event = (await socket.next_of("1"))["matchesChanged"]

    assert solutions_in(event) == stage.listed(stays)


async def test_reconnecting_client_hears_only_what_changed(stage: Stage, opened: Any) -> None:
    subject = gid(stage.challenge)
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=subject)
        cursor = (await socket.next_of("1"))["matchesChanged"]["cursor"]
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=subject, after=cursor)
        assert await socket.is_silent(0.3)

    third = await in_pool(lambda: _publish(stage))

    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=subject, after=cursor)
        event = (await socket.next_of("1"))["matchesChanged"]
        assert await socket.is_silent()
    assert solutions_in(event) == stage.listed(*stage.solutions, third)


async def test_withdrawn_challenge_empties_its_list(stage: Stage, opened: Any) -> None:
    head = await in_pool(lambda: viewer(stage, "head"))

    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        await socket.next_of("1")
        await in_pool(
            lambda: transition_challenge(
                actor=head, challenge_id=stage.challenge.pk, transition="withdraw", reason="بودجه لغو شد"
            )
        )
        await in_pool(lambda: refresh_matches(Kind.CHALLENGE, stage.challenge.pk))
        cursor = (await socket.next_of("1"))["matchesChanged"]["cursor"]

    assert cursor != ""


async def test_membership_that_ends_ends_the_watching(stage: Stage, opened: Any) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        await socket.next_of("1")

        await in_pool(lambda: Membership.objects.filter(user=stage.town.people["officer"]).update(is_active=False))
        await in_pool(lambda: _publish(stage))

        assert await refusal(socket, "1") == "forbidden"
        assert await socket.is_silent()


# -- matchesChanged: verdicts ---------------------------------------------------------------


def _judge(stage: Stage, verdict: str) -> None:
    give_match_feedback(
        actor=viewer(stage, "officer"),
        challenge_id=stage.challenge.pk,
        solution_id=stage.solutions[0].pk,
        verdict=verdict,
    )


async def test_colleagues_verdict_is_heard_by_the_unit(stage: Stage, opened: Any) -> None:
    async with opened("head") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        await socket.next_of("1")

        await in_pool(lambda: _judge(stage, FeedbackVerdict.USEFUL))

        assert (await socket.next_of("1"))["matchesChanged"]["subjectId"] == gid(stage.challenge)


async def test_supplier_hears_of_an_invitation_and_of_no_other_verdict(stage: Stage, opened: Any) -> None:
    async with opened("owner") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.solutions[0]))
        await socket.next_of("1")

        await in_pool(lambda: _judge(stage, FeedbackVerdict.NOT_USEFUL))
        assert await socket.is_silent(0.3)
        await in_pool(lambda: _judge(stage, FeedbackVerdict.INVITED))
        assert (await socket.next_of("1"))["matchesChanged"]["subjectId"] == gid(stage.solutions[0])
        await in_pool(lambda: _judge(stage, FeedbackVerdict.USEFUL))
        await in_pool(lambda: _judge(stage, FeedbackVerdict.INVITED))
        assert await socket.is_silent(0.3)


# -- itemChanged ----------------------------------------------------------------------------


def _withdraw(stage: Stage) -> None:
    transition_challenge(
        actor=viewer(stage, "head"), challenge_id=stage.challenge.pk, transition="withdraw", reason="بودجه لغو شد"
    )


def _unpublish(stage: Stage) -> None:
    transition_solution(actor=viewer(stage, "owner"), solution_id=stage.solutions[0].pk, transition="unpublish")


@pytest.mark.parametrize("role", ["officer", "secretariat", "owner", "nobody"])
async def test_open_page_hears_of_a_step(stage: Stage, opened: Any, role: str) -> None:
    async with opened(role) as socket:
        await socket.subscribe("1", ITEM, subject=gid(stage.challenge))
        first = (await socket.next_of("1"))["itemChanged"]
        assert first["challenge"]["state"] == "PUBLISHED"
        assert first["solution"] is None

        await in_pool(lambda: _withdraw(stage))
        second = (await socket.next_of("1"))["itemChanged"]
        assert second["challenge"]["state"] == "WITHDRAWN"
        assert second["challenge"]["revision"] > first["challenge"]["revision"]
        assert await socket.is_silent()


async def test_who_may_not_see_it_any_more_hears_that_and_nothing_else(stage: Stage, opened: Any) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("1", ITEM, subject=gid(stage.solutions[0]))
        await socket.next_of("1")
        await in_pool(lambda: _unpublish(stage))
        assert await refusal(socket, "1") == "not_found"


async def test_open_draft_hears_that_the_head_was_asked(stage: Stage, opened: Any) -> None:
    draft = await in_pool(lambda: ChallengeFactory(unit=stage.town.unit))
    async with opened("head") as socket:
        await socket.subscribe("1", ITEM, subject=gid(draft))
        assert (await socket.next_of("1"))["itemChanged"]["challenge"]["approvalRequestedAt"] is None

        await in_pool(lambda: request_approval(actor=viewer(stage, "officer"), challenge_id=draft.pk))

        assert (await socket.next_of("1"))["itemChanged"]["challenge"]["approvalRequestedAt"] is not None


async def test_what_happened_while_away_is_told_once(stage: Stage, opened: Any) -> None:
    async with opened("owner") as socket:
        await socket.subscribe("1", ITEM, subject=gid(stage.solutions[0]))
        seen = (await socket.next_of("1"))["itemChanged"]
    await in_pool(lambda: _unpublish(stage))

    async with opened("owner") as socket:
        await socket.subscribe("2", ITEM, subject=gid(stage.solutions[0]), after=seen["cursor"])
        event = (await socket.next_of("2"))["itemChanged"]
        assert event["solution"]["solutionState"] == "UNPUBLISHED"
        await socket.subscribe("3", ITEM, subject=gid(stage.solutions[0]), after=event["cursor"])
        assert await socket.is_silent()


@pytest.mark.parametrize(("role", "code"), [("owner", "not_found"), ("head_elsewhere", "not_found")])
async def test_draft_of_somebody_else_is_not_heard(stage: Stage, opened: Any, role: str, code: str) -> None:
    draft = await in_pool(lambda: ChallengeFactory(unit=stage.town.unit))
    async with opened(role) as socket:
        await socket.subscribe("1", ITEM, subject=gid(draft))
        assert await refusal(socket, "1") == code
    assert hub.topics == {}


async def test_cursor_of_the_match_list_is_not_one_of_the_item(stage: Stage, opened: Any) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("1", MATCHES, subject=gid(stage.challenge))
        cursor = (await socket.next_of("1"))["matchesChanged"]["cursor"]
        await socket.subscribe("2", ITEM, subject=gid(stage.challenge), after=cursor)
        assert await refusal(socket, "2") == "page.invalid_cursor"
