"""When two briefs count as one need: the thresholds against development data, retold independently."""

import json
from pathlib import Path

import numpy as np
import pytest

from matching.engine.duplicates import OTHER_LANGUAGE, SAME_LANGUAGE, centred_briefs, is_same, same_pairs
from matching.engine.embedders.onnx import OnnxEmbedder
from matching.engine.evaluation_data import read_items
from matching.engine.model_build import build_model

ROOT = Path(__file__).resolve().parents[3]


def briefs(*angles: float) -> np.ndarray:
    """Unit vectors at these angles, in degrees."""
    radians = np.radians(angles)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def test_languages_have_thresholds_of_their_own() -> None:
    between = (SAME_LANGUAGE + OTHER_LANGUAGE) / 2

    assert (is_same(between, "fa", "fa"), is_same(between, "fa", "en")) == (False, True)


def test_pairs_above_the_threshold_come_surest_first_and_once() -> None:
    found = same_pairs(briefs(0, 40, 50, 180), ["fa"] * 4, 10)

    assert [(one, other) for one, other, _ in found] == [(1, 2), (0, 1), (0, 2)]
    assert found[0][2] == pytest.approx(np.cos(np.radians(10)))
    assert same_pairs(briefs(0, 40, 50), ["fa"] * 3, 1) == found[:1]


def test_one_brief_has_no_pair() -> None:
    assert same_pairs(briefs(0), ["fa"], 10) == same_pairs(centred_briefs([], [], [], "any"), [], 10) == []


@pytest.mark.model
def test_retold_needs_are_found_and_different_ones_are_not(tmp_path: Path) -> None:
    embedder = OnnxEmbedder(build_model(tmp_path / "model"))
    lines = (Path(__file__).parents[1] / "data" / "duplicates.jsonl").read_text(encoding="utf-8").splitlines()
    retold = [json.loads(line) for line in lines]
    wanted = {entry["of"] for entry in retold}
    items = [item for item in read_items(ROOT / "bahamm" / "demo" / "data" / "challenges.jsonl") if item.id in wanted]
    texts = [*(item.text for item in items), *(entry["text"] for entry in retold)]
    languages = [*(item.language for item in items), *(entry["language"] for entry in retold)]
    whole = centred_briefs(list(embedder.encode_queries(texts)), texts, languages, embedder.model_id)
    needs = [*(item.id for item in items), *(entry["of"] for entry in retold)]
    found = {(needs[one], needs[other]) for one, other, _ in same_pairs(whole, languages, 1_000)}

    assert all(one == other for one, other in found)
    assert {one for one, _ in found} >= {"ch-0005", "ch-0051", "ch-0078", "ch-0020", "ch-0037", "ch-0105"}
