"""Reading the input of mutations: plain values for the services, ids decoded, every bad one told at once."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from api.relay import pk_of
from bahamm.kernel.errors import FieldError, ValidationFailed


def plain(given: Mapping[str, Any], **ids: str) -> dict[str, Any]:
    """The given fields as services take them. ``dimension="Dimension"`` names a field that holds ids of that type.

    A field that was left out stays out; null stays None. Raises ValidationFailed with every id that is not one.
    """
    refusals: list[FieldError] = []
    values: dict[str, Any] = {}
    for name, value in given.items():
        try:
            values[name] = _decoded(value, ids[name], name) if name in ids else _bare(value)
        except ValidationFailed as refusal:
            refusals.extend(refusal.errors)
    if refusals:
        raise ValidationFailed(*refusals)
    return values


def _decoded(value: Any, type_name: str, field: str) -> Any:
    if isinstance(value, list):
        return [pk_of(item, type_name, field) for item in value]
    return None if value is None else pk_of(value, type_name, field)


def _bare(value: Any) -> Any:
    """Without what only the API's library knows: enum members and input objects."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _bare(item) for name, item in value.items()}
    return [_bare(item) for item in value] if isinstance(value, list) else value
