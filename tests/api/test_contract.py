"""The contract as files: nothing drifts, everything is described, every document fits."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    build_schema,
    get_named_type,
    is_enum_type,
    is_introspection_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    is_specified_scalar_type,
    lexicographic_sort_schema,
    parse,
    print_schema,
    validate,
)

from api import contract
from api.contract import FOLDER, contract_files, operation_texts
from api.management.commands import export_schema
from api.schema import schema
from tests.api.client import documents

SCHEMA = schema.graphql_schema


def test_committed_files_are_what_the_code_says() -> None:
    assert {path.name: path.read_text(encoding="utf-8") == text for path, text in contract_files().items()} == {
        "schema.graphql": True,
        "trusted_documents.json": True,
    }


def test_committed_schema_is_the_schema() -> None:
    committed = build_schema((FOLDER / "schema.graphql").read_text(encoding="utf-8"))

    assert print_schema(lexicographic_sort_schema(committed)) == print_schema(lexicographic_sort_schema(SCHEMA))


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command writes into a folder of the test's own, which holds an old contract."""
    wanted = {tmp_path / path.name: text for path, text in contract_files().items()}
    monkeypatch.setattr(export_schema, "contract_files", lambda: wanted)
    monkeypatch.setattr(export_schema, "FOLDER", tmp_path / "graphql")
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    schema_file = tmp_path / "schema.graphql"
    schema_file.write_text(schema_file.read_text(encoding="utf-8").replace("isSample", "isDemo"), encoding="utf-8")
    return schema_file


def test_check_fails_with_the_difference_and_writes_nothing(copied: Path) -> None:
    before = copied.read_text(encoding="utf-8")
    with pytest.raises(CommandError) as failed:
        call_command("export_schema", "--check")

    lines = str(failed.value).splitlines()
    assert [line for line in lines if line.startswith("+  isS")] == ["+  isSample: Boolean!"] * 3
    assert "--- committed schema.graphql" in lines
    assert copied.read_text(encoding="utf-8") == before


def test_export_writes_what_differs_and_then_the_check_passes(copied: Path) -> None:
    out = StringIO()
    call_command("export_schema", stdout=out)
    call_command("export_schema", "--check", stdout=out)

    assert out.getvalue() == "wrote schema.graphql\n"
    assert "isDemo: Boolean!\n" not in copied.read_text(encoding="utf-8").replace("  isDemo: Boolean!\n\n  ", "", 1)


@pytest.mark.parametrize("operation", sorted(documents()))
def test_operation_fits_the_schema(operation: str) -> None:
    assert validate(SCHEMA, parse(documents()[operation])) == []


def test_operation_files_hold_one_definition_named_after_them(tmp_path: Path) -> None:
    (tmp_path / "Wrong.graphql").write_text("query Right { __typename }", encoding="utf-8")

    with pytest.raises(ValueError, match=r"Wrong\.graphql must hold one definition named Wrong"):
        operation_texts(tmp_path)


def test_operation_brings_the_fragments_of_its_fragments_once() -> None:
    names = [node.name.value for node in parse(contract.operation_texts()["OrganisationMembers"]).definitions]  # type: ignore[attr-defined]

    assert names == ["OrganisationMembers", "ActionParts", "InvitationParts", "MembershipParts", "OrganisationRef"]


# -- descriptions and shapes ----------------------------------------------------------------


def _own_types() -> Iterator[object]:
    for item in SCHEMA.type_map.values():
        if not is_introspection_type(item) and not is_specified_scalar_type(item):
            yield item


def _undescribed() -> Iterator[str]:
    for item in _own_types():
        name = item.name  # type: ignore[attr-defined]
        if not item.description:  # type: ignore[attr-defined]
            yield name
        if is_enum_type(item):
            yield from (f"{name}.{key}" for key, value in item.values.items() if not value.description)
        if isinstance(item, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field_name, field in item.fields.items():
                if not field.description:
                    yield f"{name}.{field_name}"
                arguments = getattr(field, "args", {})
                yield from (f"{name}.{field_name}({key})" for key, value in arguments.items() if not value.description)


def test_every_type_field_argument_and_value_is_described() -> None:
    assert list(_undescribed()) == []


def test_no_list_is_null_or_holds_null() -> None:
    loose = [
        f"{item.name}.{name}: {field.type}"
        for item in _own_types()
        if isinstance(item, GraphQLObjectType)
        for name, field in item.fields.items()
        if is_list_type(field.type) or (is_non_null_type(field.type) and _holds_null(field.type.of_type))
    ]

    assert loose == []


def _holds_null(kind: object) -> bool:
    return is_list_type(kind) and not is_non_null_type(kind.of_type)


def test_every_mutation_has_one_input_and_a_payload_with_errors() -> None:
    mutation = SCHEMA.mutation_type
    assert mutation is not None
    shapes = {}
    for name, field in mutation.fields.items():
        payload = get_named_type(field.type)
        noun = name[0].upper() + name[1:]
        errors = payload.fields["errors"].type if is_object_type(payload) else None
        given = {key: str(argument.type) for key, argument in field.args.items()}
        shapes[name] = (str(field.type), given, str(errors)) == (
            f"{noun}Payload!",
            {"input": f"{noun}Input!"},
            "[FieldError!]!",
        )

    assert len(shapes) >= 22
    assert [name for name, is_right in shapes.items() if not is_right] == []


def test_every_node_type_has_an_id_and_every_union_member_is_a_node() -> None:
    node = SCHEMA.get_type("Node")
    assert isinstance(node, GraphQLInterfaceType)
    with_id = {item.name for item in _own_types() if isinstance(item, GraphQLObjectType) and "id" in item.fields}
    nodes = {item.name for item in SCHEMA.get_possible_types(node)}
    members = {member.name for item in _own_types() if isinstance(item, GraphQLUnionType) for member in item.types}

    assert with_id == nodes
    assert members - nodes == set()
