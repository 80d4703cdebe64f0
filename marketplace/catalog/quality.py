"""The quality meter: concrete hints on a brief, and a score. Pure: looks at the object's columns only.

A blocking hint is a rule of the brief that the secretariat must see met, or waive with a reason, before it
publishes. The others are advice. The score starts at 100 and each hint takes its weight.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from bahamm.kernel.errors import ErrorCode
from bahamm.kernel.text import detect_language
from marketplace.catalog import personal_data

if TYPE_CHECKING:
    from marketplace.catalog.models import Challenge, Solution

TITLE_SHORT = ErrorCode(
    "quality.title_short",
    fa="عنوان را روشن‌تر بنویسید: مسئله و جای آن، در ۱۵ تا ۱۰۰ نویسه.",
    en="Make the title say the problem and the place, in 15 to 100 characters.",
)
TITLE_LONG = ErrorCode(
    "quality.title_long",
    fa="عنوان بلندتر از ۱۰۰ نویسه در فهرست‌ها بریده می‌شود؛ جزئیات را به خلاصه ببرید.",
    en="A title over 100 characters is cut in lists; move the detail to the summary.",
)
SUMMARY_SHORT = ErrorCode(
    "quality.summary_short",
    fa="خلاصه را در یک تا سه جمله بنویسید: چه چیزی، برای چه کسی، چه‌قدر بد است؟",
    en="Write the summary in one to three sentences: what is wrong, for whom, how badly?",
)
DESCRIPTION_SHORT = ErrorCode(
    "quality.description_short",
    fa="شرح چالش کوتاه است ({actual} نویسه)؛ با کمتر از {limit} نویسه عرضه‌کننده نمی‌تواند مسئله را بفهمد.",
    en="The description is short ({actual} characters); under {limit} a supplier cannot understand the problem.",
)
SOLUTION_TITLE_SHORT = ErrorCode(
    "quality.solution_title_short",
    fa="عنوان را روشن‌تر بنویسید: راهکار چه می‌کند و برای کجا، در ۱۵ تا ۱۰۰ نویسه.",
    en="Make the title say what the solution does and where, in 15 to 100 characters.",
)
SOLUTION_SUMMARY_SHORT = ErrorCode(
    "quality.solution_summary_short",
    fa="خلاصه را در یک تا سه جمله بنویسید: چه می‌کند، برای چه کسی، با چه نتیجه‌ای؟",
    en="Write the summary in one to three sentences: what it does, for whom, with what result?",
)
SOLUTION_DESCRIPTION_SHORT = ErrorCode(
    "quality.solution_description_short",
    fa="شرح راهکار کوتاه است ({actual} نویسه)؛ با کمتر از {limit} نویسه واحدها نمی‌توانند آن را بسنجند.",
    en="The description is short ({actual} characters); under {limit} a municipal unit cannot judge the solution.",
)
SPECIFICATION = ErrorCode(
    "quality.specification",
    fa="متن بیشتر شبیه مشخصات فنی یا خرید است («{phrase}»). بنویسید چه مشکلی باید حل شود، نه چه چیزی خریده شود.",
    en="This reads like a specification or a purchase (“{phrase}”). Say which problem to solve, not what to buy.",
)
BASELINE_WITHOUT_NUMBER = ErrorCode(
    "quality.baseline_without_number",
    fa="خط پایه عدد ندارد؛ وضع امروز را با یک عدد و دوره بنویسید (مانند «۱۲۰ شکایت در ماه»).",
    en="The baseline has no number; give today's figure and its period (such as “120 complaints a month”).",
)
MEASURES_WITHOUT_NUMBER = ErrorCode(
    "quality.measures_without_number",
    fa="سنجه‌های موفقیت عدد ندارند؛ بنویسید چه چیزی تا کی به چه عددی برسد.",
    en="The success measures have no number; say what should reach which figure, and by when.",
)
NO_SHAREABLE_DATA = ErrorCode(
    "quality.no_shareable_data",
    fa="بنویسید چه داده‌ای در اختیار برگزیده گذاشته می‌شود؛ پیشنهادها دقیق‌تر می‌شوند.",
    en="Say which data you can share; proposals become more precise.",
)
NO_PILOT_SITE = ErrorCode(
    "quality.no_pilot_site",
    fa="جای اجرای آزمایشی را نام ببرید (خیابان، ایستگاه، ساختمان).",
    en="Name the pilot site (a street, a station, a building).",
)
NO_TAGS = ErrorCode(
    "quality.no_tags", fa="سه تا شش برچسب بگذارید تا آسان‌تر پیدا شود.", en="Add three to six tags so that it is found."
)
NO_CEILING = ErrorCode(
    "quality.no_ceiling",
    fa="سقف بودجه را بنویسید؛ عرضه‌کننده باید بداند چه اندازه راهکار می‌خواهید.",
    en="Give the upper limit of the budget: suppliers must know what size of solution you want.",
)
LANGUAGE_MISMATCH = ErrorCode(
    "quality.language_mismatch",
    fa="زبان برگزیده با زبان متن نمی‌خواند؛ زبان یا متن را درست کنید.",
    en="The chosen language is not the language of the text; correct one of them.",
)
PERSONAL_DATA = ErrorCode(
    "quality.personal_data",
    fa="متن دادهٔ شخصی دارد ({kind_fa}: {found})؛ پیش از انتشار آن را بردارید.",
    en="The text has personal data ({kind_en}: {found}); remove it before it is published.",
)
NO_EVIDENCE = ErrorCode(
    "quality.no_evidence",
    fa="شواهد بنویسید: کجا، از کی و با چه نتیجه‌ای به کار رفته است؟",
    en="Give evidence: where was it used, since when, and with which result?",
)
EVIDENCE_WITHOUT_NUMBER = ErrorCode(
    "quality.evidence_without_number",
    fa="در شواهد یک عدد بیاورید (درصد بهبود، تعداد کاربر، مدت اجرا).",
    en="Put a number in the evidence (an improvement, users, a running time).",
)
NO_PRICE = ErrorCode(
    "quality.no_price",
    fa="بازهٔ قیمت را بنویسید؛ بدون آن واحدها نمی‌توانند آن را با بودجه بسنجند.",
    en="Give a price range; without it units cannot compare it with their budget.",
)
NO_TRL = ErrorCode(
    "quality.no_trl",
    fa="سطح آمادگی فناوری (۱ تا ۹) را مشخص کنید.",
    en="State the technology readiness level (1 to 9).",
)
NO_DIMENSION = ErrorCode(
    "quality.no_dimension",
    fa="دست‌کم یک بُعد شهر هوشمند را برگزینید.",
    en="Choose at least one smart-city dimension.",
)

DESCRIPTION_MINIMUM = 200
_SPECIFICATION_PHRASES = (
    "خرید دستگاه",
    "خرید تعداد",
    "تهیه و نصب",
    "مشخصات فنی به شرح",
    "مطابق مشخصات پیوست",
    "با مارک",
    "با برند",
    "استعلام قیمت",
    "technical specification as follows",
    "as per the attached specification",
    "supply and installation of",
    "request for quotation",
    "the vendor shall supply",
)


@dataclasses.dataclass(frozen=True, slots=True)
class QualityHint:
    """One hint on ``field``; ``code`` carries the text in both languages."""

    field: str
    error: ErrorCode
    is_blocking: bool = False
    weight: int = 5
    parameters: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.error.code

    def text(self, language: str) -> str:
        return self.error.text(language, self.parameters)


@dataclasses.dataclass(frozen=True, slots=True)
class Quality:
    score: int
    hints: tuple[QualityHint, ...]

    @property
    def blocking(self) -> tuple[QualityHint, ...]:
        return tuple(hint for hint in self.hints if hint.is_blocking)


Check = Callable[[Any], Iterable[QualityHint]]


def assess_challenge(challenge: "Challenge") -> Quality:
    return _assess(challenge, _CHALLENGE_CHECKS)


def assess_solution(solution: "Solution") -> Quality:
    return _assess(solution, _SOLUTION_CHECKS)


def _assess(item: Any, checks: Iterable[Check]) -> Quality:
    hints = tuple(hint for check in checks for hint in check(item))
    return Quality(score=max(0, 100 - sum(hint.weight for hint in hints)), hints=hints)


def _texts(title_short: ErrorCode, summary_short: ErrorCode, description_short: ErrorCode) -> Check:
    """The three texts of both nouns; what belongs into them, each says in its own words."""

    def check(item: Any) -> Iterator[QualityHint]:
        if len(item.title.strip()) < 15:
            yield QualityHint("title", title_short, weight=10)
        elif len(item.title) > 100:
            yield QualityHint("title", TITLE_LONG, weight=3)
        if len(item.summary.strip()) < 40:
            yield QualityHint("summary", summary_short, weight=8)
        actual = len(item.description.strip())
        if actual < DESCRIPTION_MINIMUM:
            parameters = {"actual": actual, "limit": DESCRIPTION_MINIMUM}
            yield QualityHint("description", description_short, is_blocking=True, weight=20, parameters=parameters)

    return check


def _specification(challenge: "Challenge") -> Iterator[QualityHint]:
    text = f"{challenge.title}\n{challenge.summary}\n{challenge.description}".lower()
    phrase = next((phrase for phrase in _SPECIFICATION_PHRASES if phrase in text), None)
    if phrase:
        yield QualityHint("description", SPECIFICATION, weight=12, parameters={"phrase": phrase})


def _card(challenge: "Challenge") -> Iterator[QualityHint]:
    if not _has_number(challenge.baseline):
        yield QualityHint("baseline", BASELINE_WITHOUT_NUMBER, is_blocking=True, weight=12)
    if not _has_number(challenge.success_measures):
        yield QualityHint("success_measures", MEASURES_WITHOUT_NUMBER, is_blocking=True, weight=12)
    if not challenge.shareable_data.strip():
        yield QualityHint("shareable_data", NO_SHAREABLE_DATA)
    if not challenge.pilot_site.strip():
        yield QualityHint("pilot_site", NO_PILOT_SITE)
    if challenge.budget_max is None and not challenge.has_no_budget:
        yield QualityHint("budget_max", NO_CEILING)


def _tags(item: Any) -> Iterator[QualityHint]:
    if not item.tags:
        yield QualityHint("tags", NO_TAGS, weight=3)


def _language(item: Any) -> Iterator[QualityHint]:
    text = f"{item.title}\n{item.summary}\n{item.description}"
    if len(text) > 40 and detect_language(text) != item.language:
        yield QualityHint("language", LANGUAGE_MISMATCH, weight=8)


def _personal_data(*fields: str) -> Check:
    def check(item: Any) -> Iterator[QualityHint]:
        for name in fields:
            for found in personal_data.find(getattr(item, name)):
                parameters = {"kind_fa": found.kind.fa, "kind_en": found.kind.en, "found": found.masked}
                yield QualityHint(name, PERSONAL_DATA, is_blocking=True, weight=15, parameters=parameters)

    return check


def _evidence(solution: "Solution") -> Iterator[QualityHint]:
    if not solution.evidence.strip():
        yield QualityHint("evidence", NO_EVIDENCE, weight=15)
    elif not _has_number(solution.evidence):
        yield QualityHint("evidence", EVIDENCE_WITHOUT_NUMBER, weight=6)


def _offer(solution: "Solution") -> Iterator[QualityHint]:
    if solution.price_min is None and solution.price_max is None and not solution.price_note.strip():
        yield QualityHint("price_min", NO_PRICE, weight=10)
    if solution.trl is None:
        yield QualityHint("trl", NO_TRL, weight=8)


def _has_number(text: str) -> bool:
    return any(character.isdigit() for character in text)


_TEXTS = ("title", "summary", "description")
_CHALLENGE_CHECKS: tuple[Check, ...] = (
    _texts(TITLE_SHORT, SUMMARY_SHORT, DESCRIPTION_SHORT),
    _specification,
    _card,
    _tags,
    _language,
    _personal_data(*_TEXTS, "place", "baseline", "success_measures", "shareable_data", "pilot_site", "constraints"),
)
_SOLUTION_CHECKS: tuple[Check, ...] = (
    _texts(SOLUTION_TITLE_SHORT, SOLUTION_SUMMARY_SHORT, SOLUTION_DESCRIPTION_SHORT),
    _evidence,
    _offer,
    _tags,
    _language,
    _personal_data(*_TEXTS, "evidence", "integration_needs", "price_note"),
)
