"""What an offer leaves open: success measures of a challenge of which the solution says nothing.

Only vectors that are kept are used: where one is not there yet, nothing is claimed.
"""

from collections.abc import Iterable
from functools import cached_property

from matching.documents import Item
from matching.engine.explain import CentredPhrases, unanswered
from matching.enums import Part
from matching.index import index
from matching.reasons import Identity, Quotable, phrases_of
from matching.results import MissingMeasure

#: Measures that a match shows.
SHOWN = 3


class MissingBook:
    """The measures and answers of the objects of one page, read once for all of them."""

    def __init__(self, items: Iterable[Item]) -> None:
        quotables = [Quotable(item, part) for item in items for part in Part]
        self._quotables = {quotable.identity: quotable for quotable in quotables}
        self._key = index.last_key()

    @cached_property
    def _phrases(self) -> dict[Identity, CentredPhrases]:
        return phrases_of(self._quotables.values(), self._key, lambda: None)

    def measures(self, challenge: Item, solution: Item) -> list[MissingMeasure]:
        """The first measures of ``challenge`` that no phrase of ``solution`` answers."""
        asked = Quotable(challenge, Part.DETAILS)
        answers = [self._phrases.get(Quotable(solution, part).identity) for part in Part]
        read = [answer for answer in answers if answer is not None]
        if asked.identity not in self._phrases or len(read) < len(answers):
            return []
        open_spans = unanswered(self._phrases[asked.identity], asked.text, read)
        return [MissingMeasure(*asked.locate(*span)) for span in open_spans[:SHOWN]]
