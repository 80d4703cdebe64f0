"""Whatever people and programs send: a coded refusal, or stored to the letter. Never a fault, never by halves.

Every case goes to both nouns, to a new draft and to a saved one.
"""

import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.api.client import problems
from tests.api.mutations.conftest import Form, Town, gid
from tests.factories.catalog import ChallengeFactory, GoalFactory, SolutionFactory

Unchanged = Callable[[], AbstractContextManager[None]]


# -- stored to the letter -------------------------------------------------------------------

FAITHFUL = {
    "empty": "",
    "spaces": "   ",
    "html": "<b>مهم</b> &amp; <a href='javascript:alert(1)'>x</a>",
    "script": "<script>alert('xss')</script>",
    "template": "{{ 7*7 }} ${7*7} %s {0}",
    "sql": "'; DROP TABLE catalog_challenge; --",
    "emoji": "🚌🇮🇷👩‍🔬👍🏽",
    "half_space": "می‌شود خانه‌ها",
    "mixed_direction": "خط BRT شمارهٔ ۷ (Line 7) در \u2067میدان\u2069 Vali-e-Asr",
    "other_scripts": "東京 Ελλάδα தமிழ் עברית",
    "wrong_language": "This is English in a Persian form",
    "digits": "۱۲۳ ١٢٣ 123",
    "long_word": "ا" * 199,
    "astral": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "null_word": "null",
}


@pytest.mark.parametrize("text", FAITHFUL.values(), ids=FAITHFUL.keys())
def test_text_is_stored_to_the_letter(form: Form, text: str) -> None:
    payload = form.send(title=text, description=text, tags=[])

    assert payload["errors"] == []
    assert (payload[form.noun]["title"], payload[form.noun]["description"]) == (text, text)
    assert (form.stored().title, form.stored().description) == (text, text)


def test_text_loses_what_turns_its_letters_round(form: Form) -> None:
    payload = form.send(title="\u202eABC 123", description="abc\u202egnp.exe \u2067میدان", tags=["\u202dخوب\u202c"])

    stored = payload[form.noun]
    assert (stored["title"], stored["description"], stored["tags"]) == ("ABC 123", "abcgnp.exe میدان", ["خوب"])


def test_lines_of_a_long_text_are_kept(form: Form) -> None:
    payload = form.send(description="یک\r\nدو\rسه\n\n\tچهار")

    assert payload[form.noun]["description"] == "یک\nدو\nسه\n\n\tچهار"


