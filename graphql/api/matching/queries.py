"""One match, what exists while one types, and the search box."""

from typing import Any

from accounts.viewer import Viewer
from api.accounts.types import Language
from api.connections import page_size
from api.context import viewer_in
from api.graphene_types import ID, Field, Info, Int, List, NonNull, ObjectType, String
from api.matching import reading
from api.matching.types import Match, SearchResult, TypingPreview
from api.relay import pair_of, pk_or_none, pks_of


class Queries(ObjectType):
    match = Field(
        Match,
        description="One pair as the viewer's side sees it; null when it is none of their business.",
        args={"id": ID(required=True, description="Its id.")},
    )
    typing_preview = Field(
        TypingPreview,
        required=True,
        description="What already exists for a challenge that is being typed. Nothing is stored.",
        args={
            "language": Language(required=True, description="The language that is being written."),
            "title": String(required=True, description="The title so far."),
            "summary": String(required=True, description="The summary so far."),
            "description": String(required=True, description="The description so far."),
            "goals": List(NonNull(ID), description="The chosen goals."),
            "exclude_challenge": ID(description="The challenge itself, when it is stored already."),
        },
    )
    search = Field(
        SearchResult,
        required=True,
        description="Challenges, solutions and organisations, by meaning and by the words themselves.",
        args={
            "text": String(required=True, description="A few words, in either language."),
            "first": Int(description="How many at most."),
        },
    )

    @staticmethod
    def resolve_match(_root: Any, info: Info, id: str) -> Any:
        return _find_match(viewer_in(info), pair_of(id, "Match", "id"))

    @staticmethod
    def resolve_typing_preview(
        _root: Any, info: Info, goals: Any = None, exclude_challenge: str | None = None, **texts: Any
    ) -> Any:
        return reading.typing_preview(
            viewer_in(info),
            goals=pks_of(goals, "Goal", "goals") or (),
            exclude_challenge=pk_or_none(exclude_challenge, "Challenge", "exclude_challenge"),
            **texts,
        )

    @staticmethod
    def resolve_search(_root: Any, info: Info, text: str, first: int | None = None) -> Any:
        return reading.search(viewer_in(info), text, page_size(first))


def _find_match(viewer: Viewer, pair: tuple[int, int]) -> Any:
    return next(iter(reading.match_of(viewer, pair)), None)


finders = {"Match": _find_match}
