import difflib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from api.contract import FOLDER, contract_files

#: A document is one line of the manifest; its beginning tells which.
_WIDTH = 160


class Command(BaseCommand):
    help = "Write graphql/schema.graphql and the trusted documents from the code; --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail with the difference.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        stale = {path: text for path, text in contract_files().items() if _held(path) != text}
        if check and stale:
            difference = "".join(_difference(path, text) for path, text in stale.items())
            raise CommandError(f"The contract is not what the code says; run `make schema`.\n{difference}")
        for path, text in stale.items():
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"wrote {_name(path)}")


def _held(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _difference(path: Path, text: str) -> str:
    before, after = _held(path).splitlines(keepends=True), text.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, f"committed {_name(path)}", "from the code\n")
    return "".join(line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…\n" for line in lines)


def _name(path: Path) -> str:
    return str(path.relative_to(FOLDER.parent))
