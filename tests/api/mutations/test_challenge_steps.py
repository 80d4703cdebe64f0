"""``transitionChallenge`` through the wire: every step by every role, and what each step asks for.

The product of states, steps and roles is tested where the table is; here it is what a client sends and reads.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from bahamm.kernel.models import EventRecord
from marketplace.catalog.enums import ChallengeState as State
from marketplace.catalog.models import Challenge
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.catalog import ChallengeFactory

Unchanged = Callable[[], AbstractContextManager[None]]

REASON = "داده‌های پایه ناقص است"
ROLES = (
    "anonymous",
    "nobody",
    "officer",
    "head",
    "head_above",
    "head_elsewhere",
    "unit_evaluator",
    "owner",
    "secretariat",
)
UNIT, HEADS, OFFICE = ("officer", "head", "head_above"), ("head", "head_above"), ("secretariat",)
#: Step, a state it starts from, where it leads, who may.
STEPS = [
    ("request_approval", State.DRAFT, "DRAFT", ("officer",)),
    ("approve_by_unit", State.DRAFT, "UNIT_APPROVED", HEADS),
    ("approve_by_unit", State.RETURNED, "UNIT_APPROVED", HEADS),
    ("send_to_secretariat", State.UNIT_APPROVED, "QUALITY_CHECK", UNIT),
    ("return", State.QUALITY_CHECK, "RETURNED", OFFICE),
    ("publish", State.QUALITY_CHECK, "PUBLISHED", OFFICE),
    ("merge", State.QUALITY_CHECK, "MERGED", OFFICE),
    ("withdraw", State.PUBLISHED, "WITHDRAWN", HEADS),
    ("withdraw", State.UNSOLVED, "WITHDRAWN", HEADS),
    ("republish", State.UNSOLVED, "PUBLISHED", HEADS),
]


def _given(transition: str) -> dict[str, Any]:
    """What a complete form sends with a step."""
    more: dict[str, Any] = {"reason": REASON} if transition in ("return", "merge", "withdraw", "republish") else {}
    if transition == "merge":
        more["mergeInto"] = gid(ChallengeFactory(state=State.PUBLISHED))
    return more


@pytest.mark.parametrize(("transition", "source", "target", "who"), STEPS)
@pytest.mark.parametrize("role", ROLES)
def test_step_is_open_to_those_whose_act_it_is(
    town: Town, unchanged: Unchanged, role: str, transition: str, source: str, target: str, who: tuple[str, ...]
) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=source)
    more = _given(transition)

    if role in who:
        payload = town.give(role, "TransitionChallenge", id=gid(challenge), transition=transition, **more)
        assert payload["errors"] == []
        assert payload["challenge"]["state"] == target
        assert Challenge.objects.get(pk=challenge.pk).state == target.lower()
        return
    with unchanged():
        payload = town.give(role, "TransitionChallenge", id=gid(challenge), transition=transition, **more)
    assert payload["challenge"] is None
    assert problems(payload) == [(None, _refusal(role, transition, source))]


def _refusal(role: str, transition: str, source: str) -> str:
    """First whether it exists for them, then whether they are signed in, then whose act it is."""
    is_public = source in (State.PUBLISHED, State.UNSOLVED)
    sees = is_public or role in UNIT or (role == "secretariat" and source != State.DRAFT)
    if not sees:
        return "not_found"
    if role == "anonymous":
        return "sign_in_required"
    if transition in ("return", "publish", "merge"):
        return "challenge.secretariat_only"
    if transition == "request_approval" and role in HEADS:
        return "challenge.head_approves"
    return (
        "challenge.not_unit_member"
        if transition in ("send_to_secretariat", "request_approval")
        else ("challenge.not_unit_head")
    )


# -- the author is not the approver ---------------------------------------------------------


def test_author_does_not_approve(town: Town, unchanged: Unchanged) -> None:
    challenge = ChallengeFactory(unit=town.unit, author=town.people["head"])

    with unchanged():
        payload = town.give("head", "TransitionChallenge", id=gid(challenge), transition="approve_by_unit")

    assert problems(payload) == [(None, "challenge.self_approval")]
    refused = town.give("head_above", "TransitionChallenge", id=gid(challenge), transition="approve_by_unit")
    assert refused["errors"] == []


def test_author_who_became_head_does_not_approve(town: Town, unchanged: Unchanged) -> None:
    challenge = ChallengeFactory(unit=town.unit, author=town.people["officer"])
    Membership.objects.filter(user=town.people["officer"]).update(role=Role.UNIT_HEAD)

    with unchanged():
        payload = town.give("officer", "TransitionChallenge", id=gid(challenge), transition="approve_by_unit")

    assert problems(payload) == [(None, "challenge.self_approval")]


def test_author_who_heads_the_unit_asks_another_head(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, author=town.people["head"])

    payload = town.give("head", "TransitionChallenge", id=gid(challenge), transition="request_approval")

    assert payload["errors"] == []


# -- what a step asks for -------------------------------------------------------------------


@pytest.mark.parametrize(("role", "transition"), [("head", "approve_by_unit"), ("officer", "request_approval")])
def test_incomplete_card_is_told_field_by_field(town: Town, unchanged: Unchanged, role: str, transition: str) -> None:
    challenge = ChallengeFactory(
        unit=town.unit, owner_name="", baseline=" ", deadline=None, goals=[], budget_source="", has_no_budget=False
    )

    with unchanged():
        payload = town.give(role, "TransitionChallenge", id=gid(challenge), transition=transition)

    assert problems(payload) == [
        ("ownerName", "challenge.card_field_required"),
        ("baseline", "challenge.card_field_required"),
        ("deadline", "challenge.card_field_required"),
        ("goals", "challenge.goal_required"),
        ("budgetSource", "challenge.budget_statement_required"),
    ]


@pytest.mark.parametrize(
    ("transition", "source", "role"),
    [("approve_by_unit", State.DRAFT, "head"), ("publish", State.QUALITY_CHECK, "secretariat")],
)
def test_passed_deadline_stops_the_way(
    town: Town, unchanged: Unchanged, transition: str, source: str, role: str
) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=source, deadline=timezone.now() - timedelta(seconds=1))

    with unchanged():
        payload = town.give(role, "TransitionChallenge", id=gid(challenge), transition=transition)

    assert problems(payload) == [("deadline", "challenge.deadline_passed")]


@pytest.mark.parametrize(
    ("transition", "source", "role"),
    [
        ("return", State.QUALITY_CHECK, "secretariat"),
        ("withdraw", State.PUBLISHED, "head"),
        ("republish", State.UNSOLVED, "head"),
    ],
)
@pytest.mark.parametrize("reason", [None, "", "    ", "کوته"])
def test_step_without_a_reason_is_refused(
    town: Town, unchanged: Unchanged, transition: str, source: str, role: str, reason: str | None
) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=source)

    with unchanged():
        payload = town.give(role, "TransitionChallenge", id=gid(challenge), transition=transition, reason=reason)

    assert problems(payload) == [("reason", "challenge.reason_required")]


@pytest.mark.parametrize(("reason", "code"), [("x" * 2001, "too_long"), ("bad\x00reason", "invalid_characters")])
def test_malformed_reason_is_refused(town: Town, unchanged: Unchanged, reason: str, code: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=State.QUALITY_CHECK)

    with unchanged():
        payload = town.give("secretariat", "TransitionChallenge", id=gid(challenge), transition="return", reason=reason)

    assert problems(payload) == [("reason", code)]


def test_reason_is_kept_and_shown(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=State.QUALITY_CHECK)

    payload = town.give("secretariat", "TransitionChallenge", id=gid(challenge), transition="return", reason=REASON)

    assert payload["challenge"]["stateReason"] == REASON
    assert Challenge.objects.get().state_reason == REASON


def test_publication_over_a_blocking_hint_needs_a_waiver_with_a_reason(town: Town, unchanged: Unchanged) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=State.QUALITY_CHECK, description="کوتاه")
    step = {"id": gid(challenge), "transition": "publish"}
    with unchanged():
        refused = town.give("secretariat", "TransitionChallenge", **step)
    assert {code for _, code in problems(refused)} == {"challenge.quality_not_met"}
    hints = [hint["code"] for hint in _quality(town, challenge) if hint["isBlocking"]]
    assert hints != []
    with unchanged():
        unreasoned = town.give("secretariat", "TransitionChallenge", **step, waivedHints=hints)
    assert problems(unreasoned) == [("reason", "challenge.reason_required")]
    with unchanged():
        unknown = town.give("secretariat", "TransitionChallenge", **step, waivedHints=[*hints, "nosuch"], reason=REASON)
    assert problems(unknown) == [("waivedHints", "challenge.waiver_unknown")]

    payload = town.give("secretariat", "TransitionChallenge", **step, waivedHints=hints, reason=REASON)

    assert (payload["errors"], payload["challenge"]["state"]) == ([], "PUBLISHED")
    assert EventRecord.objects.get(name="ChallengePublished").data["waived_hints"] == sorted(hints)


def _quality(town: Town, challenge: Challenge) -> list[dict[str, Any]]:
    query = "query($id: ID!) { challenge(id: $id) { quality { hints { code isBlocking } } } }"
    hints: list[dict[str, Any]] = town.tab("secretariat").get(query, id=gid(challenge))["challenge"]["quality"]["hints"]
    return hints


# -- merging --------------------------------------------------------------------------------


def test_merge_names_what_goes_on(town: Town) -> None:
    target = ChallengeFactory(state=State.PUBLISHED)
    challenge = ChallengeFactory(unit=town.unit, state=State.QUALITY_CHECK)

    payload = town.give(
        "secretariat",
        "TransitionChallenge",
        id=gid(challenge),
        transition="merge",
        mergeInto=gid(target),
        reason=REASON,
    )

    assert payload["challenge"]["mergedInto"]["id"] == gid(target)
    assert Challenge.objects.get(pk=challenge.pk).merged_into == target


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (lambda own, town: None, "challenge.merge_target_required"),
        (lambda own, town: gid(own), "challenge.merge_target_invalid"),
        (lambda own, town: gid(town.unit), "invalid_id"),
        (lambda own, town: "Q2hhbGxlbmdlOjk5OTk5OQ", "invalid_id"),
        (lambda own, town: gid(ChallengeFactory(state=State.DRAFT)), "invalid_id"),  # unseen by the secretariat
        (lambda own, town: gid(ChallengeFactory(state=State.QUALITY_CHECK)), "challenge.merge_target_invalid"),
        (lambda own, town: gid(ChallengeFactory(state=State.WITHDRAWN)), "challenge.merge_target_invalid"),
    ],
)
def test_merge_target_must_be_another_open_challenge(town: Town, unchanged: Unchanged, target: Any, code: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=State.QUALITY_CHECK)
    into = target(challenge, town)

    with unchanged():
        payload = town.give(
            "secretariat", "TransitionChallenge", id=gid(challenge), transition="merge", mergeInto=into, reason=REASON
        )

    assert problems(payload) == [("mergeInto", code)]


def test_merges_make_no_cycle(town: Town, unchanged: Unchanged) -> None:
    first, second = (ChallengeFactory(unit=town.unit, state=State.QUALITY_CHECK) for _ in range(2))
    end = ChallengeFactory(state=State.PUBLISHED)
    merge = {"transition": "merge", "reason": REASON}
    town.give("secretariat", "TransitionChallenge", id=gid(first), mergeInto=gid(end), **merge)

    with unchanged():
        into_merged = town.give("secretariat", "TransitionChallenge", id=gid(second), mergeInto=gid(first), **merge)
        back = town.give("secretariat", "TransitionChallenge", id=gid(end), mergeInto=gid(first), **merge)

    assert problems(into_merged) == [("mergeInto", "challenge.merge_target_invalid")]
    assert problems(back) == [(None, "wrong_state")]


# -- repeats and nonsense -------------------------------------------------------------------


def test_step_that_was_taken_is_not_taken_again(town: Town, unchanged: Unchanged) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    step = {"id": gid(challenge), "transition": "approve_by_unit"}
    town.give("head", "TransitionChallenge", **step)

    with unchanged():
        payload = town.give("head", "TransitionChallenge", **step)

    assert problems(payload) == [(None, "wrong_state")]


def test_asking_for_approval_twice_tells_the_heads_once(town: Town, unchanged: Unchanged) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    step = {"id": gid(challenge), "transition": "request_approval"}
    town.give("officer", "TransitionChallenge", **step)

    with unchanged():
        payload = town.give("officer", "TransitionChallenge", **step)

    assert payload["errors"] == []


@pytest.mark.parametrize("transition", ["", "PUBLISH", "approve", "x" * 5000, "a\x00b", "__class__"])
def test_unknown_step_is_refused(town: Town, unchanged: Unchanged, transition: str) -> None:
    challenge = ChallengeFactory(unit=town.unit)

    with unchanged():
        payload = town.give("head", "TransitionChallenge", id=gid(challenge), transition=transition)

    assert problems(payload) == [("transition", "catalog.unknown_transition")]
    assert len(payload["errors"][0]["message"]) < 120


@pytest.mark.parametrize("identifier", ["", "Challenge:1", "U29sdXRpb246MQ"])
def test_id_of_something_else_is_refused(town: Town, unchanged: Unchanged, identifier: str) -> None:
    with unchanged():
        payload = town.give("head", "TransitionChallenge", id=identifier, transition="approve_by_unit")

    assert problems(payload) == [("id", "invalid_id")]


def test_refusal_speaks_the_persons_language(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, author=town.people["head"])
    english = town.give("head", "TransitionChallenge", id=gid(challenge), transition="approve_by_unit")

    town.give("head", "UpdateProfile", language="FA")
    persian = town.give("head", "TransitionChallenge", id=gid(challenge), transition="approve_by_unit")

    assert english["errors"][0]["message"].startswith("The author of a challenge cannot approve it.")
    assert persian["errors"][0]["message"].startswith("نویسندهٔ چالش نمی‌تواند آن را تأیید کند.")
