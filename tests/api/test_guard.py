"""The limits that run before validation: each named, each at its edge."""

from typing import Any

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from api.schema import documents as product
from tests.api.client import Tab, codes, documents

pytestmark = pytest.mark.django_db


def limited(settings: Settings, **limits: Any) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, **limits}


def nested(levels: int) -> str:
    """A query whose deepest field lies on ``levels``."""
    steps = ["taxonomy", *(("goals", "dimension")[number % 2] for number in range(levels - 2)), "id"]
    return "".join(f"{{ {step} " for step in steps) + "}" * levels


@pytest.mark.parametrize(("levels", "expected"), [(14, []), (15, ["query.too_deep"])])
def test_depth(anonymous: Tab, settings: Settings, levels: int, expected: list[str]) -> None:
    limited(settings, MAX_COST=10**9)

    assert codes(anonymous.ask(nested(levels))) == expected


def test_depth_counts_through_fragments(anonymous: Tab) -> None:
    chain = "".join(f" fragment F{n} on Organisation {{ parent {{ ...F{n + 1} }} }}" for n in range(15))
    query = '{ organisation(slug: "x") { ...F0 } }' + chain + " fragment F15 on Organisation { id }"

    assert codes(anonymous.ask(query)) == ["query.too_deep"]


@pytest.mark.parametrize("depth", [40, 100_000])
def test_brackets_that_would_break_a_recursive_parser_are_refused_unparsed(anonymous: Tab, depth: int) -> None:
    codes_found = codes(anonymous.ask("{ a " * min(depth, 3000)))
    values = codes(anonymous.ask("{ a(b: " + "[" * depth + "]" * depth + ") }"))

    assert (codes_found, values) == (["query.too_deep"], ["query.too_deep"])


def test_brackets_in_texts_and_comments_do_not_count(anonymous: Tab) -> None:
    brackets = "{" * 100
    query = f'# {brackets}\n{{ search(text: "{brackets}") {{ isLexicalOnly }} }}'
    block = f'{{ search(text: """{brackets} \\""" """) {{ isLexicalOnly }} }}'

    assert [codes(anonymous.ask(query)), codes(anonymous.ask(block))] == [[], []]


def aliased(count: int) -> str:
    return "{ " + " ".join(f"a{number}: publicFigures {{ units }}" for number in range(count)) + " }"


@pytest.mark.parametrize(("count", "expected"), [(30, []), (31, ["query.too_many_aliases"])])
def test_aliases(anonymous: Tab, count: int, expected: list[str]) -> None:
    assert codes(anonymous.ask(aliased(count))) == expected


def test_aliases_count_each_time_a_fragment_is_used(anonymous: Tab) -> None:
    uses = " ".join(f"u{number}: publicFigures {{ ...F }}" for number in range(16))
    query = "{ " + uses + " } fragment F on PublicFigures { one: units }"

    assert codes(anonymous.ask(query)) == ["query.too_many_aliases"]


@pytest.mark.parametrize(("count", "expected"), [(20, []), (21, ["query.too_many_repeats"])])
def test_repeats(anonymous: Tab, count: int, expected: list[str]) -> None:
    assert codes(anonymous.ask("{ publicFigures { " + "units " * count + "} }")) == expected


def test_repeats_count_over_fragments_that_meet(anonymous: Tab) -> None:
    fields = "units " * 11
    query = f"{{ publicFigures {{ ...F {fields} }} }} fragment F on PublicFigures {{ {fields} }}"

    assert codes(anonymous.ask(query)) == ["query.too_many_repeats"]


