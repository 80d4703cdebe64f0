"""Learning's tests keep what is shown, and write it when they say so."""

from collections.abc import Iterator
from typing import Any

import pytest

from matching.learning.shown import recorder
from tests.matching.conftest import own_index

__all__ = ["own_index"]


@pytest.fixture
def kept(settings: Any, own_index: None) -> Iterator[None]:
    """Shown pages are noted; ``recorder.flush()`` writes them."""
    settings.MATCHING = {**settings.MATCHING, "KEEP_SHOWN": True}
    recorder.writes_itself = False
    yield
    recorder.writes_itself = True
    recorder._notes.clear()
