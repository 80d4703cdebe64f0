"""Putting a fitted ranker in force, and taking it back."""

from typing import Any

from accounts.viewer import Viewer
from api.graphene_types import ID, Field, InputObjectType, ObjectType
from api.payloads import key_field, mutation
from api.relay import pk_of
from matching.learning import services
from matching.learning.status import matching_status

_STATUS = Field("api.operators.types.MatchingStatus", description="How matching does now.")


class ActivateRankerInput(InputObjectType):
    """Which fitted ranker shall rank from now on."""

    id = ID(required=True, description="The ranker.")
    idempotency_key = key_field()


class RollBackRankerInput(InputObjectType):
    """Which active ranker to take back: the one that you saw, so that a double click takes back one."""

    id = ID(required=True, description="The active ranker.")
    idempotency_key = key_field()


def activate_ranker(viewer: Viewer, given: Any) -> dict[str, Any]:
    pk, key = pk_of(given.id, "Ranker", "id"), given.get("idempotency_key")
    row = services.activate_ranker(actor=viewer, ranker_id=pk, idempotency_key=key)
    return {"ranker": row, "status": matching_status(viewer)}


def roll_back_ranker(viewer: Viewer, given: Any) -> dict[str, Any]:
    pk, key = pk_of(given.id, "Ranker", "id"), given.get("idempotency_key")
    row = services.roll_back_ranker(actor=viewer, ranker_id=pk, idempotency_key=key)
    return {"ranker": row, "status": matching_status(viewer)}


class Mutations(ObjectType):
    activate_ranker = mutation(
        ActivateRankerInput,
        activate_ranker,
        "Let a fitted ranker rank from now on. A worse one than the active is refused. For the secretariat.",
        ranker=Field("api.operators.types.Ranker", description="It, now active."),
        status=_STATUS,
    )
    roll_back_ranker = mutation(
        RollBackRankerInput,
        roll_back_ranker,
        "Take the active ranker back; what ranked before it does so again. For the secretariat.",
        ranker=Field("api.operators.types.Ranker", description="What ranks again; null: the built-in weights."),
        status=_STATUS,
    )
