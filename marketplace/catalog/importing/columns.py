"""The columns of an import: their names in both languages, and how a cell becomes a value for the cleaners."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import jdatetime
from django.conf import settings
from django.utils import timezone

from accounts.models import City
from bahamm.kernel.errors import INVALID_CHOICE, REQUIRED, ErrorCollector
from bahamm.kernel.text import fold
from marketplace.catalog import errors
from marketplace.catalog.enums import ImportKind
from marketplace.catalog.inputs import Text
from marketplace.catalog.models import Axis, Dimension, Goal

_SHARED = {
    "id": ("external_id", "شناسه"),
    "language": ("lang", "زبان"),
    "title": ("عنوان",),
    "summary": ("خلاصه",),
    "description": ("شرح", "شرح چالش", "شرح راهکار"),
    "organisation": ("organization", "unit", "supplier", "واحد", "واحد متقاضی", "سازمان", "عرضه‌کننده"),
    "city": ("شهر",),
    "goals": ("اهداف", "هدف‌ها"),
    "tags": ("برچسب‌ها", "برچسب"),
    "currency": ("ارز", "واحد پول"),
}
_COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    ImportKind.CHALLENGES: {
        **_SHARED,
        "dimension": ("بعد", "بُعد"),
        "axis": ("محور",),
        "budget_min": ("budget_min_rial", "حداقل بودجه", "کمینه بودجه"),
        "budget_max": ("budget_max_rial", "حداکثر بودجه", "بیشینه بودجه", "بودجه"),
        "trl_min": ("حداقل آمادگی فناوری",),
        "deadline": ("مهلت",),
        "deadline_days": ("مهلت به روز",),
        "owner_name": ("متولی",),
        "place": ("محل", "مکان"),
        "baseline": ("خط پایه",),
        "success_measures": ("سنجه‌های موفقیت", "شاخص‌های موفقیت"),
        "shareable_data": ("داده قابل اشتراک", "داده‌های قابل اشتراک"),
        "pilot_site": ("محل پایلوت", "محل اجرای آزمایشی"),
        "constraints": ("محدودیت‌ها",),
        "budget_source": ("محل تأمین اعتبار", "منبع بودجه"),
        "has_no_budget": ("بدون بودجه",),
        "required_credentials": ("صلاحیت‌های لازم",),
        "accepts_languages": ("زبان‌های پذیرفته",),
    },
    ImportKind.SOLUTIONS: {
        **_SHARED,
        "dimensions": ("dimension", "ابعاد", "بعد"),
        "trl": ("سطح آمادگی فناوری", "آمادگی فناوری"),
        "price_min": ("price_min_rial", "حداقل قیمت", "کمینه قیمت"),
        "price_max": ("price_max_rial", "حداکثر قیمت", "بیشینه قیمت"),
        "price_note": ("توضیح قیمت",),
        "evidence": ("شواهد", "سوابق"),
        "integration_needs": ("نیازهای یکپارچه‌سازی",),
    },
}
#: What a new row must give; each row gives its id, too.
REQUIRED_COLUMNS = ("title", "language")
_NAMES = {
    kind: {fold(alias): name for name, aliases in columns.items() for alias in (name, *aliases)}
    for kind, columns in _COLUMNS.items()
}
_LISTS = re.compile(r"[|؛;،\n]")
_SEPARATORS = re.compile(r"[\s,٬_]")
_YES, _NO = {"true", "1", "yes", "بله", "دارد"}, {"false", "0", "no", "خیر", "ندارد", ""}
_EARLIEST_GREGORIAN = 1700
_EXTERNAL_ID = Text(100, is_line=True)


def columns_of(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Every column of a kind by its canonical name, with its other names."""
    return _COLUMNS[kind]


def canonical(header: Any, kind: str) -> str | None:
    """The column a header means: either language, any spelling variant."""
    return _NAMES[kind].get(fold(header)) if isinstance(header, str) else None


