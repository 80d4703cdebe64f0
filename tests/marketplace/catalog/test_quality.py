"""The meter gives concrete hints; personal data never slips through, nor do numbers that only look like it."""

import pytest

from marketplace.catalog import personal_data
from marketplace.catalog.quality import assess_challenge, assess_solution
from tests.factories.catalog import ChallengeFactory, SolutionFactory


def codes(**fields: object) -> set[str]:
    challenge = ChallengeFactory.build(unit=None, city=None, author=None, **fields)
    return {hint.code for hint in assess_challenge(challenge).hints}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": "آب"}, "quality.title_short"),
        ({"title": "آ" * 120}, "quality.title_long"),
        ({"summary": "کوتاه"}, "quality.summary_short"),
        ({"description": "کوتاه"}, "quality.description_short"),
        ({"summary": "خرید دستگاه پخش برای ایستگاه‌ها که خیلی لازم است و باید زود انجام شود"}, "quality.specification"),
        ({"baseline": "زیاد است"}, "quality.baseline_without_number"),
        ({"success_measures": "کمتر شود"}, "quality.measures_without_number"),
        ({"tags": []}, "quality.no_tags"),
        ({"language": "en"}, "quality.language_mismatch"),
        ({"budget_max": None}, "quality.no_ceiling"),
        ({"place": "تماس: ۰۹۱۲۳۴۵۶۷۸۹"}, "quality.personal_data"),
    ],
)
def test_each_hint_appears_with_its_cause_only(fields: dict[str, object], code: str) -> None:
    assert code not in codes()
    assert code in codes(**fields)


def test_complete_brief_has_no_hint_and_full_score() -> None:
    challenge = ChallengeFactory.build(unit=None, city=None, author=None)
    quality = assess_challenge(challenge)

    assert (quality.score, quality.hints) == (100, ())


def test_solution_hints() -> None:
    bare = SolutionFactory.build(
        supplier=None, author=None, evidence="", price_min=None, price_max=None, trl=None, tags=[]
    )

    assert {hint.code for hint in assess_solution(bare).hints} == {
        "quality.no_evidence",
        "quality.no_price",
        "quality.no_trl",
        "quality.no_tags",
    }


def test_a_solution_is_told_what_belongs_into_a_solution() -> None:
    short = SolutionFactory.build(supplier=None, author=None, title="حسگر", summary="کوتاه", description="کوتاه")

    codes = {hint.code for hint in assess_solution(short).hints}

    assert codes >= {
        "quality.solution_title_short",
        "quality.solution_summary_short",
        "quality.solution_description_short",
    }
    assert not codes & {"quality.title_short", "quality.summary_short", "quality.description_short"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("با ۰۹۱۲۳۴۵۶۷۸۹ تماس بگیرید", "mobile"),
        ("+98 912 345 6789", "mobile"),
        ("کد ملی 0499370899", "national_id"),
        ("info@example.org", "email"),
        ("IR062960000000100324200001", "iban"),
        ("6037-9911-1111-1112", "card"),
    ],
)
def test_personal_data_is_found_and_masked(text: str, kind: str) -> None:
    found = list(personal_data.find(text))

    assert [item.kind.code for item in found] == [kind]
    assert found[0].masked not in text
    assert len(found[0].masked) <= 6


@pytest.mark.parametrize(
    "text",
    ["بودجه ۵۰۰۰۰۰۰۰۰۰ ریال", "1234567890", "0000000000", "سال ۱۴۰۵", "تلفن ۰۲۱-۸۸۸۸۸۸۸۸", "6037991111111111", "@شهر"],
)
def test_other_numbers_are_no_personal_data(text: str) -> None:
    assert list(personal_data.find(text)) == []
