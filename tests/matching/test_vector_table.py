"""Vectors in PostgreSQL follow the log, whoever else is writing, and the product answers from them."""

from typing import Any

import pytest
from django.db import connection, transaction

from bahamm import setup
from bahamm.__main__ import main
from marketplace.catalog.enums import SolutionState
from matching import changelog, vector_table
from matching.catalogue_index import CatalogueIndex
from matching.documents import content_hash
from matching.engine import ranking
from matching.engine.embedders.base import model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.types import ModelMismatch
from matching.enums import Kind
from matching.index import Hit, IndexHolder, Probe, index
from matching.models import IndexState, TextEmbedding
from matching.vector_store import _NEAREST, HnswFinder
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import EMBEDDER, embedded, published_challenge, published_solution
from tests.matching.engine.conftest import sample_rows

KEY = model_key(EMBEDDER)


@pytest.fixture(autouse=True)
def rolled_back(pgvector: None) -> Any:
    """Nothing of a test stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored(*, living: bool = True) -> list[tuple[str, str, int, int]]:
    """Kind, language, object and version of each vector."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.kind, s.language, v.object_id, v.version FROM matching_vector v"
            " JOIN matching_vector_space s ON s.id = v.space_id WHERE (v.retired_at IS NULL) = %s ORDER BY 1, 2, 3, 4",
            [living],
        )
        return cursor.fetchall()


def logged() -> list[tuple[str, str, int, int]]:
    rows = TextEmbedding.objects.filter(is_live=True)
    return sorted((row.kind, row.language, row.object_id, row.version) for row in rows)


