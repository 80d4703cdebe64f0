"""The house itself: the name trap, the direction of imports, the settings, the error catalogue."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from bahamm.kernel.errors import all_codes
from bahamm.settings.environment import read_environment

ROOT = Path(__file__).resolve().parents[1]


def test_import_graphql_is_graphql_core() -> None:
    graphql = importlib.import_module("graphql")

    assert graphql.__file__ is not None
    assert ROOT / "graphql" not in Path(graphql.__file__).parents
    assert graphql.version_info >= (3, 2, 14)


def test_graphql_folder_holds_no_module_of_its_own() -> None:
    assert [path.name for path in (ROOT / "graphql").glob("*.py")] == []


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("accounts", "import marketplace"),
        ("marketplace", "import matching"),
        ("matching", "import api"),
        ("bahamm/kernel", "import accounts"),
        ("matching/engine", "import django"),
    ],
)
def test_import_linter_refuses_a_planted_violation(tmp_path: Path, folder: str, line: str) -> None:
    for name in ("accounts", "marketplace", "matching", "bahamm"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "graphql").symlink_to(ROOT / "graphql")
    (tmp_path / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    top = folder.split("/", maxsplit=1)[0]
    (tmp_path / top).unlink()
    _copy_python(ROOT / top, tmp_path / top)
    (tmp_path / folder / "planted.py").write_text(line + "\n", encoding="utf-8")

    result = _lint_imports(tmp_path)

    assert result.returncode == 1, result.stdout
    assert "planted" in result.stdout


def _copy_python(source: Path, target: Path) -> None:
    for path in source.rglob("*.py"):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; sys.path[:0] = ['.', 'graphql']; from importlinter.cli import lint_imports_command as c; c()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def test_environment_reports_every_problem_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"):
        monkeypatch.delenv(f"BAHAMM_{name}", raising=False)
    monkeypatch.setenv("BAHAMM_BASE_URL", "ftp://city.example")
    monkeypatch.setenv("BAHAMM_UPLOAD_MAX_BYTES", "many")

    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment(production=True)

    names = re.findall(r"BAHAMM_[A-Z_]+", str(refused.value))
    assert names == [
        "BAHAMM_ALLOWED_HOSTS",
        "BAHAMM_BASE_URL",
        "BAHAMM_DATABASE_URL",
        "BAHAMM_SECRET_KEY",
        "BAHAMM_UPLOAD_MAX_BYTES",
    ]


@pytest.mark.parametrize(
    ("backend", "url", "is_refused"),
    [
        ("faiss", "", False),
        ("pgvector", "", True),
        ("pgvector", "sqlite:///x.sqlite3", True),
        ("pgvector", "postgres://127.0.0.1/bahamm", False),
        ("annoy", "postgres://127.0.0.1/bahamm", True),
    ],
)
def test_vector_backend_needs_its_database(
    monkeypatch: pytest.MonkeyPatch, backend: str, url: str, is_refused: bool
) -> None:
    monkeypatch.setenv("BAHAMM_VECTOR_BACKEND", backend)
    monkeypatch.setenv("BAHAMM_DATABASE_URL", url)

    if is_refused:
        with pytest.raises(ImproperlyConfigured, match="BAHAMM_VECTOR_BACKEND"):
            read_environment()
    else:
        assert read_environment().vector_backend == backend


def test_workflow_page_is_drawn_from_the_tables() -> None:
    call_command("export_workflow", "--check")


PRODUCTION = {
    "BAHAMM_SECRET_KEY": "x7Qw-only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-!%",
    "BAHAMM_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "BAHAMM_ALLOWED_HOSTS": "bahamm.example",
    "BAHAMM_BASE_URL": "https://bahamm.example",
}


def test_deployment_check_finds_nothing(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("BAHAMM_", "DJANGO_"))},
        **PRODUCTION,
        "BAHAMM_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "bahamm.settings.production",
    }
    command = [sys.executable, "-m", "bahamm", "manage", "check", "--deploy", "--fail-level", "WARNING"]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    assert (result.returncode, result.stderr) == (0, ""), result.stderr
    assert "no issues" in result.stdout


def test_demo_data_is_refused_in_production(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("BAHAMM_", "DJANGO_"))},
        **PRODUCTION,
        "BAHAMM_DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "BAHAMM_EMBEDDING_MODEL": "never-loaded",
        "BAHAMM_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "bahamm.settings.production",
    }
    command = [sys.executable, "-m", "bahamm", "setup", "--demo"]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    assert result.returncode == 1, result.stderr
    assert "refused in production" in result.stderr


def test_error_catalogue_is_complete_in_both_languages() -> None:
    for config in apps.get_app_configs():
        if config.name.startswith(("accounts", "marketplace", "matching", "api")):
            _import_if_there(f"{config.name}.errors")
    codes = all_codes()

    assert len(codes) > 20
    for code in codes:
        assert re.fullmatch(r"[a-z0-9_.]+", code.code), code
        assert not re.search("[يك]", code.fa), f"{code.code}: Arabic ye or kaf"
        assert re.search("[\u0600-\u06ff]", code.fa), f"{code.code}: no Persian"
        assert not re.search("[\u0600-\u06ff]", code.en), f"{code.code}: Persian in the English text"
        assert _parameters(code.fa) == _parameters(code.en), code


def _parameters(template: str) -> set[str]:
    """Names of a template's parameters; ``state_fa`` and ``state_en`` are one thing in two languages."""
    return {name.removesuffix("_fa").removesuffix("_en") for name in re.findall(r"{(\w+)", template)}


def _import_if_there(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
