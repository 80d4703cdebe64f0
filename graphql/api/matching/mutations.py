"""Verdicts on matches."""

from typing import Any

from accounts.viewer import Viewer
from api.graphene_types import ID, Field, InputObjectType, Int, ObjectType, String
from api.matching.types import FeedbackVerdict
from api.payloads import mutation
from api.relay import pair_of
from matching import services
from matching.selectors.matches import match_by_pair


class GiveMatchFeedbackInput(InputObjectType):
    """The verdict of the viewer's side on a pair; repeating it changes nothing."""

    match = ID(required=True, description="The match.")
    verdict = FeedbackVerdict(description="Null takes the verdict back.")
    position = Int(description="Where it stood in the list that was shown, from 1.")
    comment = String(description="Why, at most 2,000 characters; for the own side.")


def give_match_feedback(viewer: Viewer, given: Any) -> dict[str, Any]:
    challenge_id, solution_id = pair_of(given.match, "Match", "match")
    verdict = given.get("verdict")
    services.give_match_feedback(
        actor=viewer,
        challenge_id=challenge_id,
        solution_id=solution_id,
        verdict=None if verdict is None else verdict.value,
        position=given.get("position"),
        comment=given.get("comment"),
    )
    return {"match": match_by_pair(viewer, challenge_id, solution_id)}


class Mutations(ObjectType):
    give_match_feedback = mutation(
        GiveMatchFeedbackInput,
        give_match_feedback,
        "Say whether a match is useful, or invite the supplier. For the challenge's unit and the solution's supplier.",
        match=Field("api.matching.types.Match", description="The match as the viewer's side sees it now."),
    )