@pytest.mark.parametrize("text", ["آب", "ۀ", "é", "ئ"])
def test_decomposed_letters_are_composed_and_found_either_way(form: Form, text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text

    payload = form.send(title=f"{decomposed} خوب")

    assert payload[form.noun]["title"] == f"{text} خوب"
    plural = f"{form.noun}s"
    listed = f"{plural}(filter: {{search: $search, mine: true}}) {{ edges {{ node {{ title }} }} }}"
    query = f"query($search: String!) {{ {listed} }}"
    for search in (text, decomposed):
        found = form.town.tab(form.role).get(query, search=search)[plural]["edges"]
        assert [edge["node"]["title"] for edge in found] == [f"{text} خوب"]


def test_same_word_in_other_letters_is_one_tag(form: Form) -> None:
    payload = form.send(tags=["كيفيت", "کیفیت", " ", "حمل‌ونقل", "حمل ونقل"])

    assert payload[form.noun]["tags"] == ["كيفيت", "حمل‌ونقل"]


# -- refused with a code --------------------------------------------------------------------


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\x1bb", "a\x7fb", "a\u0085b", "\ufffe"])
@pytest.mark.parametrize("field", ["title", "summary", "description"])
def test_control_characters_are_refused(form: Form, unchanged: Unchanged, field: str, text: str) -> None:
    with unchanged():
        payload = form.send(**{"tags": ["خوب"], field: text})

    assert payload[form.noun] is None
    assert problems(payload) == [(field, "invalid_characters")]


@pytest.mark.parametrize(("field", "limit"), [("title", 200), ("summary", 600), ("description", 20_000)])
def test_over_long_text_is_refused_and_the_limit_is_not(
    form: Form, unchanged: Unchanged, field: str, limit: int
) -> None:
    with unchanged():
        payload = form.send(**{field: "چ" * (limit + 1)})
    assert problems(payload) == [(field, "too_long")]
    assert payload["errors"][0]["message"] == f"At most {limit} characters; it has {limit + 1}."

    kept = form.send(**{field: "چ" * limit})

    assert (kept["errors"], kept[form.noun][field]) == ([], "چ" * limit)


def test_all_faults_are_told_at_once(form: Form, unchanged: Unchanged) -> None:
    low, high = form.amount("Min"), form.amount("Max")

    with unchanged():
        payload = form.send(
            title="x" * 201,
            summary="\x00",
            tags=["ok", "y" * 61],
            **{low: {"amount": "9", "currency": "EUR"}, high: {"amount": "۱٫۵"}},
        )

    assert sorted(problems(payload)) == sorted(
        [
            ("title", "too_long"),
            ("summary", "invalid_characters"),
            ("tags.1", "too_long"),
            (low, "wrong_currency"),
            (high, "catalog.not_an_amount"),
        ]
    )


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ({"amount": "1000", "currency": "USD"}, "wrong_currency"),
        ({"amount": "1000", "currency": "irr"}, "wrong_currency"),
        ({"amount": "1000", "currency": "\x00"}, "wrong_currency"),
        ({"amount": "1000", "currency": "x" * 500}, "wrong_currency"),
        ({"amount": "-1"}, "out_of_range"),
        ({"amount": "9" * 30}, "out_of_range"),
        ({"amount": "9" * 3000}, "catalog.not_an_amount"),
        ({"amount": "1e9"}, "catalog.not_an_amount"),
        ({"amount": "1.5"}, "catalog.not_an_amount"),
        ({"amount": "1,000"}, "catalog.not_an_amount"),
        ({"amount": "NaN"}, "catalog.not_an_amount"),
        ({"amount": "ده"}, "catalog.not_an_amount"),
    ],
)
def test_bad_amount_is_refused(form: Form, unchanged: Unchanged, amount: dict[str, str], code: str) -> None:
    with unchanged():
        payload = form.send(**{form.amount("Max"): amount})

    assert problems(payload) == [(form.amount("Max"), code)]
    assert len(payload["errors"][0]["message"]) < 160


@pytest.mark.parametrize("digits", ["2500000000", "۲۵۰۰۰۰۰۰۰۰", "٢٥٠٠٠٠٠٠٠٠"])
def test_amount_is_read_in_every_script(form: Form, digits: str) -> None:
    payload = form.send(**{form.amount("Max"): {"amount": digits}})

    assert payload[form.noun][form.amount("Max")] == {"amount": "2500000000", "currency": "IRR"}


def test_minimum_over_maximum_is_refused(form: Form, unchanged: Unchanged) -> None:
    low, high = form.amount("Min"), form.amount("Max")

    with unchanged():
        payload = form.send(**{low: {"amount": "6000000000"}, high: {"amount": "5000000000"}})

    assert problems(payload) == [(low, "min_over_max")]


def test_minimum_over_the_stored_maximum_is_refused(town: Town, noun: str, unchanged: Unchanged) -> None:
    form = Form(town, noun, is_new=False)

    with unchanged():
        payload = form.send(**{form.amount("Min"): {"amount": "999000000000"}})

    assert problems(payload) == [(form.amount("Min"), "min_over_max")]


