"""Goals for a text that is being typed. Nothing is stored; only what everybody may see has a vote."""

import threading
from dataclasses import dataclass

import numpy as np

from accounts.viewer import Viewer
from bahamm.kernel.text import fold
from marketplace.catalog.models import Challenge, Goal, Solution
from marketplace.catalog.selectors import active_taxonomy, challenges_visible_to, solutions_visible_to
from matching.documents import INDEXED_CHALLENGES
from matching.embedding import holder
from matching.engine.embedders.base import model_key
from matching.engine.goal_suggestion import NEIGHBOURS, GoalTitles, embed_titles, suggest
from matching.enums import Kind
from matching.index import Probe, index

EVERYBODY = Viewer.anonymous()
SHOWN = 3
MAX_SHOWN = 10
MAX_CHARACTERS = 8_000
#: Below this a text says nothing yet.
MINIMUM_LETTERS = 12


@dataclass(frozen=True, slots=True)
class SuggestedGoal:
    """``score`` is comparable within one answer only."""

    goal: Goal
    score: float


def suggest_goals(text: str, *, first: int = SHOWN) -> list[SuggestedGoal]:
    """The goals that fit best, best first; none while the text is too short to say, or without a taxonomy."""
    text = text[:MAX_CHARACTERS]
    taxonomy = active_taxonomy()
    if taxonomy is None or sum(character.isalpha() for character in fold(text)[:200]) < MINIMUM_LETTERS:
        return []
    goals = {str(goal.pk): goal for goal in taxonomy.goals.all()}
    titles = _titles.get({pk: (goal.title_fa, goal.title_en) for pk, goal in goals.items()})
    probe = Probe.of_text(text)
    vector = probe.vector if titles.model_key == probe.model_key else None
    ranked = suggest(titles, vector, text, probe.language, _neighbours(probe))
    return [SuggestedGoal(goals[pk], score) for pk, score in ranked[: max(0, min(first, MAX_SHOWN))]]


def warm_titles() -> None:
    """Embed the goals' titles before the first visitor types; nothing without a taxonomy or a model."""
    taxonomy = active_taxonomy()
    if taxonomy is not None:
        _titles.get({str(goal.pk): (goal.title_fa, goal.title_en) for goal in taxonomy.goals.all()})


def _neighbours(probe: Probe) -> list[tuple[float, list[str]]]:
    """Similar published challenges and solutions with their goals, the most similar first."""
    found: list[tuple[float, int, list[str]]] = []
    for kind, visible, through, owner in (
        (
            Kind.CHALLENGE,
            challenges_visible_to(EVERYBODY).filter(state__in=INDEXED_CHALLENGES),
            Challenge.goals.through,
            "challenge_id",
        ),
        (Kind.SOLUTION, solutions_visible_to(EVERYBODY), Solution.goals.through, "solution_id"),
    ):
        scores = {hit.object_id: hit.score for hit in index.search(kind, probe, 2 * NEIGHBOURS, None)}
        seen = visible.filter(pk__in=scores).values_list("pk", flat=True)
        named: dict[int, list[str]] = {pk: [] for pk in seen}
        links = through.objects.filter(**{f"{owner}__in": named}).order_by("pk")  # type: ignore[attr-defined]
        for pk, goal in links.values_list(owner, "goal_id"):
            named[pk].append(str(goal))
        found += [(scores[pk], pk, goals) for pk, goals in named.items()]
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return [(score, goals) for score, _, goals in found]


class _Titles:
    """The embedded titles of the taxonomy in use: embedded again when it, or the model, changes. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[object, GoalTitles] | None = None

    def get(self, titles: dict[str, tuple[str, str]]) -> GoalTitles:
        embedder = holder.get()
        if embedder is None:
            nothing = np.zeros((len(titles), 0), np.float32)
            return GoalTitles(tuple(titles), nothing, nothing, "")
        key = (model_key(embedder), tuple(titles.items()))
        with self._lock:
            if self._known is None or self._known[0] != key:
                self._known = key, embed_titles(titles, embedder)
            return self._known[1]


_titles = _Titles()
