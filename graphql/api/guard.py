"""Cheap limits that run before graphql-core's validation, whose cost grows with the square of repeated fields.

:func:`scan` looks at the text before it is parsed; :class:`Guard` walks the parsed document once. Both raise
:class:`ValidationFailed` with a coded reason.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from api import errors
from api.limits import limit
from bahamm.kernel.errors import ErrorCode, ValidationFailed

_LEXEME = re.compile(r'"""(?:\\"""|[^"]|"(?!""))*"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|[{(\[]|[})\]]|\.\.\.|[\w.+-]+|[^\s,]')
#: Brackets of variables and values nest beside the selections; nothing of ours comes near.
_BRACKETS_ABOVE_DEPTH = 16
#: What a list without a page is assumed to hold.
_UNPAGED_SIZE = 5
_INTROSPECTION_DEPTH = 20
_MAX_VISITS = 20_000
_ROOT_META_FIELDS = frozenset({"__schema", "__type"})
#: Fields that search the index for their own object: inside a list there would be a search for each entry.
_RANKINGS = frozenset({("Challenge", "matches"), ("Challenge", "similar"), ("Solution", "matches")})


def scan(text: str) -> None:
    """Refuse texts with too many tokens or brackets too deep for a recursive parser."""
    tokens = depth = 0
    deepest = limit("MAX_DEPTH") + _BRACKETS_ABOVE_DEPTH
    most = limit("MAX_TOKENS")
    for match in _LEXEME.finditer(text):
        first = match[0][0]
        if first == "#":
            continue
        tokens += 1
        if first in "{([":
            depth += 1
            if depth > deepest:
                raise _refusal(errors.TOO_DEEP, limit=limit("MAX_DEPTH"))
        elif first in "})]":
            depth -= 1
        if tokens > most:
            raise _refusal(errors.TOO_MANY_TOKENS, limit=most)


def _refusal(code: ErrorCode, **parameters: Any) -> ValidationFailed:
    return ValidationFailed.of(code, **parameters)


class Guard:
    """The limits of one document. The cost follows the page sizes, so it depends on a few variables."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema, self._document = schema, document
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._page_variables: set[str] = set()
        self._known: dict[tuple[Any, ...], ValidationFailed | None] = {}

    def check(self, variables: Mapping[str, Any]) -> None:
        """Raise what is wrong with the document under ``variables``; the same page sizes are judged once."""
        key = self._key(variables)
        if key not in self._known:
            if len(self._known) > 64:
                self._known.clear()
            verdict = self._judge(variables)
            # The walk has found out which variables matter: the key is only now complete.
            key = self._key(variables)
            self._known[key] = verdict
        verdict = self._known[key]
        if verdict is not None:
            raise verdict

    def _key(self, variables: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(repr(variables.get(name))[:40] for name in sorted(self._page_variables))

    def _judge(self, variables: Mapping[str, Any]) -> ValidationFailed | None:
        try:
            if len(self._fragments) > limit("MAX_FRAGMENTS"):
                raise _refusal(errors.TOO_MANY_FRAGMENTS, limit=limit("MAX_FRAGMENTS"))
            for node in self._document.definitions:
                if isinstance(node, OperationDefinitionNode):
                    _Walk(self._schema, self._fragments, variables, self._page_variables).operation(node)
        except ValidationFailed as refusal:
            return refusal
        return None


class _Walk:
    """One operation, fragments unfolded."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
        page_variables: set[str],
    ) -> None:
        self._schema, self._fragments, self._variables = schema, fragments, variables
        self._page_variables = page_variables
        self._aliases = self._cost = self._visits = 0

    def operation(self, node: OperationDefinitionNode) -> None:
        defaults = {
            item.variable.name.value: int(item.default_value.value[:12])
            for item in node.variable_definitions
            if isinstance(item.default_value, IntValueNode)
        }
        self._variables = {**defaults, **self._variables}
        root = self._schema.get_root_type(node.operation)
        self._selections(node.selection_set, root, 1, 1, Counter(), ())

    def _selections(
        self,
        selections: SelectionSetNode,
        parent: Any,
        depth: int,
        multiplier: int,
        names: Counter[str],
        inside: tuple[str, ...],
    ) -> None:
        """``names`` counts the response keys of one level, over all fragments that meet there."""
        for node in selections.selections:
            self._visits += 1
            if self._visits > _MAX_VISITS:
                raise _refusal(errors.TOO_EXPENSIVE, limit=limit("MAX_COST"))
            if isinstance(node, FieldNode):
                self._field(node, parent, depth, multiplier, names, inside)
            elif isinstance(node, InlineFragmentNode):
                on = self._schema.get_type(node.type_condition.name.value) if node.type_condition else parent
                self._selections(node.selection_set, on, depth, multiplier, names, inside)
            elif isinstance(node, FragmentSpreadNode):
                self._spread(node, depth, multiplier, names, inside)

    def _spread(
        self, node: FragmentSpreadNode, depth: int, multiplier: int, names: Counter[str], inside: tuple[str, ...]
    ) -> None:
        name = node.name.value
        fragment = self._fragments.get(name)
        if fragment is None or name in inside:  # unknown or circular: validation says so
            return
        on = self._schema.get_type(fragment.type_condition.name.value)
        self._selections(fragment.selection_set, on, depth, multiplier, names, (*inside, name))

    def _field(
        self,
        node: FieldNode,
        parent: Any,
        depth: int,
        multiplier: int,
        names: Counter[str],
        inside: tuple[str, ...],
    ) -> None:
        name = node.name.value
        key = node.alias.value if node.alias else name
        self._count(node, key, names)
        if name in _ROOT_META_FIELDS:
            self._introspection(node, 1)
            return
        if depth > limit("MAX_DEPTH"):
            raise _refusal(errors.TOO_DEEP, limit=limit("MAX_DEPTH"))
        if multiplier > 1 and (getattr(parent, "name", ""), name) in _RANKINGS:
            raise _refusal(errors.RANKING_IN_LIST, name=name)
        field = getattr(parent, "fields", {}).get(name)
        if field is not None and "first" in field.args:
            multiplier *= max(self._page_size(node), 1)
        elif field is not None and name != "edges" and _is_list(field):
            multiplier *= _UNPAGED_SIZE
        if node.selection_set is None:
            return
        self._cost += multiplier
        if self._cost > limit("MAX_COST"):
            raise _refusal(errors.TOO_EXPENSIVE, limit=limit("MAX_COST"))
        inner = get_named_type(field.type) if field is not None else None
        self._selections(node.selection_set, inner, depth + 1, multiplier, Counter(), inside)

    def _count(self, node: FieldNode, key: str, names: Counter[str]) -> None:
        if node.alias:
            self._aliases += 1
            if self._aliases > limit("MAX_ALIASES"):
                raise _refusal(errors.TOO_MANY_ALIASES, limit=limit("MAX_ALIASES"))
        names[key] += 1
        if names[key] > limit("MAX_REPEATS"):
            raise _refusal(errors.TOO_MANY_REPEATS, name=key[:60], limit=limit("MAX_REPEATS"))

    def _page_size(self, node: FieldNode) -> int:
        """The page that is asked for; refuses one over the cap. What is malformed is left to validation."""
        wanted: Any = None
        for argument in node.arguments:
            if argument.name.value == "first":
                wanted = self._value(argument.value)
        if not isinstance(wanted, int) or isinstance(wanted, bool):
            return int(limit("PAGE_SIZE"))
        if wanted > limit("MAX_PAGE_SIZE"):
            raise _refusal(errors.PAGE_TOO_LARGE, field="first", limit=limit("MAX_PAGE_SIZE"))
        return wanted

    def _value(self, node: Any) -> Any:
        if isinstance(node, IntValueNode):
            return int(node.value[:12])
        if isinstance(node, VariableNode):
            self._page_variables.add(node.name.value)
            return self._variables.get(node.name.value)
        return None

    def _introspection(self, node: FieldNode, depth: int) -> None:
        if not limit("INTROSPECTION"):
            raise _refusal(errors.INTROSPECTION_OFF)
        self._introspected(node.selection_set, depth, ())

    def _introspected(self, selections: SelectionSetNode | None, depth: int, inside: tuple[str, ...]) -> None:
        if depth > _INTROSPECTION_DEPTH:
            raise _refusal(errors.TOO_DEEP, limit=_INTROSPECTION_DEPTH)
        for node in selections.selections if selections else ():
            self._visits += 1
            if self._visits > _MAX_VISITS:
                raise _refusal(errors.TOO_EXPENSIVE, limit=limit("MAX_COST"))
            if isinstance(node, FragmentSpreadNode):
                fragment = self._fragments.get(node.name.value)
                if fragment is not None and node.name.value not in inside:
                    self._introspected(fragment.selection_set, depth, (*inside, node.name.value))
            elif isinstance(node, InlineFragmentNode):
                self._introspected(node.selection_set, depth, inside)
            else:
                self._introspected(node.selection_set, depth + 1, inside)  # type: ignore[attr-defined]


def _is_list(field: GraphQLField) -> bool:
    wanted: Any = field.type
    return bool(is_list_type(get_nullable_type(wanted)))
