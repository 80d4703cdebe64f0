"""State machines as data. A machine is a tuple of frozen rows; :func:`advance` is the only writer of a state column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import models, transaction

from bahamm.kernel import events
from bahamm.kernel.errors import (
    NOT_FOUND,
    WRONG_STATE,
    Conflict,
    DomainError,
    FieldError,
    NotFound,
    PermissionRefused,
    ValidationFailed,
)

ModelT = TypeVar("ModelT", bound=models.Model)

#: A guard looks at (object, parameters of the transition) and returns what is missing.
Guard = Callable[[Any, dict[str, Any]], Iterable[FieldError]]
#: A permission looks at (viewer, object) and returns why not; None allows.
Permission = Callable[[Any, Any], FieldError | None]


@dataclass(frozen=True, slots=True)
class State:
    """A state with its names and whether the public may see an object in it."""

    name: str
    fa: str
    en: str
    is_public: bool = False
    is_terminal: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of a machine: who may take an object from ``sources`` to ``target``, and on what conditions."""

    name: str
    sources: frozenset[str]
    target: str
    who: Permission
    event: type[events.Event]
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine(Generic[ModelT]):
    """A named set of states and transitions over one model's ``state`` column."""

    name: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    by_name: dict[str, Transition] = field(init=False)

    def __post_init__(self) -> None:
        known = {state.name for state in self.states}
        for row in self.transitions:
            if not (row.sources | {row.target}) <= known:
                raise ValueError(f"{self.name}.{row.name} names an unknown state")
        object.__setattr__(self, "by_name", {row.name: row for row in self.transitions})
        if len(self.by_name) != len(self.transitions):
            raise ValueError(f"{self.name} has two transitions of one name")

    def state(self, name: str) -> State:
        return next(state for state in self.states if state.name == name)

    def refusals(
        self, transition: Transition, viewer: Any, subject: ModelT, parameters: dict[str, Any]
    ) -> DomainError | None:
        """Why ``viewer`` cannot do this now (permission first, then state, then guards); None if they can."""
        refused = transition.who(viewer, subject)
        if refused is not None:
            return PermissionRefused(refused)
        current: str = subject.state  # type: ignore[attr-defined]
        if current not in transition.sources:
            state = self.state(current)
            return Conflict.of(WRONG_STATE, state_fa=state.fa, state_en=state.en)
        missing = [error for guard in transition.guards for error in guard(subject, parameters)]
        return ValidationFailed(*missing) if missing else None


def advance(
    machine: Machine[ModelT],
    *,
    queryset: models.QuerySet[ModelT],
    pk: int,
    transition: str,
    viewer: Any,
    parameters: dict[str, Any] | None = None,
    write: Callable[[ModelT, dict[str, Any]], dict[str, Any]] | None = None,
) -> ModelT:
    """Take one object through one transition, in one transaction.

    ``queryset`` is already limited to what ``viewer`` may see. Locks the row, checks permission, state and
    guards, lets ``write`` set further columns (it returns extra values for the event), writes the state,
    raises the revision and records the event. Raises :class:`DomainError`; then nothing has changed.
    """
    parameters = parameters or {}
    row = machine.by_name[transition]
    with transaction.atomic():
        # The visible set may join other tables; only the object's own row is locked.
        visible = queryset.filter(pk=pk).values("pk")
        subject = queryset.model._default_manager.select_for_update(of=("self",)).filter(pk__in=visible).first()
        if subject is None:
            raise NotFound.of(NOT_FOUND)
        refused = machine.refusals(row, viewer, subject, parameters)
        if refused is not None:
            raise refused
        extra = write(subject, parameters) if write else {}
        source = subject.state  # type: ignore[attr-defined]
        subject.state = row.target  # type: ignore[attr-defined]
        subject.revision += 1  # type: ignore[attr-defined]
        subject.save()
        events.record(
            row.event(
                subject_id=subject.pk,
                actor_id=viewer.user_id,
                **{"source": source, "target": row.target, **extra},
            )
        )
    return subject
