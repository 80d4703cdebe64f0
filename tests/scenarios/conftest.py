"""The stage of the stories: a town with people in their roles, goals to name, and a model that reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import Settings

from matching.embedding import holder
from tests.api.mutations.conftest import Town
from tests.factories.catalog import DimensionFactory, GoalFactory
from tests.matching.conftest import own_index  # noqa: F401  each story searches its own objects


@pytest.fixture(autouse=True)
def own_cache(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "story"}}
    cache.clear()


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled model, built once as set-up does it."""
    from matching.engine.model_build import build_model

    folder = tmp_path_factory.mktemp("model")
    build_model(folder)
    return folder


@pytest.fixture(params=["n_grams", pytest.param("bundled", marks=pytest.mark.model)])
def reads_meaning(request: pytest.FixtureRequest, settings: Settings) -> Iterator[bool]:
    """Whether the embedder understands: the small one of the tests only compares letters within a language."""
    if request.param == "bundled":
        folder = request.getfixturevalue("model_folder")
        embedder = {
            "BACKEND": "matching.engine.embedders.onnx.OnnxEmbedder",
            "OPTIONS": {"folder": str(folder)},
        }
        settings.MATCHING = {**settings.MATCHING, "EMBEDDER": embedder}
    yield request.param == "bundled"
    holder._forget(None)


@pytest.fixture
def town(transactional_db: None) -> Town:
    return Town()


@pytest.fixture
def transport_goal(transactional_db: None) -> Any:
    return GoalFactory(
        title_fa="حمل‌ونقل همگانی روان",
        title_en="Smooth public transport",
        dimension=DimensionFactory(title_fa="پویایی هوشمند", title_en="Smart mobility"),
    )
