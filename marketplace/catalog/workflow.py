"""The machines of the catalogue as tables. The steps that belong to a reverse event come with the events app."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from bahamm.kernel.errors import DomainError, FieldError
from bahamm.kernel.text import fold
from bahamm.kernel.workflow import Guard, Machine, State, Transition
from marketplace.catalog import errors, events
from marketplace.catalog.enums import ChallengeState as C
from marketplace.catalog.enums import SolutionState as S
from marketplace.catalog.quality import assess_challenge
from marketplace.catalog.rules import heads_unit, is_author, is_secretariat, permit, works_in_supplier, works_in_unit

REASON_MINIMUM = 5

#: The identity card: what must be stated before a unit stands behind a challenge.
CARD_FIELDS = (
    "title",
    "summary",
    "description",
    "owner_name",
    "place",
    "baseline",
    "success_measures",
    "shareable_data",
    "pilot_site",
    "deadline",
)
SOLUTION_FIELDS = ("title", "summary", "description")


@dataclass(frozen=True, slots=True)
class Asks:
    """A guard on what the actor gives with the step. It says nothing on whether the step is open to them."""

    check: Guard

    def __call__(self, subject: Any, parameters: dict[str, Any]) -> Any:
        return self.check(subject, parameters)


def _card_is_filled(challenge: Any, _: dict[str, Any]) -> Iterator[FieldError]:
    for name in CARD_FIELDS:
        value = getattr(challenge, name)
        if not (fold(value) if isinstance(value, str) else value):  # what shows nothing is empty, too
            yield FieldError(errors.CARD_FIELD_REQUIRED, name)


def _has_goal(challenge: Any, _: dict[str, Any]) -> Iterator[FieldError]:
    if not challenge.goals.all():
        yield FieldError(errors.GOAL_REQUIRED, "goals")


def _states_budget(challenge: Any, _: dict[str, Any]) -> Iterator[FieldError]:
    if not (challenge.has_no_budget or challenge.budget_source.strip()):
        yield FieldError(errors.BUDGET_STATEMENT_REQUIRED, "budget_source")


def _deadline_is_ahead(challenge: Any, _: dict[str, Any]) -> Iterator[FieldError]:
    if challenge.deadline is not None and challenge.deadline <= timezone.now():
        yield FieldError(errors.DEADLINE_PASSED, "deadline")


def _reason(_: Any, parameters: dict[str, Any]) -> Iterator[FieldError]:
    if len((parameters.get("reason") or "").strip()) < REASON_MINIMUM:
        yield FieldError(errors.REASON_REQUIRED, "reason", {"limit": REASON_MINIMUM})


def _quality_is_met_or_waived(challenge: Any, parameters: dict[str, Any]) -> Iterator[FieldError]:
    blocking = {hint.code: hint for hint in assess_challenge(challenge).blocking}
    waived = set(parameters.get("waived_hints") or ())
    for unknown in sorted(waived - blocking.keys()):
        yield FieldError(errors.WAIVER_UNKNOWN, "waived_hints", {"value": unknown})
    for code, hint in blocking.items():
        if code not in waived:
            texts = {"hint_fa": hint.text("fa"), "hint_en": hint.text("en")}
            yield FieldError(errors.QUALITY_NOT_MET, hint.field, texts)
    if waived & blocking.keys():
        yield from _reason(challenge, parameters)


def _names_merge_target(challenge: Any, parameters: dict[str, Any]) -> Iterator[FieldError]:
    target = parameters.get("merge_into")
    if target is None:
        yield FieldError(errors.MERGE_TARGET_REQUIRED, "merge_into")
    elif target.pk == challenge.pk or target.state not in (C.PUBLISHED, C.IN_EVENT):
        yield FieldError(errors.MERGE_TARGET_INVALID, "merge_into")


def _solution_is_complete(solution: Any, _: dict[str, Any]) -> Iterator[FieldError]:
    for name in SOLUTION_FIELDS:
        if not fold(getattr(solution, name)):
            yield FieldError(errors.FIELDS_REQUIRED, name)


_IS_COMPLETE: tuple[Guard, ...] = (_card_is_filled, _has_goal, _states_budget, _deadline_is_ahead)

_may_work = permit((works_in_unit, errors.NOT_UNIT_MEMBER))
_may_head = permit((heads_unit, errors.NOT_UNIT_HEAD))
_may_approve = permit((heads_unit, errors.NOT_UNIT_HEAD), (~is_author, errors.SELF_APPROVAL))
#: Nobody asks herself; an author who heads the unit asks another head.
may_ask_for_approval = permit((works_in_unit, errors.NOT_UNIT_MEMBER), (~heads_unit | is_author, errors.HEAD_APPROVES))
_may_run = permit((is_secretariat, errors.SECRETARIAT_ONLY))
_may_supply = permit((works_in_supplier, errors.NOT_SUPPLIER_MEMBER))

CHALLENGE: Machine[Any] = Machine(
    name="challenge",
    states=(
        State(C.DRAFT, "پیش‌نویس", "Draft"),
        State(C.UNIT_APPROVED, "تأیید واحد", "Approved by the unit head"),
        State(C.QUALITY_CHECK, "کنترل کیفیت شرح چالش", "Brief-quality check"),
        State(C.RETURNED, "برگشت برای اصلاح", "Returned for correction"),
        State(C.PUBLISHED, "منتشرشده (نیازمندی باز)", "Published need", is_public=True),
        State(C.IN_EVENT, "در رویداد", "Attached to an event", is_public=True),
        State(C.SOLVED, "حل‌شده", "Solved", is_public=True, is_terminal=True),
        State(C.UNSOLVED, "بی‌نتیجه", "Unsolved; may be re-published", is_public=True),
        State(C.WITHDRAWN, "منصرف‌شده", "Withdrawn", is_public=True, is_terminal=True),
        State(C.MERGED, "ادغام‌شده", "Merged into another", is_public=True, is_terminal=True),
    ),
    transitions=(
        Transition(
            name="approve_by_unit",
            sources=frozenset({C.DRAFT, C.RETURNED}),
            target=C.UNIT_APPROVED,
            who=_may_approve,
            guards=_IS_COMPLETE,
            event=events.ChallengeApprovedByUnit,
        ),
        Transition(
            name="send_to_secretariat",
            sources=frozenset({C.UNIT_APPROVED}),
            target=C.QUALITY_CHECK,
            who=_may_work,
            event=events.ChallengeSentToSecretariat,
        ),
        Transition(
            name="return",
            sources=frozenset({C.QUALITY_CHECK}),
            target=C.RETURNED,
            who=_may_run,
            guards=(Asks(_reason),),
            event=events.ChallengeReturned,
        ),
        Transition(
            name="publish",
            sources=frozenset({C.QUALITY_CHECK}),
            target=C.PUBLISHED,
            who=_may_run,
            guards=(_deadline_is_ahead, Asks(_quality_is_met_or_waived)),
            event=events.ChallengePublished,
        ),
        Transition(
            name="merge",
            sources=frozenset({C.QUALITY_CHECK}),
            target=C.MERGED,
            who=_may_run,
            guards=(Asks(_names_merge_target), Asks(_reason)),
            event=events.ChallengeMerged,
        ),
        # The officer proposes, the head confirms: the head's own act is both, so the step is the head's.
        Transition(
            name="republish",
            sources=frozenset({C.UNSOLVED}),
            target=C.PUBLISHED,
            who=_may_head,
            guards=(_deadline_is_ahead, Asks(_reason)),
            event=events.ChallengeRepublished,
        ),
        Transition(
            name="withdraw",
            sources=frozenset({C.PUBLISHED, C.UNSOLVED}),
            target=C.WITHDRAWN,
            who=_may_head,
            guards=(Asks(_reason),),
            event=events.ChallengeWithdrawn,
        ),
    ),
)

SOLUTION: Machine[Any] = Machine(
    name="solution",
    states=(
        State(S.DRAFT, "پیش‌نویس", "Draft"),
        State(S.PUBLISHED, "منتشرشده", "Published", is_public=True),
        State(S.UNPUBLISHED, "برداشته‌شده از فهرست", "Unpublished"),
    ),
    transitions=(
        Transition(
            name="publish",
            sources=frozenset({S.DRAFT, S.UNPUBLISHED}),
            target=S.PUBLISHED,
            who=_may_supply,
            guards=(_solution_is_complete,),
            event=events.SolutionPublished,
        ),
        Transition(
            name="unpublish",
            sources=frozenset({S.PUBLISHED}),
            target=S.UNPUBLISHED,
            who=_may_supply,
            event=events.SolutionUnpublished,
        ),
    ),
)

EDITABLE_STATES = frozenset({C.DRAFT, C.RETURNED})
PUBLIC_STATES = frozenset(state.name for state in CHALLENGE.states if state.is_public)
OPEN_STATES = frozenset({C.PUBLISHED, C.IN_EVENT})
#: Steps whose reason the law or the machine makes public; all other reasons stay with the unit and the secretariat.
PUBLIC_REASONS = frozenset({"withdraw", "merge", "republish"})


def approval_gaps(challenge: Any) -> list[FieldError]:
    """What is still missing before a head can approve."""
    return [error for guard in _IS_COMPLETE for error in guard(challenge, {})]


def refusal_without_input(
    machine: Machine[Any], transition: Transition, viewer: Any, subject: Any
) -> DomainError | None:
    """Why the step is closed to ``viewer`` whatever they give with it; None when it is open."""
    row = replace(transition, guards=tuple(guard for guard in transition.guards if not isinstance(guard, Asks)))
    return machine.refusals(row, viewer, subject, {})


def publication_gaps(solution: Any) -> list[FieldError]:
    """What a solution lacks to stand in the catalogue."""
    return list(_solution_is_complete(solution, {}))
