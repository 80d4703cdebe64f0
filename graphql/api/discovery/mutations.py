"""Saved searches, and the pairing board."""

from typing import Any

from accounts.viewer import Viewer
from api.catalog.filters import ChallengeFilter, SolutionFilter, challenge_filter, solution_filter
from api.discovery.types import PairingDecision, SearchKind
from api.graphene_types import ID, Boolean, Field, InputObjectType, Int, ObjectType, String
from api.inputs import plain
from api.payloads import key_field, mutation
from api.relay import pair_of, pk_of
from matching import services
from matching.enums import SearchKind as Kind

_SAVED = {"saved_search": Field("api.discovery.types.SavedSearch", description="It, as it is now.")}
_PLAN = {"pairing_plan": Field("api.discovery.types.PairingPlan", description="The board, solved anew.")}


class SaveSearchInput(InputObjectType):
    """The conditions of a list. The same conditions again only change the name and the notices."""

    kind = SearchKind(required=True, description="Which list.")
    name = String(required=True, description="How you call it, at most 120 characters.")
    challenge_filter = ChallengeFilter(description="The conditions, for `CHALLENGES`.")
    solution_filter = SolutionFilter(description="The conditions, for `SOLUTIONS`.")
    is_semantic = Boolean(description="Compare the text by meaning instead of word by word.")
    notify = Boolean(description="Tell me of what is newly published; true when left out.")


class UpdateSavedSearchInput(InputObjectType):
    """What is left out stays."""

    id = ID(required=True, description="The saved search.")
    name = String(description="Its new name.")
    notify = Boolean(description="Whether to tell me of what is newly published.")


class DeleteSavedSearchInput(InputObjectType):
    """Which one to forget."""

    id = ID(required=True, description="The saved search.")


class CreatePairingPlanInput(InputObjectType):
    """Which challenges, and under which limits."""

    name = String(required=True, description="A name, at most 120 characters.")
    filter = ChallengeFilter(description="Which open challenges; all of them when left out.")
    challenge_capacity = Int(description="Suppliers for each challenge, 1 to 20; 3 when left out.")
    supplier_capacity = Int(description="Challenges for each supplier, 1 to 100; 3 when left out.")
    newcomers_percent = Int(description="Per cent of the pairs for newcomers, 0 to 100; 20 when left out.")
    includes_possible = Boolean(description="Whether merely possible matches are candidates, too.")
    idempotency_key = key_field()


class UpdatePairingPlanInput(InputObjectType):
    """What is left out stays; the decisions stay, too."""

    id = ID(required=True, description="The board.")
    revision = Int(required=True, description="The revision that you saw.")
    name = String(description="Its name.")
    challenge_capacity = Int(description="Suppliers for each challenge, 1 to 20.")
    supplier_capacity = Int(description="Challenges for each supplier, 1 to 100.")
    newcomers_percent = Int(description="Per cent of the pairs for newcomers, 0 to 100.")


class RefreshPairingPlanInput(InputObjectType):
    """Read challenges and candidates anew; decisions on pairs that are gone go with them."""

    id = ID(required=True, description="The board.")


class DecidePairingInput(InputObjectType):
    """What to do with one pair; the board is solved again."""

    id = ID(required=True, description="The board.")
    match = ID(required=True, description="The pair: the id of the match of its challenge and solution.")
    decision = PairingDecision(description="Null takes the decision back.")


class DeletePairingPlanInput(InputObjectType):
    """Which board to throw away."""

    id = ID(required=True, description="The board.")


def save_search(viewer: Viewer, given: Any) -> dict[str, Any]:
    kind = given.kind.value
    is_challenges = kind == Kind.CHALLENGES
    read: Any = challenge_filter if is_challenges else solution_filter
    search = services.save_search(
        actor=viewer,
        kind=kind,
        name=given.name,
        filter=read(given.get("challenge_filter" if is_challenges else "solution_filter")),
        is_semantic=bool(given.get("is_semantic")),
        notify=given.get("notify") is not False,
    )
    return {"saved_search": search}


def update_saved_search(viewer: Viewer, given: Any) -> dict[str, Any]:
    pk = pk_of(given.id, "SavedSearch", "id")
    search = services.update_saved_search(
        actor=viewer, search_id=pk, name=given.get("name"), notify=given.get("notify")
    )
    return {"saved_search": search}


def delete_saved_search(viewer: Viewer, given: Any) -> dict[str, Any]:
    services.delete_saved_search(actor=viewer, search_id=pk_of(given.id, "SavedSearch", "id"))
    return {"deleted_id": given.id}


def create_pairing_plan(viewer: Viewer, given: Any) -> dict[str, Any]:
    numbers = {name: value for name, value in plain(given).items() if value is not None}
    values = {**numbers, "filter": challenge_filter(given.get("filter"))}
    return {"pairing_plan": services.create_pairing_plan(actor=viewer, **values)}


def update_pairing_plan(viewer: Viewer, given: Any) -> dict[str, Any]:
    fields = {name: value for name, value in plain(given).items() if value is not None}
    pk, revision = pk_of(fields.pop("id"), "PairingPlan", "id"), fields.pop("revision")
    return {"pairing_plan": services.update_pairing_plan(actor=viewer, plan_id=pk, revision=revision, fields=fields)}


def refresh_pairing_plan(viewer: Viewer, given: Any) -> dict[str, Any]:
    pk = pk_of(given.id, "PairingPlan", "id")
    return {"pairing_plan": services.refresh_pairing_plan(actor=viewer, plan_id=pk)}


def decide_pairing(viewer: Viewer, given: Any) -> dict[str, Any]:
    challenge_id, solution_id = pair_of(given.match, "Match", "match")
    decision = given.get("decision")
    plan = services.decide_pairing(
        actor=viewer,
        plan_id=pk_of(given.id, "PairingPlan", "id"),
        challenge_id=challenge_id,
        solution_id=solution_id,
        decision=None if decision is None else decision.value,
    )
    return {"pairing_plan": plan}


def delete_pairing_plan(viewer: Viewer, given: Any) -> dict[str, Any]:
    services.delete_pairing_plan(actor=viewer, plan_id=pk_of(given.id, "PairingPlan", "id"))
    return {"deleted_id": given.id}


class Mutations(ObjectType):
    save_search = mutation(
        SaveSearchInput, save_search, "Keep the conditions of a list, at most 50 for each person.", **_SAVED
    )
    update_saved_search = mutation(
        UpdateSavedSearchInput, update_saved_search, "Rename it, or switch its notices.", **_SAVED
    )
    delete_saved_search = mutation(
        DeleteSavedSearchInput,
        delete_saved_search,
        "Forget a saved search of one's own.",
        deleted_id=ID(description="What is gone; null when it was refused."),
    )
    create_pairing_plan = mutation(
        CreatePairingPlanInput,
        create_pairing_plan,
        "Pair open challenges with suppliers. For the secretariat.",
        **_PLAN,
    )
    update_pairing_plan = mutation(
        UpdatePairingPlanInput, update_pairing_plan, "Change a board's limits and solve it again.", **_PLAN
    )
    refresh_pairing_plan = mutation(
        RefreshPairingPlanInput, refresh_pairing_plan, "Read a board's candidates anew and solve it again.", **_PLAN
    )
    decide_pairing = mutation(
        DecidePairingInput,
        decide_pairing,
        "Accept (suggest to the unit), lock or reject a pair and solve the board again.",
        **_PLAN,
    )
    delete_pairing_plan = mutation(
        DeletePairingPlanInput,
        delete_pairing_plan,
        "Throw a board away.",
        deleted_id=ID(description="What is gone; null when it was refused."),
    )
