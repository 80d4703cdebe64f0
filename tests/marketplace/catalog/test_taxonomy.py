"""The bundled taxonomy loads whole, twice, and beside others; a broken file loads nothing."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from bahamm.kernel.errors import ValidationFailed
from marketplace.catalog.models import Axis, Dimension, Goal, MacroPolicy, Taxonomy
from marketplace.catalog.selectors import active_taxonomy
from marketplace.catalog.services import load_taxonomy

pytestmark = pytest.mark.django_db
BUNDLED = Path(__file__).resolve().parents[3] / "marketplace" / "catalog" / "data" / "taxonomy.json"


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Taxonomy, Dimension, Axis, Goal, MacroPolicy))


def bundled() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(BUNDLED.read_text(encoding="utf-8"))
    return data


def test_bundled_taxonomy_loads_whole_and_twice() -> None:
    for _ in range(2):
        call_command("load_taxonomy", verbosity=0)

    assert counts() == (1, 6, 5, 58, 15)
    assert Goal.objects.filter(axes__isnull=True).count() == 4
    taxonomy = active_taxonomy()
    assert taxonomy is not None
    assert all(goal.title_fa and goal.title_en for goal in taxonomy.goals.all())


def test_other_taxonomy_stands_beside_it_until_it_is_made_active(tmp_path: Path) -> None:
    load_taxonomy(data=bundled())
    other = {
        "id": "other",
        "title": {"fa": "دیگر", "en": "Other"},
        "dimensions": [{"code": "X", "title": {"fa": "ا", "en": "a"}}],
    }
    load_taxonomy(data=other)
    assert active_taxonomy() == Taxonomy.objects.exclude(code="other").get()

    load_taxonomy(data=other, activate=True)
    assert active_taxonomy() == Taxonomy.objects.get(code="other")
    assert Taxonomy.objects.filter(is_active=True).count() == 1


@pytest.mark.parametrize("fault", ["no id", "repeated code", "unknown dimension", "unknown axis", "no English"])
def test_broken_file_loads_nothing(fault: str) -> None:
    data = copy.deepcopy(bundled())
    if fault == "no id":
        data.pop("id")
    elif fault == "repeated code":
        data["goals"].append(data["goals"][0])
    elif fault == "unknown dimension":
        data["goals"][0]["dimension"] = "D99"
    elif fault == "unknown axis":
        data["goals"][0]["axes"] = ["A99"]
    else:
        data["axes"][0]["title"]["en"] = ""

    with pytest.raises(ValidationFailed):
        load_taxonomy(data=data)

    assert counts() == (0, 0, 0, 0, 0)
