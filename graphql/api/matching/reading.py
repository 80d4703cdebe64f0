"""From matching's answers to what resolvers list: pages with cursors, and rows that read their relations together."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from accounts.viewer import Viewer
from api.connections import page_size, paged_by_offset
from api.siblings import together
from marketplace.catalog.models import Challenge, Solution
from matching.learning.shown import keep_shown
from matching.results import Match, MatchPage, SearchResult, SimilarChallenge, TypingPreview
from matching.selectors import matches, preview
from matching.selectors.search import search_catalogue

FindPage = Callable[..., MatchPage]


def gathered(found: Iterable[Match]) -> list[Match]:
    """Make the rows of all matches siblings, so that what one is asked for is read for all."""
    listed = list(found)
    together(match.challenge for match in listed)
    together(match.solution for match in listed)
    together(chain.from_iterable((*match.shared_goals, *match.shared_dimensions) for match in listed))
    return listed


def matches_for_challenge(
    viewer: Viewer, row: Challenge, first: int | None, after: str | None, verdict: str | None = None
) -> dict[str, Any]:
    return _paged(matches.matches_for_challenge, viewer, row, first, after, verdict)


def matches_for_solution(
    viewer: Viewer, row: Solution, first: int | None, after: str | None, verdict: str | None = None
) -> dict[str, Any]:
    return _paged(matches.matches_for_solution, viewer, row, first, after, verdict)


def _paged(
    find: FindPage, viewer: Viewer, row: Any, first: int | None, after: str | None, verdict: str | None = None
) -> dict[str, Any]:
    """The fields of a ``MatchConnection``."""
    pages: list[MatchPage] = []

    def read(size: int, offset: int) -> tuple[Sequence[Match], int]:
        page = find(viewer, row, first=size, offset=offset, verdict=verdict)
        pages.append(page)
        return gathered(page.matches), page.total_count

    page = paged_by_offset(read, first, after)
    if verdict is None:
        # Learning asks what was seen at which place of the whole list.
        keep_shown(viewer, row, [edge.node for edge in page.edges])
    return {
        "edges": page.edges,
        "page_info": page.page_info,
        "total_count": page.total_count,
        "is_ready": pages[0].is_ready,
    }


def similar_challenges(viewer: Viewer, row: Challenge, first: int | None) -> list[SimilarChallenge]:
    found = preview.similar_challenges(viewer, row, first=page_size(first))
    together(item.challenge for item in found)
    return found


def match_of(viewer: Viewer, pair: tuple[int, int]) -> list[Match]:
    """The match of the pair, or nothing."""
    found = matches.match_by_pair(viewer, *pair)
    return gathered([] if found is None else [found])


def typing_preview(viewer: Viewer, **draft: Any) -> TypingPreview:
    found = preview.typing_preview(viewer, **draft)
    together(item.challenge for item in found.challenges)
    together(item.solution for item in found.solutions)
    return found


def search(viewer: Viewer, text: str, first: int) -> SearchResult:
    found = search_catalogue(viewer, text, first=first)
    together(hit.item for hit in found.hits)
    return found
