"""The deletion test tells reasons that bear the score from reasons that do not."""

import numpy as np
import pytest

from matching.engine import faithfulness
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.evaluation_data import Dataset, Text
from matching.engine.explain import CentredPhrases, PhrasePair, align
from matching.engine.faithfulness import Faithfulness, deletion_test

THEMES = [
    "leak detection in old water pipes",
    "bus arrival times for waiting passengers",
    "sorting household waste at the kerb",
    "air quality sensors near busy schools",
    "parking guidance in the historic centre",
    "flood warning along the river banks",
]
FILLER = "Our company was founded years ago and employs many people. We are proud of prizes. Write to us any day."


def dataset() -> Dataset:
    queries = [Text(f"q{at}", f"We need {theme}. The council has met twice.", "en") for at, theme in enumerate(THEMES)]
    documents = [Text(f"d{at}", f"{FILLER} We offer {theme}. {FILLER}", "en") for at, theme in enumerate(THEMES)]
    return Dataset("planted", "all", queries, documents, {f"q{at}": {f"d{at}": 3} for at in range(len(THEMES))})


def test_quoted_phrase_bears_the_score() -> None:
    found = deletion_test(dataset(), HashingEmbedder())

    assert len(found.quoted) == len(THEMES)
    assert found.invented == 0
    assert found.share_lower == 1.0
    # The least that six signs can give is 1/64.
    assert found.p_value < 0.03


def test_reason_that_quotes_filler_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def anything(query: CentredPhrases, document: CentredPhrases, *, limit: int) -> list[PhrasePair]:
        assert align(query, document, limit=limit)
        return [PhrasePair(*query.spans[0], *document.spans[0], 0.9)]

    monkeypatch.setattr(faithfulness, "align", anything)

    assert deletion_test(dataset(), HashingEmbedder()).p_value > 0.05


def test_p_value_is_the_share_of_sign_flips_that_do_as_well() -> None:
    falls = np.array([1.0, 2.0, 3.0], np.float32)
    nothing = np.zeros(3, np.float32)

    assert Faithfulness(falls, nothing, 0).p_value == pytest.approx(1 / 8, abs=0.01)
    assert Faithfulness(nothing, falls, 0).p_value == pytest.approx(1.0, abs=0.01)
    assert Faithfulness(nothing[:0], nothing[:0], 0).p_value == 1.0
