"""From a prepared document to an answer. Refusals are coded and translated, faults are masked and logged."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import GraphQLError, GraphQLSchema
from graphql.execution import execute_sync

from api import errors
from api.context import Context
from api.documents import InvalidDocument, Prepared
from api.payloads import camel_case
from bahamm.kernel.errors import DomainError, ErrorCode, FieldError
from bahamm.kernel.faults import noted


def execute(
    schema: GraphQLSchema,
    prepared: Prepared,
    context: Context,
    variables: Mapping[str, Any],
    operation_name: str | None,
    root: Any = None,
) -> dict[str, Any]:
    """The answer as the wire has it: ``data`` and, when something failed, ``errors``."""
    result = execute_sync(
        schema, prepared.document, root, context, dict(variables), operation_name, hide_suggestions=True
    )
    if not result.errors:
        return {"data": result.data}
    # Without any data the request itself was at fault (its variables), not a resolver.
    is_request_error = result.data is None and all(error.path is None for error in result.errors)
    told = [item for error in result.errors for item in tell(error)]
    return {"errors": told} if is_request_error else {"data": result.data, "errors": told}


def tell(error: GraphQLError) -> list[dict[str, Any]]:
    """What the client may know of one error of graphql-core."""
    original = error.original_error
    while isinstance(original, GraphQLError):
        original = original.original_error
    place = _place(error)
    if isinstance(original, DomainError):
        return [{**item, **place} for item in told_refusal(original)]
    if original is not None and error.path is not None:
        return [{**told_fault(original), **place}]
    return [{**_coded(FieldError(errors.INVALID_INPUT), "validation", detail=error.message), **place}]


def told_refusal(refusal: DomainError) -> list[dict[str, Any]]:
    return [_coded(item, refusal.kind) for item in refusal.errors]


def told_problems(invalid: InvalidDocument) -> list[dict[str, Any]]:
    return [
        {**_coded(FieldError(errors.INVALID_DOCUMENT), "validation", detail=problem.message), **_place(problem)}
        for problem in invalid.problems
    ]


def told_fault(fault: BaseException) -> dict[str, Any]:
    """Log ``fault`` under a reference; the client learns the reference and nothing else."""
    refusal, reference, _ = noted(fault)
    return _coded(refusal, "internal", reference=reference)


def told(code: ErrorCode, kind: str = "validation", **parameters: Any) -> dict[str, Any]:
    return _coded(FieldError(code, parameters=parameters), kind)


def _coded(refusal: FieldError, kind: str, **more: Any) -> dict[str, Any]:
    field = None if refusal.field is None else camel_case(refusal.field)
    # `detail` is graphql-core's own English; it names the place in a document that a program wrote.
    return {
        "message": refusal.text(),
        "extensions": {"code": refusal.code.code, "kind": kind, "field": field, **more},
    }


def _place(error: GraphQLError) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if error.locations:
        found["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        found["path"] = list(error.path)
    return found


def first_seconds(refusal: DomainError) -> int | None:
    """When a rate-limited client may come back."""
    seconds: Iterable[Any] = (item.parameters.get("seconds") for item in refusal.errors)
    return next((int(value) for value in seconds if value is not None), None)
