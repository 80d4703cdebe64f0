"""The whole product state × step × role against a table of its own, and what each guard asks for."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from marketplace.catalog import workflow
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import allowed_actions
from marketplace.catalog.services import request_approval, transition_challenge, transition_solution
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import UnitFactory
from tests.factories.catalog import ChallengeFactory, SolutionFactory

HEADS = {"head", "head_above"}
UNIT = HEADS | {"officer"}
RUNNERS = {"secretariat"}
#: step: (from, to, who, what is given with it)
CHALLENGE_STEPS: dict[str, tuple[set[str], str, set[str]]] = {
    "approve_by_unit": ({"draft", "returned"}, "unit_approved", HEADS),
    "send_to_secretariat": ({"unit_approved"}, "quality_check", UNIT),
    "return": ({"quality_check"}, "returned", RUNNERS),
    "publish": ({"quality_check"}, "published", RUNNERS),
    "merge": ({"quality_check"}, "merged", RUNNERS),
    "republish": ({"unsolved"}, "published", HEADS),
    "withdraw": ({"published", "unsolved"}, "withdrawn", HEADS),
}
SOLUTION_STEPS: dict[str, tuple[set[str], str, set[str]]] = {
    "publish": ({"draft", "unpublished"}, "published", {"owner", "member"}),
    "unpublish": ({"published"}, "unpublished", {"owner", "member"}),
}


def is_hidden(name: str, state: str) -> bool:
    """The secretariat does not see drafts: for it they do not exist."""
    return name == "secretariat" and state == "draft"


def refusal_of(act: Any) -> DomainError | None:
    """What ``act`` raises; its writes are taken back either way."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except DomainError as error:
        return error
    return None


@pytest.mark.django_db
@pytest.mark.parametrize("step", CHALLENGE_STEPS)
@pytest.mark.parametrize("state", ChallengeState.values)
def test_challenge_step_is_open_exactly_to_its_people_in_its_states(town: Town, state: str, step: str) -> None:
    sources, target, people = CHALLENGE_STEPS[step]
    challenge = ChallengeFactory(unit=town.unit, state=state)
    other = ChallengeFactory(state=ChallengeState.PUBLISHED)
    given = {"reason": "به دلیل تکراری بودن", "merge_into": other.pk if step == "merge" else None}
    done = set()
    for name in VIEWERS:
        viewer = town.viewers[name]
        refusal = refusal_of(
            lambda viewer=viewer: transition_challenge(
                actor=viewer, challenge_id=challenge.pk, transition=step, **given
            )
        )
        offered = {action.name: action.allowed for action in allowed_actions(viewer, challenge)}
        assert offered[step] == (refusal is None), f"{name}: offered and done differ"
        if refusal is None:
            done.add(name)
        elif name in people:
            assert isinstance(refusal, NotFound if is_hidden(name, state) else Conflict), f"{name}: {refusal}"
    challenge.refresh_from_db()

    assert challenge.state == state
    assert done == (people if state in sources else set())
    assert workflow.CHALLENGE.by_name[step].target == target


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("author", "place", "people"),
    [
        (None, "تهران", {"officer"}),
        ("head", "تهران", {"officer", "head"}),
        ("head_above", "تهران", {"officer", "head_above"}),
        (None, "", set()),
    ],
)
def test_approval_is_asked_for_by_those_who_may_not_give_it(
    town: Town, author: str | None, place: str, people: set[str]
) -> None:
    whose = {"author_id": town.viewers[author].user_id} if author else {}
    challenge = ChallengeFactory(unit=town.unit, place=place, **whose)
    done = set()
    for name in VIEWERS:
        viewer = town.viewers[name]
        refusal = refusal_of(lambda viewer=viewer: request_approval(actor=viewer, challenge_id=challenge.pk))
        offered = {action.name: action.allowed for action in allowed_actions(viewer, challenge)}
        assert offered["request_approval"] == (refusal is None), f"{name}: offered and done differ"
        if refusal is None:
            done.add(name)

    assert done == people


@pytest.mark.django_db
@pytest.mark.parametrize("step", SOLUTION_STEPS)
@pytest.mark.parametrize("state", SolutionState.values)
def test_solution_step_is_open_exactly_to_its_people_in_its_states(town: Town, state: str, step: str) -> None:
    sources, target, people = SOLUTION_STEPS[step]
    solution = SolutionFactory(supplier=town.supplier, state=state)
    done = set()
    for name in VIEWERS:
        viewer = town.viewers[name]
        refusal = refusal_of(
            lambda viewer=viewer: transition_solution(actor=viewer, solution_id=solution.pk, transition=step)
        )
        offered = {action.name: action.allowed for action in allowed_actions(viewer, solution)}
        assert offered[step] == (refusal is None), f"{name}: offered and done differ"
        if refusal is None:
            done.add(name)
    solution.refresh_from_db()

    assert solution.state == state
    assert done == (people if state in sources else set())
    assert workflow.SOLUTION.by_name[step].target == target


def test_machine_has_no_step_that_the_table_does_not_know() -> None:
    assert set(workflow.CHALLENGE.by_name) == set(CHALLENGE_STEPS)
    assert set(workflow.SOLUTION.by_name) == set(SOLUTION_STEPS)


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "factory"), [(Challenge, ChallengeFactory), (Solution, SolutionFactory)])
def test_database_limits_the_state_to_the_vocabulary(model: Any, factory: Any) -> None:
    item = factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=item.pk).update(state="somewhere")


