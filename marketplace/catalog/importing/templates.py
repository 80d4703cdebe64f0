"""The files that an importing person starts from, written from the real columns, so that they cannot go out of date."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marketplace.catalog.enums import ImportKind
from marketplace.catalog.importing.columns import REQUIRED_COLUMNS, columns_of

#: Where the web application takes them from: the files are served, the list is read when it is built.
WEB = Path(__file__).resolve().parents[3] / "frontend"
FILES = WEB / "public" / "import"
LIST = WEB / "src" / "features" / "import" / "columns.json"

#: Understood, but a template offers the exact deadline instead, and the names of an organisation suffice.
_LEFT_OUT = ("deadline_days",)
_EXAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    ImportKind.CHALLENGES: {
        "fa": {
            "id": "نمونه-۱",
            "language": "fa",
            "title": "نشت شبکهٔ آب در بافت قدیمی",
            "summary": "یک‌سوم آب منطقه پیش از رسیدن به خانه‌ها هدر می‌رود.",
            "description": "می‌خواهیم جای نشت را بی حفاری پیدا کنیم.",
            "organisation": "نام واحد",
            "tags": "آب|نشت",
            "currency": "IRR",
            "budget_min": 5_000_000_000,
            "budget_max": 20_000_000_000,
            "deadline": "1410/06/31",
            "owner_name": "معاونت خدمات شهری",
            "baseline": "هدررفت ۳۳ درصد",
            "success_measures": "هدررفت زیر ۲۰ درصد",
            "has_no_budget": "خیر",
            "accepts_languages": "fa|en",
        },
        "en": {
            "id": "example-1",
            "language": "en",
            "title": "Leaks in the water network of the old town",
            "summary": "A third of the water is lost before it reaches the homes.",
            "description": "We want to find leaks without digging.",
            "organisation": "Name of the unit",
            "tags": "water|leak",
            "currency": "IRR",
            "budget_min": 5_000_000_000,
            "budget_max": 20_000_000_000,
            "deadline": "2031-09-22",
            "owner_name": "Deputy for urban services",
            "baseline": "33 percent lost",
            "success_measures": "Less than 20 percent lost",
            "has_no_budget": "no",
            "accepts_languages": "fa|en",
        },
    },
    ImportKind.SOLUTIONS: {
        "fa": {
            "id": "نمونه-۱",
            "language": "fa",
            "title": "نشت‌یاب صوتی شبکهٔ آب",
            "summary": "حسگرهایی که نشت را از صدای آن می‌یابند.",
            "description": "هر حسگر شب‌ها گوش می‌دهد و جای نشت را با خطای یک متر می‌گوید.",
            "organisation": "نام شرکت",
            "tags": "آب|حسگر",
            "currency": "IRR",
            "trl": 7,
            "price_min": 2_000_000_000,
            "price_max": 8_000_000_000,
            "evidence": "اجرای آزمایشی در دو منطقه",
        },
        "en": {
            "id": "example-1",
            "language": "en",
            "title": "Acoustic leak finder for water networks",
            "summary": "Sensors that find a leak by its sound.",
            "description": "Each sensor listens at night and tells where the leak is, within a metre.",
            "organisation": "Name of the company",
            "tags": "water|sensor",
            "currency": "IRR",
            "trl": 7,
            "price_min": 2_000_000_000,
            "price_max": 8_000_000_000,
            "evidence": "Pilots in two districts",
        },
    },
}


def template_files() -> Iterator[tuple[Path, bytes]]:
    """Every file and what belongs into it: CSV in both languages, JSON Lines, and the list of columns."""
    for kind in ImportKind.values:
        yield FILES / f"{kind}.fa.csv", _csv(kind, "fa")
        yield FILES / f"{kind}.en.csv", _csv(kind, "en")
        yield FILES / f"{kind}.jsonl", _json_lines(kind)
    described = {kind: [_described(kind, name) for name in columns_of(kind)] for kind in ImportKind.values}
    yield LIST, f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode()


def persian_name(kind: str, name: str) -> str:
    """The first Persian name of a column; the one of its owner says whose it is."""
    if name == "organisation":
        return "واحد متقاضی" if kind == ImportKind.CHALLENGES else "عرضه‌کننده"
    return next(alias for alias in columns_of(kind)[name] if not alias.isascii())


def _offered(kind: str) -> list[str]:
    return [name for name in columns_of(kind) if name not in _LEFT_OUT]


def _described(kind: str, name: str) -> dict[str, Any]:
    is_required = name in REQUIRED_COLUMNS or name == "id"
    return {"name": name, "nameFa": persian_name(kind, name), "isRequired": is_required}


def _csv(kind: str, language: str) -> bytes:
    """With a byte order mark, without which Excel takes Persian for Latin."""
    names = _offered(kind)
    example = _EXAMPLES[kind][language]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([persian_name(kind, name) if language == "fa" else name for name in names])
    writer.writerow([example.get(name, "") for name in names])
    return text.getvalue().encode("utf-8-sig")


def _json_lines(kind: str) -> bytes:
    rows = [_EXAMPLES[kind][language] for language in ("fa", "en")]
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
