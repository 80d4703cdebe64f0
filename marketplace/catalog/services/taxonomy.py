"""Loading a taxonomy from its JSON file. Loading the same file again changes nothing."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from bahamm.kernel.errors import ValidationFailed
from marketplace.catalog.errors import TAXONOMY_INVALID
from marketplace.catalog.models import Axis, Dimension, Goal, MacroPolicy, Taxonomy


@transaction.atomic
def load_taxonomy(*, data: Mapping[str, Any], activate: bool | None = None) -> Taxonomy:
    """Create or update the taxonomy ``data["id"]``; rows that the file no longer names stay (they may be in use).

    The first taxonomy becomes the active one; ``activate=True`` makes this one active. Raises
    ValidationFailed when the file does not hold together; then nothing has changed.
    """
    _check(data)
    taxonomy = Taxonomy.objects.update_or_create(
        code=data["id"], defaults={"version": str(data.get("version", "")), **_titles(data)}
    )[0]
    dimensions = {row["code"]: _load(Dimension, taxonomy, row, place) for place, row in _numbered(data, "dimensions")}
    axes = {row["code"]: _load(Axis, taxonomy, row, place) for place, row in _numbered(data, "axes")}
    for place, row in _numbered(data, "goals"):
        goal = _load(Goal, taxonomy, row, place, dimension=dimensions[row["dimension"]])
        goal.axes.set([axes[code] for code in row.get("axes", [])])
    for place, row in _numbered(data, "macro_policies"):
        _load(MacroPolicy, taxonomy, row, place)
    if activate or (activate is None and not Taxonomy.objects.filter(is_active=True).exists()):
        Taxonomy.objects.filter(is_active=True).exclude(pk=taxonomy.pk).update(is_active=False)
        taxonomy.is_active = True
        taxonomy.save(update_fields=["is_active"])
    return taxonomy


def _numbered(data: Mapping[str, Any], key: str) -> list[tuple[int, Mapping[str, Any]]]:
    return list(enumerate(data.get(key, []), start=1))


def _titles(row: Mapping[str, Any]) -> dict[str, str]:
    return {"title_fa": row["title"]["fa"], "title_en": row["title"]["en"]}


def _load(model: Any, taxonomy: Taxonomy, row: Mapping[str, Any], position: int, **links: Any) -> Any:
    values = {"position": position, **_titles(row), **links}
    if any(field.name == "slug" for field in model._meta.get_fields()):
        values["slug"] = row.get("slug", "")
    return model.objects.update_or_create(taxonomy=taxonomy, code=row["code"], defaults=values)[0]


def _check(data: Mapping[str, Any]) -> None:
    """Refuse what would load by halves: missing titles, repeated codes, goals in unknown cells."""
    if not isinstance(data, Mapping) or not data.get("id"):
        raise _invalid("no id")
    codes: dict[str, set[str]] = {}
    for key in ("dimensions", "axes", "goals", "macro_policies"):
        codes[key] = set()
        for row in data.get(key, []):
            _check_row(key, row, codes[key])
    for goal in data.get("goals", []):
        if goal.get("dimension") not in codes["dimensions"] or not set(goal.get("axes", [])) <= codes["axes"]:
            raise _invalid(f"goal {goal['code']} names an unknown dimension or axis")
    _check_titles("the taxonomy", data)


def _check_row(key: str, row: Any, seen: set[str]) -> None:
    code = row.get("code") if isinstance(row, Mapping) else None
    if not isinstance(code, str) or not code:
        raise _invalid(f"a row of {key} has no code")
    if code in seen:
        raise _invalid(f"{key} has {code} twice")
    seen.add(code)
    _check_titles(code, row)


def _check_titles(name: str, row: Mapping[str, Any]) -> None:
    title = row.get("title")
    if not (isinstance(title, Mapping) and title.get("fa") and title.get("en")):
        raise _invalid(f"{name} needs a title in both languages")


def _invalid(detail: str) -> ValidationFailed:
    return ValidationFailed.of(TAXONOMY_INVALID, detail=detail)
