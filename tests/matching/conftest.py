"""Each test has its own snapshots and an index that has read nothing yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from matching import index as index_module
from matching.embedding import holder
from matching.index import IndexHolder
from tests.pgvector_server import database, make_tables, pgvector_server


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


@pytest.fixture(scope="session")
def pgvector_url(django_db_blocker: Any) -> Iterator[str]:
    """A server with all tables."""
    with pgvector_server() as url:
        with django_db_blocker.unblock(), database(url):
            make_tables()
        yield url


@pytest.fixture
def pgvector(pgvector_url: str, django_db_blocker: Any, settings: Any) -> Iterator[None]:
    """Vectors lie in the database, which is PostgreSQL with pgvector; what a test commits there is deleted after it."""
    settings.MATCHING = {**settings.MATCHING, "VECTORS": "pgvector"}
    with django_db_blocker.unblock(), database(pgvector_url):
        yield
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE matching_vector_space CASCADE")
            cursor.execute("DELETE FROM matching_textembedding; DELETE FROM matching_indexstate")