class Vocabulary:
    """Codes and titles of the active taxonomy, and the cities, read once for a whole file."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, int]] = {
            "dimension": _by_name(Dimension),
            "axis": _by_name(Axis),
            "goal": _by_name(Goal),
        }
        self._codes["dimensions"], self._codes["goals"] = self._codes["dimension"], self._codes["goal"]
        self.cities = {
            fold(name): city for city in City.objects.all() for name in (city.name_fa, city.name_en, city.slug) if name
        }

    def key(self, column: str, value: Any) -> int | None:
        return self._codes[column].get(fold(value)) if isinstance(value, str) else None


def _by_name(model: Any) -> dict[str, int]:
    rows = model.objects.filter(taxonomy__is_active=True)
    return {fold(name): row.pk for row in rows for name in (row.title_en, row.title_fa, row.code)}


def external_id(cells: Mapping[str, Any], collector: ErrorCollector) -> str:
    value = cells.get("id")
    value = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    text = _EXTERNAL_ID(value, "id", collector).strip()
    if not text and not any(error.field == "id" for error in collector.errors):
        collector.add(REQUIRED, "id")
    return text


def input_fields(cells: Mapping[str, Any], vocabulary: Vocabulary, collector: ErrorCollector) -> dict[str, Any]:
    """The input of the services from the cells of one row; what cannot be read is collected."""
    fields: dict[str, Any] = {}
    for name, cell in cells.items():
        if name in _PARSERS:
            fields[name] = _PARSERS[name](name, cell, collector, vocabulary)
        elif name not in ("id", "organisation", "city", "currency", "deadline_days"):
            fields[name] = cell
    if "deadline_days" in cells and not fields.get("deadline"):
        fields["deadline"] = _in_days(cells["deadline_days"], collector)
    for name in ("budget_min", "budget_max", "price_min", "price_max"):
        if name in fields and fields[name] is not None:
            fields[name] = {"amount": fields[name], "currency": cells.get("currency") or "IRR"}
    return {name: value for name, value in fields.items() if value is not _UNREADABLE}


_UNREADABLE = object()
Parser = Callable[[str, Any, ErrorCollector, Vocabulary], Any]


def _amount(name: str, cell: Any, collector: ErrorCollector, _: Vocabulary) -> Any:
    return (_SEPARATORS.sub("", cell) or None) if isinstance(cell, str) else cell


def _integer(name: str, cell: Any, collector: ErrorCollector, _: Vocabulary) -> Any:
    if not isinstance(cell, str):
        return cell
    text = fold(cell)
    return None if not text else int(text) if re.fullmatch(r"-?\d{1,9}", text) else cell


def _flag(name: str, cell: Any, collector: ErrorCollector, _: Vocabulary) -> Any:
    if not isinstance(cell, str):
        return cell
    text = fold(cell)
    if text not in _YES | _NO:
        collector.add(INVALID_CHOICE, name, value=text[:60])
    return text in _YES


def _words(name: str, cell: Any, collector: ErrorCollector, _: Vocabulary) -> Any:
    return [part.strip() for part in _LISTS.split(cell) if part.strip()] if isinstance(cell, str) else cell


def _languages(name: str, cell: Any, collector: ErrorCollector, vocabulary: Vocabulary) -> Any:
    words = _words(name, cell, collector, vocabulary)
    return words or _UNREADABLE


def _one(name: str, cell: Any, collector: ErrorCollector, vocabulary: Vocabulary) -> Any:
    if cell in (None, ""):
        return None
    key = vocabulary.key(name, cell)
    if key is None:
        collector.add(INVALID_CHOICE, name, value=str(cell)[:60])
        return _UNREADABLE
    return key


def _several(name: str, cell: Any, collector: ErrorCollector, vocabulary: Vocabulary) -> Any:
    words = _words(name, cell, collector, vocabulary)
    if words is None:
        return None
    if not isinstance(words, list):
        collector.add(errors.WRONG_TYPE, name)
        return _UNREADABLE
    keys = [_one(name, word, collector, vocabulary) for word in words]
    return [key for key in keys if key is not None and key is not _UNREADABLE]


def _moment(name: str, cell: Any, collector: ErrorCollector, _: Vocabulary) -> Any:
    """ISO 8601, Gregorian or Jalali; a bare date ends at the close of that day, local time."""
    if cell in (None, ""):
        return None
    try:
        if not isinstance(cell, str):
            raise ValueError("not a text")
        text = fold(cell).replace("/", "-").upper()
        if int(text[:4]) < _EARLIEST_GREGORIAN:
            day, text = jdatetime.date(*map(int, text[:10].split("-"))).togregorian(), text[10:]
            text = f"{day.isoformat()}{text}"
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), time(23, 59, 59), _local())
        moment = datetime.fromisoformat(text)
    except (ValueError, TypeError, OverflowError):
        collector.add(INVALID_CHOICE, name, value=str(cell)[:60])
        return _UNREADABLE
    return moment if moment.tzinfo else moment.replace(tzinfo=_local())


def _in_days(cell: Any, collector: ErrorCollector) -> Any:
    days = _integer("deadline_days", cell, collector, None)  # type: ignore[arg-type]
    if days is None:
        return None
    if not isinstance(days, int) or isinstance(days, bool) or not 0 < days <= 3650:
        collector.add(INVALID_CHOICE, "deadline_days", value=str(cell)[:60])
        return _UNREADABLE
    return timezone.now() + timedelta(days=days)


def _local() -> ZoneInfo:
    return ZoneInfo(settings.DISPLAY_TIME_ZONE)


_PARSERS: dict[str, Parser] = {
    **dict.fromkeys(("budget_min", "budget_max", "price_min", "price_max"), _amount),
    **dict.fromkeys(("trl", "trl_min"), _integer),
    **dict.fromkeys(("dimension", "axis"), _one),
    **dict.fromkeys(("dimensions", "goals"), _several),
    **dict.fromkeys(("tags", "required_credentials"), _words),
    "accepts_languages": _languages,
    "has_no_budget": _flag,
    "deadline": _moment,
}
