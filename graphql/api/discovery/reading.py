"""From matching's answers to what resolvers list: rows that read their relations together, ids that are opaque."""

from collections.abc import Sequence
from typing import Any

from accounts.viewer import Viewer
from api.connections import page_size
from api.payloads import camel_case
from api.relay import encode_id
from api.siblings import for_each, together
from matching.enums import SearchKind
from matching.models import PairingPlan
from matching.results import PhrasePair
from matching.selectors import duplicates, gaps, goals, pairing
from matching.selectors.duplicates import DuplicatePair, DuplicateReport, MergeSuggestion
from matching.selectors.gaps import GapEntries, GapMap
from matching.selectors.goals import SuggestedGoal
from matching.selectors.pairing import PlannedPair, RejectedPair, SolvedPlan

#: Type of the ids in a kept filter; words of a vocabulary leave in capitals, amounts as digits.
_IDS = {
    "unit": "Organisation",
    "supplier": "Organisation",
    "city": "City",
    "dimension": "Dimension",
    "axis": "Axis",
    "goals": "Goal",
}
_WORDS = frozenset({"states", "language"})
_AMOUNTS = frozenset({"budget_min", "budget_max", "price_max"})


def gap_map(code: str | None, city: int | None) -> GapMap | None:
    found = None if _is_no_code(code) else gaps.gap_map(code, city=city)
    if found is not None:
        together(cell.dimension for cell in found.cells)
        together(cell.axis for cell in found.cells)
        together(each.goal for each in found.goals)
        together([found.taxonomy])
    return found


def gap_entries(code: str | None, **place: int | None) -> GapEntries | None:
    return None if _is_no_code(code) else gaps.gap_entries(code, **place)


def _is_no_code(code: str | None) -> bool:
    """The database takes no text with this character."""
    return code is not None and "\0" in code


def suggested_goals(text: str, first: int | None) -> list[SuggestedGoal]:
    size = goals.SHOWN if first is None else page_size(first)
    found = goals.suggest_goals(text, first=size)
    together(each.goal for each in found)
    return found


def duplicate_candidates(viewer: Viewer, challenge_id: int, first: int | None) -> DuplicateReport | None:
    size = duplicates.SHOWN if first is None else page_size(first)
    found = duplicates.duplicate_candidates(viewer, challenge_id, first=size)
    if found is not None:
        together(
            [
                *(each.challenge for each in found.candidates),
                *_suggested([each.suggestion for each in found.candidates]),
                *(each.challenge for each in found.solved_elsewhere if each.challenge is not None),
            ]
        )
        together(each.solution for each in found.solved_elsewhere if each.solution is not None)
    return found


def duplicate_pairs(viewer: Viewer, first: int | None) -> list[DuplicatePair]:
    found = duplicates.duplicate_pairs(viewer, first=page_size(first))
    together(row for pair in found for row in (pair.first, pair.second))
    return found


def _suggested(suggestions: Sequence[MergeSuggestion | None]) -> list[Any]:
    return [row for each in suggestions if each is not None for row in (each.keep, each.merge)]


def shared_phrases(pairs: Sequence[PhrasePair]) -> list[dict[str, Any]]:
    return [
        {
            "field": camel_case(pair.challenge_field),
            "start": pair.challenge_start,
            "end": pair.challenge_end,
            "text": pair.challenge_text,
            "other_field": camel_case(pair.solution_field),
            "other_start": pair.solution_start,
            "other_end": pair.solution_end,
            "other_text": pair.solution_text,
            "similarity": pair.similarity,
        }
        for pair in pairs
    ]


def filter_as_input(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """A kept filter as the lists' input types take it."""
    assert kind in SearchKind.values  # noqa: S101  the database keeps the column to it
    return {camel_case(name): _as_input(name, value) for name, value in sorted(values.items())}


def _as_input(name: str, value: Any) -> Any:
    if name in _IDS:
        many = isinstance(value, list)
        ids = [encode_id(_IDS[name], pk) for pk in (value if many else [value])]
        return ids if many else ids[0]
    if name in _WORDS:
        return [word.upper() for word in value] if isinstance(value, list) else value.upper()
    return str(value) if name in _AMOUNTS else value


def solved_plan(viewer: Viewer, plan: PairingPlan) -> SolvedPlan:
    """The plan, solved once for each answer however many of its fields are asked for."""

    def load(plans: list[PairingPlan]) -> dict[int, SolvedPlan]:
        return {each.pk: _solved(viewer, each) for each in plans}

    found = for_each(plan, "solved", load)
    assert found is not None  # noqa: S101  every sibling is solved
    return found


def _solved(viewer: Viewer, plan: PairingPlan) -> SolvedPlan:
    found = pairing.solved(viewer, plan)
    rows: list[PlannedPair | RejectedPair] = [*found.pairs, *found.rejected]
    together([*(row.challenge for row in rows), *found.unserved, *(c for p in found.pairs for c in p.busy_challenges)])
    together(row.solution for row in rows)
    together([*(row.supplier for row in rows), *(o for pair in found.pairs for o in pair.busy_suppliers)])
    return found
