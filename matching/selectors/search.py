"""One search box over both sides and the organisations: by meaning, and by the words themselves."""

from collections.abc import Iterable
from typing import Any

from accounts.models import Organisation
from accounts.selectors import organisations
from accounts.viewer import Viewer
from bahamm.kernel.text import fold, search_tokens
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import (
    ChallengeFilter,
    SolutionFilter,
    challenges_visible_to,
    filter_challenges,
    filter_solutions,
    solutions_visible_to,
)
from matching.enums import SURE_BANDS, Kind
from matching.index import Probe, index
from matching.results import SearchHit, SearchResult
from matching.selectors.pages import rows_for

MAX_CHARACTERS = 500
_CANDIDATES = 60
_SNIPPET = 180
#: What finding every word adds to a score: a name or a code is meant literally.
_ALL_WORDS = 2.0


def search_catalogue(viewer: Viewer, text: str, *, first: int = 20) -> SearchResult:
    """Challenges, solutions and organisations for a few words; nothing for text without letters.

    What is close comes first, then what only resembles the words more than the rest does; each part best first.
    """
    text = text[:MAX_CHARACTERS]
    tokens = search_tokens(text)
    if sum(len(token) for token in tokens) < 2:
        return SearchResult([])
    probe = Probe.of_text(text)
    hits = [
        *_objects(viewer, Kind.CHALLENGE, text, probe, tokens, first),
        *_objects(viewer, Kind.SOLUTION, text, probe, tokens, first),
        *_organisations(viewer, text, first),
    ]
    hits.sort(key=lambda hit: (not hit.is_close, -hit.score, type(hit.item).__name__, hit.item.pk))
    return SearchResult(hits[:first], is_lexical_only=probe.is_lexical_only)


def _objects(viewer: Viewer, kind: Kind, text: str, probe: Probe, tokens: list[str], first: int) -> Iterable[SearchHit]:
    visible: Any
    literal: Any
    if kind == Kind.CHALLENGE:
        visible = challenges_visible_to(viewer)
        literal = filter_challenges(visible, ChallengeFilter(search=text), viewer)
    else:
        visible = solutions_visible_to(viewer)
        literal = filter_solutions(visible, SolutionFilter(search=text), viewer)
    hits = {hit.object_id: hit for hit in index.search(kind, probe, _CANDIDATES, None) if hit.score > 0}
    seen = set(visible.filter(pk__in=hits).values_list("pk", flat=True))
    found = {pk: hit.score for pk, hit in hits.items() if pk in seen}
    close = {pk for pk in found if hits[pk].band in SURE_BANDS}
    for pk in literal.order_by("-pk").values_list("pk", flat=True)[:first]:
        found[pk] = found.get(pk, 0.0) + _ALL_WORDS
        close.add(pk)
    best = sorted(found, key=lambda pk: (pk not in close, -found[pk], pk))[:first]
    rows = rows_for(kind, best)
    return [SearchHit(rows[pk], found[pk], snippet(rows[pk], tokens), pk in close) for pk in best if pk in rows]


def _organisations(viewer: Viewer, text: str, first: int) -> Iterable[SearchHit]:
    rows: Iterable[Organisation] = organisations(viewer, search=text).select_related("city")[:first]
    whole = fold(text)
    return [
        SearchHit(
            row,
            _ALL_WORDS + (1.0 if whole in fold(f"{row.name} {row.name_en}") else 0.0),
            row.description[:_SNIPPET],
            is_close=True,
        )
        for row in rows
    ]


def snippet(item: Challenge | Solution, tokens: list[str]) -> str:
    """The first sentence that holds one of the words, verbatim; the summary when none does."""
    for sentence in f"{item.summary}\n{item.description}".replace(". ", ".\n").replace("؟ ", "؟\n").split("\n"):
        folded = fold(sentence)
        if any(token in folded for token in tokens):
            return sentence.strip()[:_SNIPPET]
    return item.summary[:_SNIPPET]
