import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bahamm.kernel.errors import DomainError
from marketplace.catalog.services.taxonomy import load_taxonomy

OWN_FILE = Path(__file__).resolve().parents[2] / "data" / "taxonomy.json"


class Command(BaseCommand):
    help = "Load a taxonomy (dimensions, axes, goals, macro policies); without FILE the one that comes with Bahamm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=OWN_FILE)
        parser.add_argument("--activate", action="store_true", help="make it the one that forms offer")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = json.loads(options["file"].read_text(encoding="utf-8"))
            taxonomy = load_taxonomy(data=data, activate=True if options["activate"] else None)
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        except DomainError as error:
            raise CommandError("\n".join(item.text("en") for item in error.errors)) from error
        if options["verbosity"]:
            goals = taxonomy.goals.count()
            self.stdout.write(f"{taxonomy.code} {taxonomy.version}: {goals} goals")
