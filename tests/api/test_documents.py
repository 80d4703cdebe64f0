"""Documents are validated once and remembered; in production only the known ones run."""

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from graphql import parse, print_ast
from pytest_django import Settings

from api.documents import Documents, InvalidDocument, Prepared, canonical, is_trusted, manifest
from api.schema import schema
from bahamm.kernel.errors import ValidationFailed
from tests.api.client import Tab, codes, documents

ROOT = Path(__file__).resolve().parents[2]


def test_same_text_is_prepared_once() -> None:
    known = Documents(schema.graphql_schema)

    assert known.prepare("{ __typename }") is known.prepare("{ __typename }")
    assert known.prepare("{ __typename } ") is not known.prepare("{ __typename }")
    assert len(known) == 2


def test_least_recently_used_document_is_forgotten(settings: Settings) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "CACHED_DOCUMENTS": 2}
    known = Documents(schema.graphql_schema)
    first = known.prepare("{ a: __typename }")
    second = known.prepare("{ b: __typename }")
    known.prepare("{ a: __typename }")
    known.prepare("{ c: __typename }")

    assert len(known) == 2
    assert known.prepare("{ a: __typename }") is first
    assert known.prepare("{ b: __typename }") is not second


def test_text_that_cannot_be_parsed_is_not_remembered() -> None:
    known = Documents(schema.graphql_schema)
    with pytest.raises(InvalidDocument):
        known.prepare("{ a")

    assert len(known) == 0


def test_document_is_validated_once() -> None:
    prepared = Prepared(schema.graphql_schema, "{ nothing }")
    problems = []
    for _ in range(2):
        with pytest.raises(InvalidDocument) as refused:
            prepared.check({})
        problems.append(refused.value.problems)

    assert problems[0] == problems[1]
    assert problems[0][0] is problems[1][0]


# -- trusted documents ----------------------------------------------------------------------


@pytest.fixture
def trusting(settings: Settings) -> None:
    settings.TRUSTED_DOCUMENTS_ONLY = True


def test_manifest_holds_every_operation() -> None:
    assert manifest() == documents()


@pytest.mark.django_db
@pytest.mark.usefixtures("trusting")
def test_operations_of_the_product_run(anonymous: Tab) -> None:
    assert codes(anonymous.send("PublicHome")) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    "query",
    [
        "{ session { language } }",
        documents()["Session"].replace("isDemo", ""),
        documents()["Session"].replace("isDemo", "demo: isDemo"),
        documents()["Session"] + " query Another { publicFigures { units } }",
        documents()["Session"].replace("session {", "session { alias: __typename"),
        documents()["PublicHome"].replace("first: 6", "first: 60"),
    ],
)
def test_other_documents_do_not(anonymous: Tab, query: str) -> None:
    response = anonymous.post({"query": query})

    assert (response.status_code, codes(response.json())) == (400, ["query.untrusted"])


@pytest.mark.django_db
@pytest.mark.usefixtures("trusting")
def test_document_can_be_named_instead_of_sent(anonymous: Tab) -> None:
    known = anonymous.post({"documentId": "Session"})
    unknown = anonymous.post({"documentId": "session"})

    assert known.json()["data"]["session"]["user"] is None
    assert (unknown.status_code, codes(unknown.json())) == (400, ["query.unknown_document"])
    assert unknown.json()["errors"][0]["extensions"]["field"] == "documentId"


@pytest.mark.parametrize("operation", sorted(documents()))
def test_spelling_and_type_names_do_not_matter(operation: str) -> None:
    text = documents()[operation]
    spelled = "# a comment\n" + re.sub(r"\s+", " ", text)
    with_names = re.sub(r"(\w+(?: on \w+)?) \{\n(\s+)", r"\1 {\n\2__typename\n\2", text)
    by_order = "\n".join(print_ast(node) for node in reversed(parse(text).definitions))

    assert [is_trusted(parse(each)) for each in (text, spelled, with_names, by_order)] == [True] * 4


def test_documents_of_the_web_application_are_trusted() -> None:
    """The very texts that the build puts into the browser."""
    sources = [path for path in (ROOT / "frontend/src/gql").glob("*.ts") if path.stem in documents()]
    texts = {path.stem: _document_in(path.read_text(encoding="utf-8")) for path in sources}

    assert sorted(texts) == sorted(documents())
    assert [name for name, text in texts.items() if canonical(parse(text)) != canonical(parse(documents()[name]))] == []


def _document_in(source: str) -> str:
    import json

    literals = re.findall(r'"(?:[^"\\]|\\.)*"|`[^`]*`', source)
    texts = [json.loads(item) if item[0] == '"' else item[1:-1] for item in literals]
    [text] = [item for item in texts if re.match(r"\s*(query|mutation|subscription)\b", item)]
    return text


def test_untrusted_document_is_refused_before_it_is_judged(settings: Settings) -> None:
    settings.TRUSTED_DOCUMENTS_ONLY = True
    prepared = Documents(schema.graphql_schema).prepare("{ nothing }")

    with pytest.raises(ValidationFailed) as refused:
        prepared.check({})
    assert refused.value.codes == ["query.untrusted"]
