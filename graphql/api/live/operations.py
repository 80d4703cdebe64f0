"""One ``subscribe`` message: a query or mutation is answered once, a subscription is planned. Runs in the pool."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.utils import translation
from graphql import GraphQLSchema, OperationDefinitionNode, OperationType
from graphql.execution.collect_fields import collect_fields
from graphql.execution.values import get_argument_values, get_variable_values

from accounts.viewer import Viewer
from api import errors, execution
from api.context import Context
from api.documents import Documents, InvalidDocument, Prepared
from api.limits import count_request
from api.live.identity import viewer_now
from api.live.sources import LiveEvent, Source
from api.view import Request, request_of
from bahamm.kernel.errors import DomainError, ValidationFailed


@dataclass(frozen=True)
class Endpoint:
    """What a socket serves."""

    documents: Documents
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class Answer:
    """The whole result of a query or a mutation."""

    payload: bytes


@dataclass(frozen=True)
class Failure:
    """The request could not be begun: an ``error`` message ends the operation."""

    errors: list[dict[str, Any]]


@dataclass
class Plan:
    """A subscription that is ready to listen."""

    endpoint: Endpoint
    prepared: Prepared
    request: Request
    user_id: int
    source: Source
    arguments: dict[str, Any]
    topic: str
    after: str | None
    #: Whoever has the same audience sees the same.
    audience: Hashable = field(init=False)

    def __post_init__(self) -> None:
        variables = orjson.dumps(self.request.variables, option=orjson.OPT_SORT_KEYS)
        self.audience = (self.request.text, variables, self.request.operation_name, self.user_id)

    def events(self, cursor: str | None) -> "list[tuple[str, bytes]] | Failure":
        """What to send behind ``cursor``, each serialised once; with the rights the person has now."""
        viewer = viewer_now(self.user_id)
        with translation.override(viewer.language):
            try:
                found = self.source.read(viewer, self.arguments, cursor)
            except DomainError as refusal:
                return Failure(execution.told_refusal(refusal))
            return [(event.cursor, self._payload(viewer, event)) for event in found]

    def _payload(self, viewer: Viewer, event: LiveEvent) -> bytes:
        wanted = self.request
        answer = execution.execute(
            self.endpoint.documents.schema,
            self.prepared,
            Context(viewer),
            wanted.variables,
            wanted.operation_name,
            root=event.root,
        )
        return orjson.dumps(answer)


def begin(endpoint: Endpoint, user_id: int, payload: Any) -> Answer | Failure | Plan:
    """Execute or plan one operation of ``user_id``; never raises."""
    viewer = viewer_now(user_id)
    with translation.override(viewer.language):
        try:
            count_request(f"user:{user_id}")
            return _begin(endpoint, viewer, request_of(payload))
        except DomainError as refusal:
            return Failure(execution.told_refusal(refusal))
        except InvalidDocument as invalid:
            return Failure(execution.told_problems(invalid))
        except Exception as fault:  # the process boundary of a socket's operation
            return Failure([execution.told_fault(fault)])


def _begin(endpoint: Endpoint, viewer: Viewer, wanted: Request) -> Answer | Failure | Plan:
    prepared = endpoint.documents.prepare(wanted.text)
    prepared.check(wanted.variables)
    operation = prepared.operation(wanted.operation_name)
    if operation.operation is OperationType.SUBSCRIPTION:
        return _plan(endpoint, viewer, wanted, prepared, operation)
    schema = endpoint.documents.schema
    answer = execution.execute(schema, prepared, Context(viewer), wanted.variables, wanted.operation_name)
    return Answer(orjson.dumps(answer))


def _plan(
    endpoint: Endpoint, viewer: Viewer, wanted: Request, prepared: Prepared, operation: OperationDefinitionNode
) -> Failure | Plan:
    schema = endpoint.documents.schema
    variables = get_variable_values(schema, operation.variable_definitions, wanted.variables)
    if isinstance(variables, list):
        return Failure([item for error in variables for item in execution.tell(error)])
    name, arguments = _root_field(schema, prepared, operation, variables)
    source = endpoint.sources[name]
    after = arguments.pop("after", None)
    topic = source.topic(viewer, arguments)
    return Plan(endpoint, prepared, wanted, viewer.user_id or 0, source, arguments, topic, after)


def _root_field(
    schema: GraphQLSchema, prepared: Prepared, operation: OperationDefinitionNode, variables: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The one field of a subscription (validation has seen to it that it is one) with its arguments."""
    root = schema.subscription_type
    assert root is not None  # noqa: S101  the operation fits the schema
    fields = collect_fields(schema, prepared.fragments, variables, root, operation.selection_set)
    if not fields:  # it was skipped by a directive: there is nothing to listen to
        raise ValidationFailed.of(errors.INVALID_DOCUMENT)
    nodes = next(iter(fields.values()))
    name = nodes[0].name.value
    return name, get_argument_values(root.fields[name], nodes[0], variables)
