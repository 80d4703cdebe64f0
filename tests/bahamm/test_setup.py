"""Set-up is safe to repeat, and sample data never enter production."""

from typing import Any

import pytest

from bahamm import setup
from marketplace.catalog.models import Challenge, Taxonomy


@pytest.fixture
def no_migrations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The test database is migrated already; everything else runs."""
    called: list[str] = []
    real = setup.call_command

    def call(name: str, **options: Any) -> None:
        called.append(name)
        if name != "migrate":
            real(name, **options)

    monkeypatch.setattr(setup, "call_command", call)
    return called


@pytest.mark.django_db
def test_prepare_twice(no_migrations: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    setup.prepare(demo=False)
    setup.prepare(demo=False)

    assert no_migrations == ["migrate", "collectstatic", "load_taxonomy"] * 2
    assert Taxonomy.objects.filter(is_active=True).count() == 1
    assert "language model" not in capsys.readouterr().out


@pytest.mark.django_db
def test_sample_data_is_refused_in_production(no_migrations: list[str], settings: Any) -> None:
    settings.DEMO_DATA_ALLOWED = False

    with pytest.raises(SystemExit, match="refused in production"):
        setup.prepare(demo=True)

    assert Challenge.objects.count() == 0