def step(viewer: Viewer, challenge: Challenge, name: str, **given: Any) -> Challenge:
    return transition_challenge(actor=viewer, challenge_id=challenge.pk, transition=name, **given)


@pytest.mark.django_db
def test_approve_by_unit_is_refused_to_the_author(town: Town) -> None:
    head = town.viewers["head"]
    challenge = ChallengeFactory(unit=town.unit, author_id=head.user_id)

    with pytest.raises(PermissionRefused) as refused:
        step(head, challenge, "approve_by_unit")

    challenge.refresh_from_db()
    assert refused.value.codes == ["challenge.self_approval"]
    assert (challenge.state, challenge.revision) == ("draft", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("field", workflow.CARD_FIELDS)
def test_approve_by_unit_asks_for_each_field_of_the_card(town: Town, field: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, **{field: None if field == "deadline" else "  "})

    with pytest.raises(ValidationFailed) as refused:
        step(town.viewers["head"], challenge, "approve_by_unit")

    assert [(error.field, error.code.code) for error in refused.value.errors] == [
        (field, "challenge.card_field_required")
    ]
    assert EventRecord.objects.count() == 0


@pytest.mark.django_db
def test_approve_by_unit_asks_for_goal_budget_and_a_deadline_ahead_at_once(town: Town) -> None:
    past = timezone.now() - timedelta(minutes=1)
    challenge = ChallengeFactory(unit=town.unit, goals=[], budget_source="", deadline=past)

    with pytest.raises(ValidationFailed) as refused:
        step(town.viewers["head"], challenge, "approve_by_unit")

    assert refused.value.codes == [
        "challenge.goal_required",
        "challenge.budget_statement_required",
        "challenge.deadline_passed",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["return", "withdraw"])
@pytest.mark.parametrize("reason", [None, "", "  no ", "\u200c" * 2])
def test_step_with_a_reason_is_refused_without_one(town: Town, name: str, reason: str | None) -> None:
    state = "quality_check" if name == "return" else "published"
    challenge = ChallengeFactory(unit=town.unit, state=state)
    viewer = town.viewers["secretariat" if name == "return" else "head"]

    with pytest.raises(ValidationFailed) as refused:
        step(viewer, challenge, name, reason=reason)

    challenge.refresh_from_db()
    assert [(error.field, error.code.code) for error in refused.value.errors] == [
        ("reason", "challenge.reason_required")
    ]
    assert challenge.state == state


@pytest.mark.django_db
def test_publish_asks_for_quality_or_a_waiver_with_a_reason(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, state="quality_check", baseline="زیاد", success_measures="کمتر شود")
    secretariat = town.viewers["secretariat"]

    with pytest.raises(ValidationFailed) as refused:
        step(secretariat, challenge, "publish")
    assert [(error.field, error.code.code) for error in refused.value.errors] == [
        ("baseline", "challenge.quality_not_met"),
        ("success_measures", "challenge.quality_not_met"),
    ]

    waived = ["quality.baseline_without_number", "quality.measures_without_number"]
    with pytest.raises(ValidationFailed) as refused:
        step(secretariat, challenge, "publish", waived_hints=waived)
    assert refused.value.codes == ["challenge.reason_required"]

    with pytest.raises(ValidationFailed) as refused:
        step(secretariat, challenge, "publish", waived_hints=["quality.invented"], reason="دلیل کافی")
    assert "challenge.waiver_unknown" in refused.value.codes

    published = step(secretariat, challenge, "publish", waived_hints=waived, reason="عدد در پایلوت به دست می‌آید")
    assert published.state == "published"
    assert published.published_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["itself", "draft", "withdrawn", "unknown", "none"])
def test_merge_refuses_a_target_that_cannot_take_it(town: Town, target: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state="quality_check")
    targets = {
        "itself": challenge.pk,
        "draft": ChallengeFactory(unit=town.unit).pk,
        "withdrawn": ChallengeFactory(state="withdrawn").pk,
        "unknown": 2**62,
        "none": None,
    }

    with pytest.raises(ValidationFailed) as refused:
        step(town.viewers["secretariat"], challenge, "merge", merge_into=targets[target], reason="تکراری است")

    challenge.refresh_from_db()
    assert [error.field for error in refused.value.errors] == ["merge_into"]
    assert (challenge.state, challenge.merged_into) == ("quality_check", None)


@pytest.mark.django_db
def test_step_raises_the_revision_and_records_one_event(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, state="quality_check")
    step(town.viewers["secretariat"], challenge, "return", reason="خط پایه روشن نیست")

    challenge.refresh_from_db()
    [record] = EventRecord.objects.all()
    assert (challenge.state, challenge.revision, challenge.state_reason) == ("returned", 2, "خط پایه روشن نیست")
    assert (record.name, record.subject_id) == ("ChallengeReturned", challenge.pk)
    assert (record.data["source"], record.data["target"]) == ("quality_check", "returned")
    assert challenge.revisions.get().note == "return"


@pytest.mark.django_db
def test_unknown_step_is_a_coded_refusal(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    for name in ("teleport", "", "x" * 500):
        with pytest.raises(ValidationFailed) as refused:
            step(town.viewers["head"], challenge, name)
        assert refused.value.codes == ["catalog.unknown_transition"]


@pytest.mark.django_db
def test_challenge_of_a_stranger_unit_is_not_moved(town: Town) -> None:
    challenge = ChallengeFactory(unit=UnitFactory())
    refusal = refusal_of(lambda: step(town.viewers["head"], challenge, "approve_by_unit"))

    assert refusal is not None
    assert refusal.kind == "not_found"