def test_thousands_of_repeats_are_refused_before_validation(anonymous: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    # Comparing repeated fields with each other takes the square of their number.
    monkeypatch.setattr("api.documents.validate", lambda *_, **__: pytest.fail("was validated"))
    query = "{ publicFigures { " + "units " * 3900 + "} }"

    assert codes(anonymous.ask(query)) == ["query.too_many_repeats"]


@pytest.mark.parametrize(("count", "expected"), [(1990, ["query.too_many_repeats"]), (4100, ["query.too_many_tokens"])])
def test_tokens(anonymous: Tab, count: int, expected: list[str]) -> None:
    assert codes(anonymous.ask("{ publicFigures { " + "units " * count + "} }")) == expected


def test_fragments(anonymous: Tab, settings: Settings) -> None:
    limited(settings, MAX_FRAGMENTS=2)
    parts = [f"fragment F{number} on PublicFigures {{ units }}" for number in range(3)]
    query = "{ publicFigures { ...F0 ...F1 } } "

    assert codes(anonymous.ask(query + " ".join(parts[:2]))) == []
    assert codes(anonymous.ask("{ publicFigures { ...F0 ...F1 ...F2 } } " + " ".join(parts))) == [
        "query.too_many_fragments"
    ]


def test_fragments_that_multiply_are_refused(anonymous: Tab) -> None:
    """Each is short and harmless; unfolded they are 2¹⁰ fields."""
    step = "fragment F{0} on Organisation {{ parent {{ ...F{1} }} children {{ ...F{1} }} }}"
    steps = [step.format(number, number + 1) for number in range(10)]
    query = " ".join(['{ organisation(slug: "x") { ...F0 } }', *steps, "fragment F10 on Organisation { id }"])

    assert codes(anonymous.ask(query)) == ["query.too_expensive"]


def test_circular_fragments_are_left_to_validation(anonymous: Tab) -> None:
    query = "{ publicFigures { ...A } } fragment A on PublicFigures { ...B } fragment B on PublicFigures { ...A }"

    assert codes(anonymous.ask(query)) == ["query.invalid"]


COSTLY = """query($first: Int) {
  organisations(first: $first) {
    edges { node { challenges(first: $first) { edges { node { goals { axes { id } } } } } } }
  }
}"""


@pytest.mark.parametrize(("first", "expected"), [(10, []), (100, ["query.too_expensive"])])
def test_cost_follows_the_page_sizes_of_the_variables(anonymous: Tab, first: int, expected: list[str]) -> None:
    assert codes(anonymous.ask(COSTLY, first=first)) == expected


def test_verdict_of_one_page_size_says_nothing_of_another(anonymous: Tab) -> None:
    found = [codes(anonymous.ask(COSTLY, first=first)) for first in (10, 100, 10, 100)]

    assert found == [[], ["query.too_expensive"], [], ["query.too_expensive"]]


def test_default_of_a_variable_counts(anonymous: Tab) -> None:
    assert codes(anonymous.ask(COSTLY.replace("$first: Int", "$first: Int = 100"))) == ["query.too_expensive"]


@pytest.mark.parametrize(
    ("first", "expected"), [(0, []), (100, []), (101, ["page.too_large"]), (2**40, ["page.too_large"])]
)
def test_page_size_is_capped(anonymous: Tab, first: int, expected: list[str]) -> None:
    by_variable = anonymous.ask(
        "query($first: Int) { cities { id } challenges(first: $first) { totalCount } }", first=first
    )
    by_value = anonymous.ask(f"{{ challenges(first: {first}) {{ totalCount }} }}")

    assert (codes(by_variable), codes(by_value)) == (expected, expected)


def test_negative_page_is_refused_by_its_field(anonymous: Tab) -> None:
    answer = anonymous.ask("{ challenges(first: -1) { edges { cursor } } }")

    assert (codes(answer), answer["errors"][0]["extensions"]["field"]) == (["page.negative"], "first")


@pytest.mark.parametrize(
    "query",
    [
        "{ challenges { edges { node { matches { totalCount } } } } }",
        "{ challenges(first: 2) { edges { node { similar { score } } } } }",
        "{ solutions { edges { node { matches { totalCount } } } } }",
        '{ search(text: "اتوبوس") { hits { item { ... on Challenge { matches { totalCount } } } } } }',
        '{ challenge(id: "x") { matches { edges { node { solution { matches { totalCount } } } } } } }',
        "{ challenges { edges { node { ...F } } } } fragment F on Challenge { similar { score } }",
    ],
)
def test_ranking_inside_a_list_is_refused(anonymous: Tab, query: str) -> None:
    assert codes(anonymous.ask(query)) == ["query.ranking_in_list"]


def test_introspection_is_open_in_development_only(anonymous: Tab, settings: Settings) -> None:
    query = "{ __schema { types { name } } }"
    opened = anonymous.ask(query)
    limited(settings, INTROSPECTION=False)
    closed = [anonymous.ask(query + " # closed"), anonymous.ask('{ __type(name: "Query") { name } }')]
    hidden = anonymous.ask("{ ...F } fragment F on Query { a: __schema { types { name } } }")

    assert "Challenge" in {item["name"] for item in opened["data"]["__schema"]["types"]}
    assert [codes(answer) for answer in [*closed, hidden]] == [["query.introspection_off"]] * 3
    assert codes(anonymous.ask("{ __typename }")) == []


def test_deep_introspection_is_refused(anonymous: Tab) -> None:
    query = "{ __schema { types " + "{ fields { type " * 12 + "{ name }" + "} }" * 12 + " } }"

    assert codes(anonymous.ask(query)) == ["query.too_deep"]


def test_unknown_field_is_told_without_spelling_out_the_schema(anonymous: Tab, settings: Settings) -> None:
    limited(settings, INTROSPECTION=False)
    answer = anonymous.ask("{ challengess { totalCount } }")

    assert codes(answer) == ["query.invalid"]
    assert answer["errors"][0]["extensions"]["detail"] == "Cannot query field 'challengess' on type 'Query'."


def test_bad_values_are_told_without_suggestions(anonymous: Tab) -> None:
    answer = anonymous.ask("query($sort: ChallengeSort) { challenges(sort: $sort) { totalCount } }", sort="NEWST")

    assert "Did you mean" not in answer["errors"][0]["extensions"]["detail"]


@pytest.mark.parametrize("operation", sorted(documents()))
def test_operations_of_the_product_pass(operation: str, settings: Settings) -> None:
    limited(settings, INTROSPECTION=False)
    product.prepare(documents()[operation]).check({})


@pytest.mark.parametrize(
    "operation",
    ["ChallengeList", "SolutionList", "OrganisationList", "ChallengeMatches", "SolutionMatches", "NotificationList"],
)
def test_long_lists_of_the_product_take_fifty_at_once(operation: str) -> None:
    product.prepare(documents()[operation]).check({"first": 50})
