"""Snapshots of a corpus: everything that a search needs lies in one file and is read where it lies.

Rows are copied in short locked steps while searches and changes go on: the file holds the rows that were there when it
was begun. What is derived (postings, codes, the frame) lies in it too, so that a start computes nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.engine.bm25 import Bm25Index
from matching.engine.codes import Codes, Plan
from matching.engine.columns import FilterColumns
from matching.engine.hubs import Bank
from matching.engine.lexical import LexicalIndex
from matching.engine.partition import Frame, Partition
from matching.engine.parts import PhraseStore
from matching.engine.postings import Segment
from matching.engine.similar_words import GramTable, SimilarWords
from matching.engine.snapshot_file import Reader, Writer
from matching.engine.tables import Ragged, Rows
from matching.engine.turnstile import Turnstile
from matching.engine.types import ModelMismatch

#: Rows of a table that are copied in one locked step.
_STEP = 2_048
_POSTINGS = ("term_ids", "term_starts", "places", "counts")


@dataclass(frozen=True, slots=True)
class _State:
    """A partition at one moment: ``rows`` rows of the tables, and copies of all that changes."""

    header: dict[str, Any]
    rows: int
    tables: dict[str, Rows | Ragged]
    words: list[str]
    segments: list[Segment]
    arrays: dict[str, NDArray[Any]]


def _state_of(partition: Partition) -> _State:
    bm25, vectors, frame = partition.lexical.bm25, partition.vectors, partition.frame
    words = list(bm25.vocabulary)
    arrays = {
        "alive": bm25.alive.copy(),
        "frequency": bm25.frequencies.copy(),
        "root_sizes": partition.lexical.similar.root_sizes(len(words)),
        "mean": partition.mean.total.copy(),
        "query_mean": partition.query_mean.total.copy(),
        "centre": vectors.centre,
        "sample": frame.sample,
        "bank.rows": frame.bank.rows,
        "bank.vectors": frame.bank.vectors,
    }
    header: dict[str, Any] = {
        "language": partition.language,
        "rows": partition.rows,
        "means": [partition.mean.count, partition.query_mean.count],
        "names": partition.columns.names(),
        "drift": partition.drift,
        "segments": [[segment.first, segment.size] for segment in bm25.segments],
        "plan": None,
    }
    if isinstance(vectors.codes, Codes):
        header["plan"], header["coded"] = list(vectors.codes.plan), partition.coded
        arrays |= {"codes": vectors.codes.stored(), "codes.centre": vectors.codes.centre}
    return _State(header, partition.rows, partition.tables(), words, list(bm25.segments), arrays)


def write(path: Path, model_key: str, partitions: Mapping[str, Partition], lock: Turnstile) -> None:
    with lock:
        states = [_state_of(partition) for partition in partitions.values() if len(partition)]
    with Writer(path) as writer:
        writer.header = {"model_key": model_key, "partitions": [state.header for state in states]}
        for number, state in enumerate(states):
            _write(writer, f"{number}.", state, lock)


def _write(writer: Writer, prefix: str, state: _State, lock: Turnstile) -> None:
    for name, table in state.tables.items():
        if isinstance(table, Rows):
            shape = (state.rows, *table.shape)
            writer.append(prefix + name, table.dtype, shape, _blocks(table, state.rows, lock))
            continue
        writer.append(f"{prefix}{name}.counts", np.int32, (state.rows,), _blocks(table.counts, state.rows, lock))
        values = table.values
        with lock:
            count = table.size(state.rows)
        writer.append(f"{prefix}{name}.values", values.dtype, (count, *values.shape), _spans(table, state.rows, lock))
    for name, array in state.arrays.items():
        writer.put(prefix + name, array)
    for number, segment in enumerate(state.segments):
        for name in _POSTINGS:
            writer.put(f"{prefix}segment{number}.{name}", getattr(segment, name))
    grams = GramTable.of(state.words)
    for name in ("keys", "starts", "words"):
        writer.put(f"{prefix}grams.{name}", getattr(grams, name))
    writer.put(f"{prefix}vocabulary", np.frombuffer("\n".join(state.words).encode(errors="surrogatepass"), np.uint8))


def _blocks(table: Rows, count: int, lock: Turnstile) -> Iterator[NDArray[Any]]:
    for start in range(0, count, _STEP):
        with lock:
            block = table.slice(start, min(start + _STEP, count))
        yield block


def _spans(table: Ragged, count: int, lock: Turnstile) -> Iterator[NDArray[Any]]:
    for start in range(0, count, _STEP):
        with lock:
            _, values = table.span(start, min(start + _STEP, count))
        yield values


# -- reading ---------------------------------------------------------------------------------
def read(reader: Reader, model_key: str, new_partition: Callable[[str], Partition]) -> list[Partition]:
    """The partitions in the file, mapped. Raises ModelMismatch when it holds vectors of another model."""
    found = reader.header["model_key"]
    if found != model_key:
        raise ModelMismatch(f"the snapshot holds vectors of {found}, not of {model_key}")
    return [
        _partition(reader, f"{number}.", header, new_partition)
        for number, header in enumerate(reader.header["partitions"])
    ]


def _partition(
    reader: Reader, prefix: str, header: dict[str, Any], new_partition: Callable[[str], Partition]
) -> Partition:
    def array(name: str) -> NDArray[Any]:
        return reader.array(prefix + name)

    partition = new_partition(header["language"])
    dimension = partition.dimension
    partition.ids = Rows(np.int64, base=array("ids"))
    partition.query_vectors = Rows(np.float16, dimension, base=array("query_vectors"))
    partition.prices = Rows(np.float32, base=array("prices"))
    partition.phrases = PhraseStore(dimension, array("phrases.counts"), array("phrases.values"))
    partition.take_vectors(array("vectors"), array("scales"), array("centre"))
    if header["plan"] is not None:
        partition.vectors.codes = Codes.restored(array("codes"), Plan(*header["plan"]), array("codes.centre"))
        partition.coded = header["coded"]
    partition.columns = _columns(reader, prefix, header["names"])
    partition.lexical = _lexical(array, header)
    partition.frame = Frame(array("sample"), Bank(array("bank.rows"), array("bank.vectors")))
    partition.drift = header["drift"]
    partition.mean.restore(array("mean"), header["means"][0])
    partition.query_mean.restore(array("query_mean"), header["means"][1])
    living = np.flatnonzero(partition.alive)
    partition.row_of.put(array("ids")[living], living)
    return partition


def _columns(reader: Reader, prefix: str, names: dict[str, list[str]]) -> FilterColumns:
    stored: dict[str, NDArray[Any]] = {}
    for name, table in FilterColumns().tables().items():
        for part in ("",) if isinstance(table, Rows) else (".counts", ".values"):
            stored[name + part] = reader.array(f"{prefix}facets.{name}{part}")
    return FilterColumns(stored, dict(names))


def _lexical(array: Callable[[str], NDArray[Any]], header: dict[str, Any]) -> LexicalIndex:
    text = array("vocabulary").tobytes().decode(errors="surrogatepass")
    words = text.split("\n") if text else []
    segments = [
        Segment(first, size, *(array(f"segment{number}.{name}") for name in _POSTINGS))
        for number, (first, size) in enumerate(header["segments"])
    ]
    names = ("words.counts", "words.values", "lengths", "alive", "frequency")
    bm25 = Bm25Index.restored(words, segments, {name: array(name) for name in names})
    grams = GramTable(*(array(f"grams.{name}") for name in ("keys", "starts", "words")))
    return LexicalIndex(bm25, SimilarWords(grams, array("root_sizes")))
