"""Each test has its own snapshots and an index that has read nothing yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matching import index as index_module
from matching.embedding import holder
from matching.index import IndexHolder


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MATCHING = {**settings.MATCHING, "SNAPSHOT_DIR": str(tmp_path / "index")}
    fresh = IndexHolder()
    module: Any = index_module
    process = module.index
    process.__dict__.update(fresh.__dict__)
    yield
    holder._failed_at = None
    process.__dict__.update(IndexHolder().__dict__)


@pytest.fixture
def no_model(settings: Any) -> None:
    """The configured model cannot be loaded."""
    settings.MATCHING = {
        **settings.MATCHING,
        "EMBEDDER": {
            "BACKEND": "matching.engine.embedders.onnx.OnnxEmbedder",
            "OPTIONS": {"folder": "/nowhere"},
        },
    }
