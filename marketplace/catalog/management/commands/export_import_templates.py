from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from marketplace.catalog.importing.templates import template_files


class Command(BaseCommand):
    help = "Write the import templates of the web application from the columns; --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when a file is out of date.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        stale = [(path, content) for path, content in template_files() if not _holds(path, content)]
        if check and stale:
            names = ", ".join(path.name for path, _ in stale)
            raise CommandError(f"Out of date: {names}; run `python -m bahamm manage export_import_templates`.")
        for path, content in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            self.stdout.write(f"wrote {path.name}")


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content
