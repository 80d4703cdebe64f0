"""Writing challenges. What each step means and who may take it is said in ``marketplace/catalog/workflow.py``."""

from typing import Any

from accounts.viewer import Viewer
from api.accounts.types import Language
from api.graphene_types import ID, Boolean, Field, InputField, InputObjectType, Int, List, NonNull, ObjectType, String
from api.inputs import plain
from api.payloads import key_field, mutation
from api.relay import decode_id, invalid_id, pk_of, pk_or_none
from api.scalars import DateTime
from api.values import MoneyInput
from marketplace.catalog import services

_FIELD_IDS = {"dimension": "Dimension", "axis": "Axis", "goals": "Goal"}


class ChallengeFields(InputObjectType):
    """The text and the identity card. A field that is left out stays as it is; null empties it."""

    language = Language(description="The language it is written in.")
    title = String(description="One line, at most 200 characters.")
    summary = String(description="The problem in two sentences, at most 600 characters.")
    description = String(description="The whole problem, at most 20,000 characters.")
    owner_name = String(description="Who owns the problem in the unit.")
    place = String(description="Where it hurts.")
    baseline = String(description="How it is today, measured.")
    success_measures = String(description="How one will know that it is solved.")
    shareable_data = String(description="Data that can be given to suppliers.")
    pilot_site = String(description="Where a pilot can run.")
    constraints = String(description="What a solution has to live with.")
    budget_min = InputField(MoneyInput, description="The least that is set aside.")
    budget_max = InputField(MoneyInput, description="The most that is set aside.")
    budget_source = String(description="Where the money comes from.")
    has_no_budget = Boolean(description="Said openly: there is no budget yet.")
    trl_min = Int(description="The least maturity that is asked for, 1 to 9.")
    deadline = InputField(DateTime, description="Until when answers are wanted; a moment ahead.")
    dimension = ID(description="Smart-city dimension.")
    axis = ID(description="Strategic axis.")
    goals = List(NonNull(ID), description="Priority goals, at most five.")
    tags = List(NonNull(String), description="Short words for search, at most twelve.")
    required_credentials = List(NonNull(String), description="Kinds of credential that a supplier must hold.")
    accepts_languages = List(NonNull(Language), description="Languages in which solutions are read.")


class CreateChallengeInput(InputObjectType):
    """A new draft."""

    unit = ID(required=True, description="The municipal unit that owns it.")
    fields = InputField(ChallengeFields, required=True, description="What is known so far; a draft may be incomplete.")
    idempotency_key = key_field()


class UpdateChallengeInput(InputObjectType):
    """Autosave: only the given fields change."""

    id = ID(required=True, description="The challenge.")
    revision = Int(required=True, description="The revision that the client last saw.")
    fields = InputField(ChallengeFields, required=True, description="What changes.")


class TransitionChallengeInput(InputObjectType):
    """One step of the workflow."""

    id = ID(required=True, description="The challenge.")
    transition = String(
        required=True,
        description="`request_approval`, `approve_by_unit`, `send_to_secretariat`, `return`, `publish`, `republish`, "
        "`merge` or `withdraw`.",
    )
    reason = String(description="Why; returning, merging, withdrawing and waiving ask for it.")
    merge_into = ID(description="For `merge`: the challenge that goes on.")
    waived_hints = List(
        NonNull(String), description="For `publish`: codes of blocking hints to pass over, with a reason."
    )


class DeleteDraftInput(InputObjectType):
    """A draft that was never sent or published."""

    id = ID(required=True, description="A challenge or a solution.")


def create_challenge(viewer: Viewer, given: Any) -> dict[str, Any]:
    challenge = services.create_challenge(
        actor=viewer,
        unit_id=pk_of(given.unit, "Organisation", "unit"),
        fields=plain(given.fields, **_FIELD_IDS),
        idempotency_key=given.get("idempotency_key"),
    )
    return {"challenge": challenge}


def update_challenge(viewer: Viewer, given: Any) -> dict[str, Any]:
    challenge = services.update_challenge(
        actor=viewer,
        challenge_id=pk_of(given.id, "Challenge", "id"),
        revision=given.revision,
        fields=plain(given.fields, **_FIELD_IDS),
    )
    return {"challenge": challenge}


def transition_challenge(viewer: Viewer, given: Any) -> dict[str, Any]:
    challenge = services.transition_challenge(
        actor=viewer,
        challenge_id=pk_of(given.id, "Challenge", "id"),
        transition=given.transition,
        reason=given.get("reason"),
        merge_into=pk_or_none(given.get("merge_into"), "Challenge", "merge_into"),
        waived_hints=given.get("waived_hints"),
    )
    return {"challenge": challenge}


def delete_draft(viewer: Viewer, given: Any) -> dict[str, Any]:
    kind, pk = decode_id(given.id, "id")
    if kind == "Challenge":
        services.delete_challenge_draft(actor=viewer, challenge_id=pk)
    elif kind == "Solution":
        services.delete_solution_draft(actor=viewer, solution_id=pk)
    else:
        raise invalid_id(given.id, "id")
    return {"deleted_id": given.id}


_CHALLENGE = Field("api.catalog.types.Challenge", description="The challenge as it stands now.")


class ChallengeMutations(ObjectType):
    create_challenge = mutation(
        CreateChallengeInput,
        create_challenge,
        "Begin a draft. For officers and heads of the unit.",
        challenge=_CHALLENGE,
    )
    update_challenge = mutation(
        UpdateChallengeInput,
        update_challenge,
        "Save fields of a draft or a returned challenge. For officers and heads of the unit.",
        challenge=_CHALLENGE,
    )
    transition_challenge = mutation(
        TransitionChallengeInput,
        transition_challenge,
        "Take one step of the workflow; `allowedActions` says which are open. The author never approves.",
        challenge=_CHALLENGE,
    )
    delete_draft = mutation(
        DeleteDraftInput,
        delete_draft,
        "Delete a draft with its files. For those who may edit it.",
        deleted_id=ID(description="The id of what is gone."),
    )
