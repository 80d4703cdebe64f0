"""Pairs for fine-tuning, and the command around it."""

import json
from pathlib import Path

import pytest

from matching.documents import text_of
from matching.engine.fine_tuning import Pair
from matching.enums import Direction, FeedbackVerdict
from matching.learning import fine_tuning
from matching.models import MatchFeedback
from tests.factories.accounts import UserFactory
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db


def judged(verdict: str, direction: str = "challenge", **fields: object) -> MatchFeedback:
    challenge, solution = published_challenge(), published_solution()
    organisation = challenge.unit if direction == Direction.CHALLENGE_TO_SOLUTIONS else solution.supplier
    return MatchFeedback.objects.create(
        challenge=challenge,
        solution=solution,
        direction=direction,
        organisation=organisation,
        user=UserFactory(),
        verdict=verdict,
        model_key="",
        ranker_version="",
        **fields,
    )


def test_useful_pairs_in_force_ask_from_the_side_that_judged() -> None:
    ours = judged(FeedbackVerdict.INVITED)
    theirs = judged(FeedbackVerdict.USEFUL, "solution")
    judged(FeedbackVerdict.NOT_USEFUL)
    judged(FeedbackVerdict.RETRACTED)
    judged(FeedbackVerdict.USEFUL, is_current=False)

    assert fine_tuning.pairs_from_feedback() == [
        Pair(text_of(ours.challenge), text_of(ours.solution)),
        Pair(text_of(theirs.solution), text_of(theirs.challenge)),
    ]


def test_command_refuses_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"query": "صف", "document": "queue"}) + "\n", encoding="utf-8")
    output = str(tmp_path / "out")
    statuses = [
        fine_tuning.main(["--pairs", str(path), "--output", output]),
        fine_tuning.main(["--from-feedback", "--output", output]),
    ]

    assert statuses == [1, 1]
    assert capsys.readouterr().err.splitlines() == [
        "fine-tune-model: 1 pairs are too few, 8 are needed at least",
        "fine-tune-model: 0 pairs are too few, 8 are needed at least",
    ]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [[], ["--from-feedback"], ["--pairs", "a", "--from-feedback", "--output", "b"]])
def test_source_and_output_are_asked_for(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        fine_tuning.main(arguments)
