"""Vectors in PostgreSQL by pgvector: one place for the processes of all machines (``BAHAMM_VECTOR_BACKEND=pgvector``).

The rows of the change log stay the truth; these are what the database searches in. The two tables stand beside the
migrations, since a database without the extension must work as well: ``bahamm setup`` makes and fills them.

A *space* holds the vectors of one model, kind and language and has an HNSW index of its own, of half precision and
around no centre. It only says whom to look at: of the ten nearest by centred cosine, the 265 rows that a search gets
held 99.8 % or more, and as many when the index was around the centre (90,000 made-up and 3,000 real texts).

A row never changes: the vector of a new text is a new row. The old one stays for an hour, so that a process that has
not read the log to its head finds what it knows of.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from matching.embedding import WORDS_KEY, unpack
from matching.engine.embedders.base import dimension_of
from matching.engine.types import FloatArray, ModelMismatch
from matching.models import IndexState, TextEmbedding

#: Iterative scans, without which a search of more than a thousand rows ends early.
_OLDEST = (0, 8)
_BATCH = 500

_SCHEMA = """
CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE IF NOT EXISTS matching_vector_space (
    id serial PRIMARY KEY,
    model_key varchar(200) NOT NULL,
    kind varchar(10) NOT NULL,
    language varchar(2) NOT NULL,
    UNIQUE (model_key, kind, language)
);
CREATE TABLE IF NOT EXISTS matching_vector (
    space_id integer NOT NULL REFERENCES matching_vector_space ON DELETE CASCADE,
    version bigint NOT NULL,
    object_id bigint NOT NULL,
    embedding vector NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (space_id, version, object_id)
);
ALTER TABLE matching_vector ALTER embedding SET STORAGE main;
CREATE INDEX IF NOT EXISTS matching_vector_object ON matching_vector (object_id);
CREATE INDEX IF NOT EXISTS matching_vector_retired ON matching_vector (retired_at) WHERE retired_at IS NOT NULL;
"""
#: :attr:`TextEmbedding.version` in SQL.
_VERSION = "('x' || left(t.content_hash, 16))::bit(64)::bigint"
_SPACE_OF_LOG = "s.model_key = t.model_key AND s.kind = t.kind AND s.language = t.language"
#: Live rows of the log without their vector.
_MISSING = f"""
    FROM matching_textembedding t
    WHERE t.is_live AND t.model_key <> %s AND NOT EXISTS (
        SELECT FROM matching_vector v JOIN matching_vector_space s ON s.id = v.space_id
        WHERE {_SPACE_OF_LOG} AND v.version = {_VERSION} AND v.object_id = t.object_id AND v.retired_at IS NULL
    )"""

#: A new row for each text that is not here yet; an older one that comes back is taken again.
_INSERT = """
    INSERT INTO matching_vector AS old (space_id, version, object_id, embedding)
    SELECT %s, new.version, new.object_id, new.vector::vector
    FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS new(version, object_id, vector)
    ON CONFLICT (space_id, version, object_id) DO UPDATE SET retired_at = NULL WHERE old.retired_at IS NOT NULL
"""
_RETIRE = """
    UPDATE matching_vector v SET retired_at = now() FROM matching_vector_space s
    WHERE s.id = v.space_id AND s.model_key = %s AND s.kind = %s
      AND v.object_id = ANY(%s) AND v.retired_at IS NULL AND NOT EXISTS (
        SELECT FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS kept(object_id, version, language)
        WHERE kept.object_id = v.object_id AND kept.version = v.version AND kept.language = s.language
      )
"""
_RETIRE_STRANGERS = f"""
    UPDATE matching_vector v SET retired_at = now() FROM matching_vector_space s
    WHERE s.id = v.space_id AND s.model_key = %s AND v.retired_at IS NULL AND NOT EXISTS (
        SELECT FROM matching_textembedding t
        WHERE {_SPACE_OF_LOG} AND t.object_id = v.object_id AND t.is_live AND v.version = {_VERSION}
    )
"""  # noqa: S608  constants of this module
_PURGE = """
    DELETE FROM matching_vector v USING matching_vector_space s
    WHERE s.id = v.space_id AND s.model_key = %s AND v.retired_at < now() - interval '1 hour'
