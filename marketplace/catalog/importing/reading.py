"""From the bytes of a file to rows of cells. Every fault is named by its row; none ends in an exception."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from bahamm.kernel.errors import FieldError, ValidationFailed
from marketplace.catalog import errors
from marketplace.catalog.importing.columns import canonical
from marketplace.catalog.importing.report import RawRow, RowError

MAX_ROWS = 5_000
MAX_ROW_LENGTH = 100_000
_FORMULA_SIGNS = ("=", "@", "\t", "\r")
_LIST_SIGNS = "+-"


def read_rows(data: bytes, filename: str, kind: str) -> list[RawRow]:
    """The rows of a JSON Lines or CSV file. Raises ValidationFailed for what concerns the whole file."""
    suffix = filename.rsplit(".", 1)[-1].lower()
    if suffix in ("jsonl", "ndjson", "json"):
        rows = _capped(_json_lines(data, kind))
    elif suffix in ("csv", "txt"):
        rows = _capped(_csv(data, kind))
    else:
        raise ValidationFailed(FieldError(errors.IMPORT_FORMAT, "upload"))
    if not rows:
        raise ValidationFailed(FieldError(errors.IMPORT_EMPTY, "upload"))
    return rows


def _capped(rows: Iterable[RawRow]) -> list[RawRow]:
    kept: list[RawRow] = []
    for row in rows:
        kept.append(row)
        if len(kept) > MAX_ROWS:
            raise ValidationFailed(FieldError(errors.IMPORT_TOO_MANY_ROWS, "upload", {"limit": MAX_ROWS}))
    return kept


# -- JSON Lines -----------------------------------------------------------------------------


def _json_lines(data: bytes, kind: str) -> Iterator[RawRow]:
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield _json_row(number, line, kind)


def _json_row(number: int, line: bytes, kind: str) -> RawRow:
    def refused(error: RowError) -> RawRow:
        return RawRow(number, {}, (error,))

    if len(line) > MAX_ROW_LENGTH * 2:
        return refused(RowError.of(number, errors.IMPORT_ROW_TOO_LONG, limit=MAX_ROW_LENGTH))
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        return refused(RowError.of(number, errors.IMPORT_ENCODING))
    except (ValueError, RecursionError) as error:
        return refused(RowError.of(number, errors.IMPORT_JSON, detail=_plain(str(error))))
    if not isinstance(value, dict):
        return refused(RowError.of(number, errors.IMPORT_NOT_OBJECT))
    return _named(number, value.items(), kind)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


# -- CSV ------------------------------------------------------------------------------------


def _csv(data: bytes, kind: str) -> Iterator[RawRow]:
    """Undecodable bytes become surrogates, so that the fault is named at its own row."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    first = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    headers: list[str] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            if not headers:
                headers = _headers(cells)
            else:
                yield _csv_row(number, headers, cells, kind)
    except csv.Error as error:
        # What follows cannot be told apart any more.
        yield RawRow(number + 1, {}, (RowError.of(number + 1, errors.IMPORT_CSV, detail=_plain(str(error))),))


def _headers(cells: list[str]) -> list[str]:
    if any(_is_undecoded(cell) for cell in cells):
        raise ValidationFailed(FieldError(errors.IMPORT_ENCODING, "upload"))
    return cells


def _csv_row(number: int, headers: list[str], cells: list[str], kind: str) -> RawRow:
    if len(cells) != len(headers):
        wrong = RowError.of(number, errors.IMPORT_CELLS, actual=len(cells), limit=len(headers))
        return RawRow(number, {}, (wrong,))
    if any(_is_undecoded(cell) for cell in cells):
        return RawRow(number, {}, (RowError.of(number, errors.IMPORT_ENCODING),))
    row = _named(number, zip(headers, cells, strict=True), kind)
    formulas = tuple(
        RowError.of(number, errors.IMPORT_FORMULA, name, value=_plain(cell))
        for name, cell in row.cells.items()
        if _is_formula(cell)
    )
    return RawRow(number, row.cells, (*row.errors, *formulas))


def _is_undecoded(cell: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in cell)


def _is_formula(cell: str) -> bool:
    """What a spreadsheet would compute. A sign is one only before a letter, a quote or a bracket: lists use dashes."""
    text = cell.lstrip(" \n")
    if text.startswith(_FORMULA_SIGNS):
        return True
    return (
        len(text) > 1 and text[0] in _LIST_SIGNS and (text[1] in "('\"=@+" or (text[1].isascii() and text[1].isalpha()))
    )


def _named(number: int, pairs: Iterable[tuple[str, Any]], kind: str) -> RawRow:
    """Cells under their canonical names; unknown and repeated columns are faults of the row."""
    cells: dict[str, Any] = {}
    faults: list[RowError] = []
    for header, value in pairs:
        name = canonical(header, kind)
        if name is None:
            faults.append(RowError.of(number, errors.IMPORT_UNKNOWN_COLUMN, value=_plain(header)))
        elif name in cells:
            faults.append(RowError.of(number, errors.IMPORT_DUPLICATE_COLUMN, value=_plain(header)))
        else:
            cells[name] = value
    return RawRow(number, cells, tuple(faults))


def _plain(text: str) -> str:
    """Foreign text that is safe in a message."""
    return "".join(c if c.isprintable() else "�" for c in text[:60])
