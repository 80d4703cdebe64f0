"""What a fresh or a newer installation needs before it serves. Each step is safe to repeat."""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError

from matching import vector_table

logger = logging.getLogger("bahamm.setup")


def prepare(*, demo: bool) -> None:
    """Migrate, collect static files, load the taxonomy, build the model; with ``demo`` load sample data once."""
    _say("database")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    _say("taxonomy")
    call_command("load_taxonomy", verbosity=0)
    _build_model()
    if settings.MATCHING["VECTORS"] == "pgvector":
        _prepare_vectors()
    if demo:
        if not settings.DEMO_DATA_ALLOWED:
            raise SystemExit("bahamm setup: --demo is refused in production")
        from bahamm.demo.load import load_demo

        load_demo(progress=_say)


def _build_model() -> None:
    backend: Any = settings.MATCHING["EMBEDDER"]
    if not backend["BACKEND"].endswith("OnnxEmbedder"):
        return
    from matching.engine.model_build import build_model

    folder = Path(backend["OPTIONS"]["folder"])
    if not (folder / "manifest.json").is_file():
        _say("language model (built once, without a download)")
    build_model(folder)


def _prepare_vectors() -> None:
    try:
        vector_table.prepare(_say)
    except DatabaseError as error:
        raise SystemExit(f"bahamm setup: BAHAMM_VECTOR_BACKEND=pgvector: {error}") from error


def _say(text: str) -> None:
    print(f"      {text}", flush=True)
