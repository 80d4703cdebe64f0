"""What a catalogue as a whole says: gaps, goals for a text, duplicates; one's saved searches; the pairing board."""

from typing import Any

from api.accounts.types import Language
from api.connections import PAGE, Slice, paged
from api.context import viewer_in
from api.discovery import reading
from api.discovery.types import (
    DuplicatePair,
    DuplicateReport,
    GapEntries,
    GapMap,
    PairingPlan,
    PairingPlanConnection,
    SavedSearchConnection,
    SearchKind,
    SuggestedGoal,
)
from api.graphene_types import ID, Field, Info, Int, ObjectType, String, listed
from api.nodes import finder
from api.relay import pk_of, pk_or_none
from matching.selectors.pairing import pairing_plans
from matching.selectors.saved_searches import saved_searches_of

find_plan = finder(pairing_plans)


class Queries(ObjectType):
    gap_map = Field(
        GapMap,
        description="Demand and supply over the map of goals, of what everybody may see; null without such a map.",
        args={
            "taxonomy": String(description="Its code; the one in use when left out."),
            "city": ID(description="Only the needs of this city; the supply stays whole."),
        },
    )
    gap_entries = Field(
        GapEntries,
        description="What the gap map counts at one place; everything when no place is named, null without such a map.",
        args={
            "taxonomy": String(description="Its code; the one in use when left out."),
            "dimension": ID(description="The row."),
            "axis": ID(description="The column."),
            "goal": ID(description="This goal; row and column are then ignored."),
            "city": ID(description="Only the needs of this city; the supply stays whole."),
        },
    )
    suggest_goals = Field(
        listed(SuggestedGoal),
        description="Goals that fit a text that is being typed, best first; none while it is too short.",
        args={
            "language": Language(required=True, description="The language that is being written."),
            "text": String(required=True, description="Title and what follows, so far."),
            "first": Int(description="How many at most; 3 when left out, never more than 10."),
        },
    )
    duplicate_candidates = Field(
        DuplicateReport,
        description="What may be the same as a challenge; null for all but its unit and the secretariat.",
        args={
            "challenge": ID(required=True, description="The challenge."),
            "first": Int(description="How many candidates at most; 10 when left out."),
        },
    )
    duplicate_pairs = Field(
        listed(DuplicatePair),
        description="Challenges under way or open that are probably the same; empty for all but the secretariat.",
        args={"first": Int(description="How many at most.")},
    )
    saved_searches = Field(
        SavedSearchConnection,
        required=True,
        description="The viewer's own, the newest first; empty for who is not signed in.",
        args={"kind": SearchKind(description="Only these."), **PAGE},
    )
    pairing_plans = Field(
        PairingPlanConnection,
        required=True,
        description="The pairing boards, the newest first; empty for all but the secretariat.",
        args=PAGE,
    )
    pairing_plan = Field(
        PairingPlan,
        description="One board; null for all but the secretariat.",
        args={"id": ID(required=True, description="Its id.")},
    )

    @staticmethod
    def resolve_gap_map(_root: Any, _info: Info, taxonomy: str | None = None, city: str | None = None) -> Any:
        return reading.gap_map(taxonomy, pk_or_none(city, "City", "city"))

    @staticmethod
    def resolve_gap_entries(_root: Any, _info: Info, taxonomy: str | None = None, **place: str | None) -> Any:
        return reading.gap_entries(
            taxonomy,
            dimension=pk_or_none(place.get("dimension"), "Dimension", "dimension"),
            axis=pk_or_none(place.get("axis"), "Axis", "axis"),
            goal=pk_or_none(place.get("goal"), "Goal", "goal"),
            city=pk_or_none(place.get("city"), "City", "city"),
        )

    @staticmethod
    def resolve_suggest_goals(_root: Any, _info: Info, language: Any, text: str, first: int | None = None) -> Any:
        return reading.suggested_goals(text, first)

    @staticmethod
    def resolve_duplicate_candidates(_root: Any, info: Info, challenge: str, first: int | None = None) -> Any:
        return reading.duplicate_candidates(viewer_in(info), pk_of(challenge, "Challenge", "challenge"), first)

    @staticmethod
    def resolve_duplicate_pairs(_root: Any, info: Info, first: int | None = None) -> Any:
        return reading.duplicate_pairs(viewer_in(info), first)

    @staticmethod
    def resolve_saved_searches(
        _root: Any, info: Info, kind: Any = None, first: int | None = None, after: str | None = None
    ) -> Slice:
        return paged(saved_searches_of(viewer_in(info), None if kind is None else kind.value), first, after)

    @staticmethod
    def resolve_pairing_plans(_root: Any, info: Info, first: int | None = None, after: str | None = None) -> Slice:
        return paged(pairing_plans(viewer_in(info)), first, after)

    @staticmethod
    def resolve_pairing_plan(_root: Any, info: Info, id: str) -> Any:
        return find_plan(viewer_in(info), pk_of(id, "PairingPlan", "id"))


finders = {"SavedSearch": finder(saved_searches_of), "PairingPlan": find_plan}
