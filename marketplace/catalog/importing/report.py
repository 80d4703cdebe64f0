from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bahamm.kernel.errors import ErrorCode, FieldError


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row; ``row`` counts as a spreadsheet or an editor does, from 1."""

    row: int
    error: FieldError

    @classmethod
    def of(cls, row: int, code: ErrorCode, field: str | None = None, **parameters: Any) -> "RowError":
        return cls(row, FieldError(code, field, parameters))

    @property
    def field(self) -> str | None:
        return self.error.field

    @property
    def code(self) -> str:
        return self.error.code.code

    def text(self, language: str | None = None) -> str:
        return self.error.text(language)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do. With row errors nothing is ever written."""

    rows: int = 0
    valid: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    row_errors: tuple[RowError, ...] = ()
    committed: bool = False

    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("rows", "valid", "created", "updated", "unchanged")}


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row by canonical column, as they stand in the file."""

    number: int
    cells: Mapping[str, Any]
    errors: tuple[RowError, ...] = field(default=())