"""


def is_chosen(key: str) -> bool:
    """Whether the vectors of the model ``key`` belong into these tables. Words alone have none."""
    return bool(settings.MATCHING["VECTORS"] == "pgvector" and key != WORDS_KEY)


# -- writing ---------------------------------------------------------------------------------
def put(key: str, kind: str, rows: Sequence[TextEmbedding], *, in_bulk: bool = False) -> None:
    """Add the vectors of ``rows`` of the log, each instead of the older ones of its object.

    Called with the head of the log locked and in the transaction that writes ``rows``: whoever reads those finds these.
    ``in_bulk``: a new space gets its index afterwards.
    """
    dimension = dimension_of(key)
    if any(len(row.vector) != 4 * dimension for row in rows):
        raise ModelMismatch(f"a vector of another length than {dimension} does not belong to {key}")
    by_language: dict[str, list[TextEmbedding]] = {}
    for row in rows:
        by_language.setdefault(row.language, []).append(row)
    for language, group in by_language.items():
        _insert(_space(key, kind, language, is_indexed=not in_bulk), group)
    _retire(key, kind, [row.object_id for row in rows], kept=rows)


def retire(key: str, kind: str, object_ids: Sequence[int]) -> None:
    """Let the vectors of ``object_ids`` go, in the transaction that writes their tombstones."""
    _retire(key, kind, object_ids, kept=[])


def _insert(space: int, rows: Sequence[TextEmbedding]) -> None:
    vectors = [written(unpack(row.vector)) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [space, [row.version for row in rows], [row.object_id for row in rows], vectors])


def _retire(key: str, kind: str, object_ids: Sequence[int], *, kept: Sequence[TextEmbedding]) -> None:
    """All vectors of ``object_ids`` but those of ``kept``; and let go what was retired long ago."""
    columns: list[list[Any]] = [
        [row.object_id for row in kept],
        [row.version for row in kept],
        [row.language for row in kept],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_RETIRE, [key, kind, list(object_ids), *columns])
        cursor.execute(_PURGE, [key])


def _space(key: str, kind: str, language: str, *, is_indexed: bool) -> int:
    """The space of one model, kind and language, made at its first vector."""
    with connection.cursor() as cursor:
        place = [key, kind, language]
        wanted = "SELECT id FROM matching_vector_space WHERE model_key = %s AND kind = %s AND language = %s"
        cursor.execute(wanted, place)
        found = cursor.fetchone()
        if found is None:
            cursor.execute(
                "INSERT INTO matching_vector_space (model_key, kind, language) VALUES (%s, %s, %s) RETURNING id", place
            )
            found = cursor.fetchone()
            if is_indexed:
                _index(cursor, found[0], dimension_of(key))
    return int(found[0])


def _index(cursor: Any, space: int, dimension: int) -> None:
    cursor.execute(
        f"CREATE INDEX IF NOT EXISTS matching_vector_hnsw_{space} ON matching_vector"
        f" USING hnsw ((embedding::halfvec({dimension})) halfvec_ip_ops) WHERE space_id = {space}"
    )


def written(vector: FloatArray) -> str:
    """``vector`` as PostgreSQL reads it."""
    return f"[{','.join([f'{number:.9g}' for number in vector.tolist()])}]"


# -- setting up ------------------------------------------------------------------------------
def prepare(say: Callable[[str], None]) -> None:
    """Make the tables, bring them in line with the log, and index them. Safe to repeat; needs the right to create.

    Writers may run beside it: each step locks the head of the log as they do; an index that is made lets them wait.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SCHEMA)
    for key in IndexState.objects.exclude(model_key=WORDS_KEY).values_list("model_key", flat=True):
        _drop_strangers(key)
    _fill(say)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, model_key FROM matching_vector_space ORDER BY id")
        for space, key in cursor.fetchall():
            _index(cursor, space, dimension_of(key))
        cursor.execute("ANALYZE matching_vector")


def _drop_strangers(key: str) -> None:
    """Retire what the log no longer has: it went on for a while without these tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        IndexState.held(key)
        cursor.execute(_RETIRE_STRANGERS, [key])


def _fill(say: Callable[[str], None]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t.id {_MISSING} ORDER BY t.model_key, t.kind, t.id", [WORDS_KEY])
        missing = [row[0] for row in cursor.fetchall()]
    if missing:
        say(f"vectors for PostgreSQL to search in ({len(missing)})")
    for start in range(0, len(missing), _BATCH):
        some = missing[start : start + _BATCH]
        for key in sorted(set(TextEmbedding.objects.filter(pk__in=some).values_list("model_key", flat=True))):
            with transaction.atomic():
                IndexState.held(key)
                rows = TextEmbedding.objects.filter(pk__in=some, model_key=key, is_live=True)
                for kind in sorted({row.kind for row in rows}):
                    put(key, kind, [row for row in rows if row.kind == kind], in_bulk=True)


def problems() -> list[str]:
    """Why this database cannot serve the vectors yet, one line each."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extversion FROM pg_extension WHERE extname = 'vector'")
        version = cursor.fetchone()
        cursor.execute("SELECT to_regclass('matching_vector')")
        if version is None or cursor.fetchone()[0] is None:
            return ["the database has no tables for vectors yet: run `bahamm setup`"]
        if tuple(map(int, version[0].split(".")[:2])) < _OLDEST:
            return [f"pgvector {version[0]} is too old: 0.8 or newer is needed"]
        cursor.execute(f"SELECT count(*) {_MISSING}", [WORDS_KEY])
        missing = cursor.fetchone()[0]
    return [f"the database lacks the vectors of {missing} texts: run `bahamm setup`"] if missing else []
