"""Writing solutions."""

from typing import Any

from accounts.viewer import Viewer
from api.accounts.types import Language
from api.graphene_types import ID, Field, InputField, InputObjectType, Int, List, NonNull, ObjectType, String
from api.inputs import plain
from api.payloads import key_field, mutation
from api.relay import pk_of
from api.values import MoneyInput
from marketplace.catalog import services

_FIELD_IDS = {"dimensions": "Dimension", "goals": "Goal"}


class SolutionFields(InputObjectType):
    """The entry in the catalogue. A field that is left out stays as it is; null empties it."""

    language = Language(description="The language it is written in.")
    title = String(description="One line, at most 200 characters.")
    summary = String(description="What it does in two sentences, at most 600 characters.")
    description = String(description="What it does and how, at most 20,000 characters.")
    evidence = String(description="Where it has worked, with figures.")
    integration_needs = String(description="What it needs from a city's systems.")
    trl = Int(description="Maturity, 1 to 9.")
    price_min = InputField(MoneyInput, description="From.")
    price_max = InputField(MoneyInput, description="To.")
    price_note = String(description="What the price depends on.")
    dimensions = List(NonNull(ID), description="Smart-city dimensions, at most six.")
    goals = List(NonNull(ID), description="Goals that it serves, at most five.")
    tags = List(NonNull(String), description="Short words for search, at most twelve.")


class CreateSolutionInput(InputObjectType):
    """A new draft."""

    supplier = ID(required=True, description="The supplier that offers it.")
    fields = InputField(SolutionFields, required=True, description="What is known so far; a draft may be incomplete.")
    idempotency_key = key_field()


class UpdateSolutionInput(InputObjectType):
    """Autosave: only the given fields change. What is published stays complete."""

    id = ID(required=True, description="The solution.")
    revision = Int(required=True, description="The revision that the client last saw.")
    fields = InputField(SolutionFields, required=True, description="What changes.")


class TransitionSolutionInput(InputObjectType):
    """One step of the workflow."""

    id = ID(required=True, description="The solution.")
    transition = String(required=True, description="`publish` or `unpublish`.")
    reason = String(description="Why; kept in the history.")


def create_solution(viewer: Viewer, given: Any) -> dict[str, Any]:
    solution = services.create_solution(
        actor=viewer,
        supplier_id=pk_of(given.supplier, "Organisation", "supplier"),
        fields=plain(given.fields, **_FIELD_IDS),
        idempotency_key=given.get("idempotency_key"),
    )
    return {"solution": solution}


def update_solution(viewer: Viewer, given: Any) -> dict[str, Any]:
    solution = services.update_solution(
        actor=viewer,
        solution_id=pk_of(given.id, "Solution", "id"),
        revision=given.revision,
        fields=plain(given.fields, **_FIELD_IDS),
    )
    return {"solution": solution}


def transition_solution(viewer: Viewer, given: Any) -> dict[str, Any]:
    solution = services.transition_solution(
        actor=viewer,
        solution_id=pk_of(given.id, "Solution", "id"),
        transition=given.transition,
        reason=given.get("reason"),
    )
    return {"solution": solution}


_SOLUTION = Field("api.catalog.types.Solution", description="The solution as it stands now.")


class SolutionMutations(ObjectType):
    create_solution = mutation(
        CreateSolutionInput, create_solution, "Begin a draft. For members of the supplier.", solution=_SOLUTION
    )
    update_solution = mutation(
        UpdateSolutionInput, update_solution, "Save fields. For members of the supplier.", solution=_SOLUTION
    )
    transition_solution = mutation(
        TransitionSolutionInput,
        transition_solution,
        "Publish or take down. For members of the supplier.",
        solution=_SOLUTION,
    )
