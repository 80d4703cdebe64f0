from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bahamm.kernel.diagram import document
from marketplace.catalog import workflow

TARGET = Path(__file__).resolve().parents[4] / "docs" / "workflow.md"


class Command(BaseCommand):
    help = "Write docs/workflow.md from the transition tables; with --check only compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        text = document((workflow.CHALLENGE, workflow.SOLUTION))
        if not options["check"]:
            TARGET.parent.mkdir(exist_ok=True)
            TARGET.write_text(text, encoding="utf-8")
        elif not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text:
            raise CommandError("docs/workflow.md is behind the tables: run `python -m bahamm manage export_workflow`")
