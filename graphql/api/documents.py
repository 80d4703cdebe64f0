"""Documents as clients send them: measured, parsed and validated once, then remembered by the hash of their text."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from threading import Lock
from typing import Any

import orjson
from django.conf import settings
from graphql import (
    REMOVE,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    Visitor,
    get_operation_ast,
    parse,
    print_ast,
    validate,
    visit,
)

from api import errors
from api.guard import Guard, scan
from api.limits import limit
from bahamm.kernel.errors import ValidationFailed

MANIFEST = "trusted_documents.json"
_SUGGESTION = re.compile(r" Did you mean .*$", re.DOTALL)
_MAX_VALIDATION_ERRORS = 20


class InvalidDocument(Exception):
    """The text is not GraphQL, or does not fit the schema."""

    def __init__(self, problems: Iterable[GraphQLError]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


class Prepared:
    """One document that is ready to be executed."""

    def __init__(self, schema: GraphQLSchema, text: str) -> None:
        """Raises ValidationFailed (too large) or InvalidDocument (syntax). Validation waits for the guard."""
        scan(text)
        try:
            self.document = parse(text)
        except GraphQLError as problem:
            raise InvalidDocument([problem]) from None
        self._schema = schema
        self.fragments = {
            node.name.value: node for node in self.document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._guard = Guard(schema, self.document)
        self._problems: list[GraphQLError] | None = None
        self.is_trusted = not settings.TRUSTED_DOCUMENTS_ONLY or is_trusted(self.document)

    def check(self, variables: Mapping[str, Any]) -> None:
        """Raises ValidationFailed or InvalidDocument: first the cheap limits, then, once, the validation."""
        if not self.is_trusted:
            raise ValidationFailed.of(errors.UNTRUSTED_DOCUMENT)
        self._guard.check(variables)
        if self._problems is None:
            self._problems = self._validated()
        if self._problems:
            raise InvalidDocument(self._problems)

    def _validated(self) -> list[GraphQLError]:
        problems = validate(self._schema, self.document, max_errors=_MAX_VALIDATION_ERRORS)
        if not limit("INTROSPECTION"):  # suggestions would spell out the schema
            for problem in problems:
                problem.message = _SUGGESTION.sub("", problem.message)
        return problems

    def operation(self, name: str | None) -> OperationDefinitionNode:
        node = get_operation_ast(self.document, name)
        if node is None:
            raise ValidationFailed.of(errors.UNKNOWN_OPERATION, field="operationName")
        return node


class Documents:
    """The prepared documents of one schema: a bounded memory, the least recently used one goes first."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._known: OrderedDict[bytes, Prepared] = OrderedDict()
        self._lock = Lock()

    def prepare(self, text: str) -> Prepared:
        """Raises ValidationFailed or InvalidDocument; what cannot be parsed is not remembered."""
        key = hashlib.blake2b(text.encode(), digest_size=16).digest() + bytes([settings.TRUSTED_DOCUMENTS_ONLY])
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        prepared = Prepared(self.schema, text)
        with self._lock:
            self._known[key] = prepared
            while len(self._known) > limit("CACHED_DOCUMENTS"):
                self._known.popitem(last=False)
        return prepared

    def __len__(self) -> int:
        return len(self._known)


# -- trusted documents ----------------------------------------------------------------------


class _WithoutTypeNames(Visitor):
    """Clients' caches add ``__typename`` everywhere; it gives nothing away and must not change the identity."""

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        return REMOVE if node.name.value == "__typename" and not node.alias else None


def canonical(document: DocumentNode) -> str:
    """One spelling of a document: no comments, no ``__typename``, definitions in order of their names."""
    plain = visit(document, _WithoutTypeNames())
    return "\n\n".join(sorted(print_ast(node) for node in plain.definitions))


def _fingerprint(document: DocumentNode) -> bytes:
    return hashlib.sha256(canonical(document).encode()).digest()


@lru_cache(maxsize=1)
def manifest() -> Mapping[str, str]:
    """Id → text of the documents that the browser sends: ``export_schema`` copies them from ``graphql/operations``."""
    found: dict[str, str] = orjson.loads(resources.files("api").joinpath(MANIFEST).read_bytes())
    return found


@lru_cache(maxsize=1)
def _fingerprints() -> frozenset[bytes]:
    return frozenset(_fingerprint(parse(text)) for text in manifest().values())


def is_trusted(document: DocumentNode) -> bool:
    return _fingerprint(document) in _fingerprints()


def text_of(identifier: str) -> str:
    """The text of a trusted document; raises ValidationFailed when nobody knows it."""
    text = manifest().get(identifier)
    if text is None:
        raise ValidationFailed.of(errors.UNKNOWN_DOCUMENT, field="documentId")
    return text
