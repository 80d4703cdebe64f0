"""The desk: what waits for the viewer, and the figures that everybody may see."""

from dataclasses import dataclass
from typing import Any

from accounts import selectors as people
from api.accounts.types import Credential, Organisation
from api.catalog.types import Challenge, Solution
from api.connections import page_size
from api.context import viewer_in
from api.graphene_types import Field, Info, Int, ObjectType, String, Union, listed
from api.limits import limit
from api.matching.reading import gathered
from api.matching.types import Match
from api.nodes import type_of
from api.siblings import one, together
from marketplace.catalog import selectors as catalogue
from matching.selectors import dashboard as matching


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose desk: of one organisation, or of all that the viewer belongs to."""

    organisation_id: int | None


class StateCount(ObjectType):
    """How many objects are in one state."""

    state = String(required=True, description="The state, by its name in the enum.")
    count = Int(required=True, description="How many.")

    @staticmethod
    def resolve_state(entry: catalogue.StateCount, _info: Info) -> str:
        return entry.state.upper()


class DraftItem(Union):
    """An unfinished text."""

    class Meta:
        types = (Challenge, Solution)

    @staticmethod
    def resolve_type(row: Any, _info: Info) -> Any:
        return type_of(row)


class CredentialTask(ObjectType):
    """A credential that waits to be verified or rejected."""

    credential = Field(Credential, required=True, description="The claim.")
    organisation = Field(Organisation, required=True, description="Whose claim it is.")

    @staticmethod
    def resolve_credential(row: Any, _info: Info) -> Any:
        return row

    @staticmethod
    def resolve_organisation(row: Any, _info: Info) -> Any:
        return one(row, "organisation")


class PublicFigures(ObjectType):
    """Figures for everybody."""

    open_challenges = Int(required=True, description="Challenges that can be answered now.")
    published_solutions = Int(required=True, description="Solutions in the catalogue.")
    units = Int(required=True, description="Municipal units.")
    suppliers = Int(required=True, description="Suppliers.")
    cities = Int(required=True, description="Cities with at least one organisation.")


def _first() -> dict[str, Any]:
    return {"first": Int(description="How many at most.")}


class Dashboard(ObjectType):
    """What waits for the viewer."""

    challenge_counts = Field(listed(StateCount), description="Challenges of the viewer's units by state.")
    solution_counts = Field(listed(StateCount), description="Solutions of the viewer's suppliers by state.")
    challenge_tasks = Field(
        listed(Challenge),
        description="Challenges waiting for an act of the viewer (approve, check, fix), the longest waiting first.",
        args=_first(),
    )
    drafts = Field(listed(DraftItem), description="Unfinished texts, the last touched first.", args=_first())
    matches_awaiting_feedback = Field(
        listed(Match), description="Good matches that nobody of the viewer's side has judged.", args=_first()
    )
    fitting_challenges = Field(
        listed(Match), description="Open challenges that fit the viewer's solutions, best first.", args=_first()
    )
    next_deadlines = Field(listed(Challenge), description="Open challenges by deadline.", args=_first())
    credentials_to_verify = Field(
        listed(CredentialTask), description="The secretariat's queue of credentials, the oldest first."
    )

    @staticmethod
    def resolve_challenge_counts(desk: Desk, info: Info) -> list[catalogue.StateCount]:
        return catalogue.challenge_counts(viewer_in(info), desk.organisation_id)

    @staticmethod
    def resolve_solution_counts(desk: Desk, info: Info) -> list[catalogue.StateCount]:
        return catalogue.solution_counts(viewer_in(info), desk.organisation_id)

    @staticmethod
    def resolve_challenge_tasks(desk: Desk, info: Info, first: int | None = None) -> list[Any]:
        return together(catalogue.challenge_tasks(viewer_in(info), desk.organisation_id)[: page_size(first)])

    @staticmethod
    def resolve_drafts(desk: Desk, info: Info, first: int | None = None) -> list[Any]:
        return together(catalogue.drafts_of(viewer_in(info), desk.organisation_id, first=page_size(first)))

    @staticmethod
    def resolve_matches_awaiting_feedback(desk: Desk, info: Info, first: int | None = None) -> list[Any]:
        viewer, size = viewer_in(info), page_size(first)
        return gathered(matching.matches_awaiting_feedback(viewer, first=size, organisation_id=desk.organisation_id))

    @staticmethod
    def resolve_fitting_challenges(desk: Desk, info: Info, first: int | None = None) -> list[Any]:
        viewer, size = viewer_in(info), page_size(first)
        return gathered(matching.fitting_challenges(viewer, first=size, organisation_id=desk.organisation_id))

    @staticmethod
    def resolve_next_deadlines(desk: Desk, info: Info, first: int | None = None) -> list[Any]:
        return together(catalogue.next_deadlines(viewer_in(info), desk.organisation_id)[: page_size(first)])

    @staticmethod
    def resolve_credentials_to_verify(_desk: Desk, info: Info) -> list[Any]:
        return together(people.credentials_to_decide(viewer_in(info))[: limit("MAX_PAGE_SIZE")])