def age(hours: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matching_vector SET retired_at = retired_at - make_interval(hours => %s)", [hours])


def test_vectors_are_written_with_their_rows() -> None:
    solution = published_solution()
    published_challenge()
    assert stored() == logged()
    assert len(stored()) == 2

    solution.description = "توضیحی دیگر"
    solution.save()
    with transaction.atomic():
        embedded(solution)
        assert len(stored(living=False)) == 1
        transaction.set_rollback(True)

    assert len(stored()) == 2
    assert stored(living=False) == []


def test_older_text_is_retired_and_comes_back_with_its_vector() -> None:
    solution = published_solution()
    first, old = stored(), solution.description
    for text in ("توضیحی دیگر", old):
        solution.description = text
        solution.save()
        embedded(solution)

    assert stored() == first == logged()
    assert len(stored(living=False)) == 1


def test_facets_move_no_vector() -> None:
    solution = published_solution(trl=3)
    before = stored()
    solution.trl = 8
    solution.save()
    embedded(solution)

    assert (stored(), stored(living=False)) == (before, [])


def test_unpublished_object_leaves_at_once_and_its_vector_after_an_hour() -> None:
    gone, left = published_solution(), published_solution()
    gone.state = SolutionState.UNPUBLISHED
    gone.save()
    embedded(gone)
    assert [row[2] for row in stored()] == [left.pk]
    assert [row[2] for row in stored(living=False)] == [gone.pk]

    age(hours=2)
    published_solution()

    assert stored(living=False) == []


def test_mean_and_answers_survive_vectors_that_are_gone() -> None:
    """A process that slept while a text changed and the old vector was let go."""
    challenge = published_challenge()
    first, *_ = solutions = [published_solution(description=f"توضیح {number}") for number in range(4)]
    assert len(index.search(Kind.SOLUTION, Probe.of(challenge), 10, None)) == 4
    first.description = "توضیحی دیگر"
    first.save()
    embedded(first)
    age(hours=2)
    published_challenge()
    assert stored(living=False) == []

    hits = index.search(Kind.SOLUTION, Probe.of(challenge), 10, None)

    fresh = IndexHolder().search(Kind.SOLUTION, Probe.of(challenge), 10, None)
    assert sorted(hit.object_id for hit in hits) == sorted(each.pk for each in solutions)
    assert {hit.object_id: hit.score for hit in hits} == pytest.approx(
        {hit.object_id: hit.score for hit in fresh}, abs=0.3
    )


def test_vector_of_another_length_is_refused() -> None:
    row = TextEmbedding(object_id=1, language="fa", content_hash=content_hash("x"), vector=b"\0" * 12)

    with pytest.raises(ModelMismatch, match="length than 128"):
        vector_table.put(KEY, Kind.SOLUTION, [row])

    assert stored() == []


def test_prepare_brings_the_tables_in_line_with_a_log_that_went_on_without_them(settings: Any) -> None:
    kept, changed, removed = (published_solution() for _ in range(3))
    settings.MATCHING = {**settings.MATCHING, "VECTORS": "faiss"}
    changed.description = "توضیحی دیگر"
    changed.save()
    embedded(changed)
    removed.state = SolutionState.UNPUBLISHED
    removed.save()
    embedded(removed)
    added = published_challenge()
    assert vector_table.problems() == ["the database lacks the vectors of 2 texts: run `bahamm setup`"]

    said: list[str] = []
    vector_table.prepare(said.append)

    assert vector_table.problems() == []
    assert stored() == logged()
    assert {row[2] for row in stored()} == {kept.pk, changed.pk, added.pk}
    assert said == ["vectors for PostgreSQL to search in (2)"]
    vector_table.prepare(said.append)
    assert (stored(), len(said)) == (logged(), 1)


def test_database_without_tables_says_how_to_make_them() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE matching_vector")

    assert vector_table.problems() == ["the database has no tables for vectors yet: run `bahamm setup`"]


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_starts_on_a_database_without_tables(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE matching_vector")

    assert main([command]) == 2
    assert capsys.readouterr().err == (
        "bahamm: BAHAMM_VECTOR_BACKEND=pgvector: the database has no tables for vectors yet: run `bahamm setup`\n"
    )


def test_set_up_says_what_the_database_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "call_command", lambda name, **options: None)
    monkeypatch.setattr(vector_table, "_SCHEMA", "CREATE EXTENSION no_such_extension")

    with pytest.raises(SystemExit, match='pgvector: extension "no_such_extension" is not available'):
        setup.prepare(demo=False)


def test_set_up_makes_the_tables(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(setup, "call_command", lambda name, **options: None)
    published_solution()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE matching_vector, matching_vector_space")

    setup.prepare(demo=False)

    assert stored() == logged()
    assert vector_table.problems() == []
    assert "vectors for PostgreSQL to search in (1)" in capsys.readouterr().out


def test_snapshot_of_the_other_backend_is_not_used(settings: Any) -> None:
    published_challenge()
    current = index.current()
    assert current is not None
    current.save()
    place = (KEY, current.epoch, current.sequence)
    assert CatalogueIndex.opened(*place) is not None

    settings.MATCHING = {**settings.MATCHING, "VECTORS": "faiss"}

    assert CatalogueIndex.opened(*place) is None


def test_candidates_come_from_the_index_of_their_space() -> None:
    published_solution()
    with connection.cursor() as cursor:
        # So few rows are sorted sooner.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute("SELECT min(id) FROM matching_vector_space")
        space = cursor.fetchone()[0]
        nearest = vector_table.written(EMBEDDER.encode_queries(["اتوبوس"])[0])
        cursor.execute("EXPLAIN " + _NEAREST.format(space=space, dimension=EMBEDDER.dimension), [nearest, 10])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert f"matching_vector_hnsw_{space}" in plan


def test_another_model_has_a_space_of_its_own_beside_the_serving_one() -> None:
    challenge, solution = published_challenge(), published_solution()
    other = HashingEmbedder(dimension=64)
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=other)

    assert len(stored()) == 3
    assert [hit.model_key for hit in index.search(Kind.SOLUTION, Probe.of(challenge), 10, None)] == [KEY]

    changelog.embed_missing(other)

    assert not IndexState.objects.filter(model_key=KEY, is_ready=False).exists()
    assert vector_table.problems() == []


def sample_catalogue() -> list[Any]:
    """Half of the sample texts, published and embedded; some challenges of them."""
    catalogue: dict[str, list[Any]] = {}
    for kind, factory, every in ((Kind.SOLUTION, SolutionFactory, 2), (Kind.CHALLENGE, ChallengeFactory, 8)):
        texts = [
            {name: row[name] for name in ("title", "summary", "description")}
            for row in sample_rows(f"{kind}s")[::every]
        ]
        catalogue[kind] = [factory(state="published", **text) for text in texts]
        changelog.sync(kind, [item.pk for item in catalogue[kind]], embedder=EMBEDDER)
    return catalogue[Kind.CHALLENGE]


def test_product_answers_from_postgresql_as_from_memory(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    challenges = sample_catalogue()
    monkeypatch.setattr(ranking, "EXHAUSTIVE", 16)
    asked, objects = list[int](), HnswFinder._objects
    monkeypatch.setattr(HnswFinder, "_objects", lambda *of: asked.append(1) or objects(*of))

    def answers() -> list[list[Hit]]:
        holder = IndexHolder()
        probes = [*map(Probe.of, challenges), Probe.of_text("کاهش آلودگی هوا"), Probe.of_text("smart parking")]
        return [holder.search(Kind.SOLUTION, probe, 10, None) for probe in probes]

    in_database = answers()
    assert len(asked) >= len(in_database)
    settings.MATCHING = {**settings.MATCHING, "VECTORS": "faiss", "SNAPSHOT_DIR": "/nowhere"}
    asked.clear()
    in_memory = answers()
    assert not asked

    assert [[hit.object_id for hit in hits] for hits in in_database] == [
        [hit.object_id for hit in hits] for hits in in_memory
    ]
    for one, other in zip(in_database, in_memory, strict=True):
        assert [hit.score for hit in one] == pytest.approx([hit.score for hit in other], abs=1e-3)