@pytest.mark.parametrize("level", [0, 10, -1, 2**31 - 1])
def test_level_out_of_range_is_refused(form: Form, unchanged: Unchanged, level: int) -> None:
    field = "trlMin" if form.noun == "challenge" else "trl"

    with unchanged():
        payload = form.send(**{field: level})

    assert problems(payload) == [(field, "out_of_range")]


@pytest.mark.parametrize(
    ("goals", "code"),
    [
        (lambda: ["R29hbDo5OTk5OTk"], "invalid_id"),
        (lambda: ["nonsense"], "invalid_id"),
        (lambda: ["\x00"], "invalid_id"),
        (lambda: ["VXNlcjox"], "invalid_id"),
        (lambda: [gid(GoalFactory()) for _ in range(6)], "catalog.too_many"),
    ],
)
def test_goals_that_cannot_be_are_refused(
    form: Form, unchanged: Unchanged, goals: Callable[[], list[str]], code: str
) -> None:
    named = goals()

    with unchanged():
        payload = form.send(goals=named)

    assert problems(payload) == [("goals", code)]


def test_goal_that_is_named_twice_counts_once(form: Form) -> None:
    goal = gid(GoalFactory())

    assert [item["id"] for item in form.send(goals=[goal, goal])[form.noun]["goals"]] == [goal]


@pytest.mark.parametrize("tags", [[f"t{number}" for number in range(13)], ["x"] * 5000])
def test_too_many_tags_are_refused(form: Form, unchanged: Unchanged, tags: list[str]) -> None:
    with unchanged():
        payload = form.send(tags=tags)

    assert problems(payload) == [("tags", "catalog.too_many")]


@pytest.mark.parametrize("key", ["", " ", "two words", "a\x00b", "کلید", "x" * 101])
@pytest.mark.parametrize("operation", ["CreateChallenge", "CreateSolution", "CreateOrganisation", "ImportCatalogue"])
def test_malformed_key_is_refused(town: Town, unchanged: Unchanged, operation: str, key: str) -> None:
    role, given = {
        "CreateChallenge": ("officer", {"unit": gid(town.unit), "fields": {"title": "x"}}),
        "CreateSolution": ("owner", {"supplier": gid(town.supplier), "fields": {"title": "x"}}),
        "CreateOrganisation": ("nobody", {"kind": "SUPPLIER", "fields": {"name": "x", "supplierKind": "LAB"}}),
        "ImportCatalogue": ("secretariat", {"kind": "SOLUTIONS", "upload": _upload(town), "commit": True}),
    }[operation]

    with unchanged():
        payload = town.give(role, operation, **given, idempotencyKey=key)

    assert problems(payload) == [("idempotencyKey", "bad_idempotency_key")]


def _upload(town: Town) -> str:
    from tests.api.mutations.test_files import sent

    return sent(town, "secretariat", "rows.jsonl", b'{"id": "s1", "title": "x", "language": "fa"}')


def test_repeat_of_what_was_deleted_meanwhile_finds_nothing(town: Town, noun: str, unchanged: Unchanged) -> None:
    form = Form(town, noun, is_new=True)
    given = {**form.given({"title": "x"}), "idempotencyKey": "form-1"}
    made = town.give(form.role, form.operation, **given)[noun]
    town.give(form.role, "DeleteDraft", id=made["id"])

    with unchanged():
        payload = town.give(form.role, form.operation, **given)

    assert payload[noun] is None
    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize("title", ["\u200b", "\u200c\u200d", "\u2060\ufeff"])
def test_title_that_shows_nothing_does_not_count_as_filled_in(town: Town, unchanged: Unchanged, title: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, title=title)
    solution = SolutionFactory(supplier=town.supplier, title=title)

    with unchanged():
        approved = town.give("head", "TransitionChallenge", id=gid(challenge), transition="approve_by_unit")
        published = town.give("owner", "TransitionSolution", id=gid(solution), transition="publish")

    assert problems(approved) == [("title", "challenge.card_field_required")]
    assert problems(published) == [("title", "solution.field_required")]
