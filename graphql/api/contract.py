"""The contract as files: the SDL, and the trusted documents that are made of ``graphql/operations``."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson
from graphql import FragmentDefinitionNode, FragmentSpreadNode, Visitor, parse, print_ast, print_schema, visit
from graphql.language import ExecutableDefinitionNode

from api.documents import MANIFEST
from api.schema import schema

#: Holds the SDL and the operations; an installed package has neither, it carries the manifest.
FOLDER = Path(__file__).resolve().parents[1]
_NOTE = "# Generated from graphql/api by `make schema`. Do not edit.\n"


def contract_files() -> dict[Path, str]:
    """Every generated file with what it has to hold."""
    manifest = orjson.dumps(operation_texts(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()
    return {
        FOLDER / "schema.graphql": f"{_NOTE}{print_schema(schema.graphql_schema)}\n",
        Path(__file__).with_name(MANIFEST): f"{manifest}\n",
    }


def operation_texts(folder: Path = FOLDER / "operations") -> dict[str, str]:
    """Operation name → its text with the fragments that it uses, as clients send it."""
    definitions = {path.stem: _definition(path) for path in sorted(folder.rglob("*.graphql"))}
    fragments = {name: node for name, node in definitions.items() if isinstance(node, FragmentDefinitionNode)}
    return {
        name: "\n\n".join(print_ast(part) for part in (node, *_used_by(node, fragments)))
        for name, node in definitions.items()
        if name not in fragments
    }


def _definition(path: Path) -> ExecutableDefinitionNode:
    """The one definition of a file that is named after it."""
    [node] = parse(path.read_text(encoding="utf-8")).definitions
    if not isinstance(node, ExecutableDefinitionNode) or node.name is None or node.name.value != path.stem:
        raise ValueError(f"{path} must hold one definition named {path.stem}")
    return node


def _used_by(
    node: ExecutableDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> list[FragmentDefinitionNode]:
    """The fragments that a definition needs, each once, by name."""
    found: set[str] = set()
    waiting: list[ExecutableDefinitionNode] = [node]
    while waiting:
        for name in _spreads(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting.append(fragments[name])
    return [fragments[name] for name in sorted(found)]


def _spreads(node: ExecutableDefinitionNode) -> Iterator[str]:
    class Collector(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            names.append(spread.name.value)

    names: list[str] = []
    visit(node, Collector())
    yield from names
