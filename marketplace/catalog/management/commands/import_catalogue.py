from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Organisation, User
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.errors import DomainError
from marketplace.catalog.enums import ImportKind
from marketplace.catalog.services.imports import import_catalogue
from marketplace.catalog.services.system import SYSTEM

_SHOWN_ERRORS = 100


class Command(BaseCommand):
    help = "Import challenges or solutions from a JSON Lines or CSV file; without --commit only says what would happen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=ImportKind.values)
        parser.add_argument("file", type=Path)
        parser.add_argument("--commit", action="store_true", help="write (all rows or none)")
        parser.add_argument("--organisation", metavar="SLUG", help="limit the file to one organisation")
        parser.add_argument("--create-organisations", action="store_true", help="register the missing ones")
        parser.add_argument("--as", dest="email", metavar="EMAIL", help="import in the name of a secretariat member")
        parser.add_argument("--publish", action="store_true", help="publish what is new (not with --as)")
        parser.add_argument("--sample", action="store_true", help="label what is new as sample data (not with --as)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as source:
                report = import_catalogue(
                    actor=self._actor(options["email"]),
                    kind=options["kind"],
                    source=source,
                    filename=options["file"].name,
                    organisation_id=self._organisation(options["organisation"]),
                    commit=options["commit"],
                    create_organisations=options["create_organisations"],
                    publish=options["publish"],
                    is_sample=options["sample"],
                )
        except OSError as error:
            raise CommandError(str(error)) from error
        except DomainError as error:
            raise CommandError("\n".join(item.text("en") for item in error.errors)) from error
        for row_error in report.row_errors[:_SHOWN_ERRORS]:
            self.stderr.write(f"row {row_error.row}, {row_error.field or '-'}: {row_error.text('en')}")
        counts = ", ".join(f"{count} {name}" for name, count in report.counts().items())
        self.stdout.write(f"{counts}; {'committed' if report.committed else 'nothing written'}")
        if report.row_errors:
            raise CommandError(f"{len(report.row_errors)} fault(s); nothing was written")

    def _actor(self, email: str | None) -> Viewer:
        if email is None:
            return SYSTEM
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(f"nobody has the address {email}")
        return viewer_for(user)

    def _organisation(self, slug: str | None) -> int | None:
        if slug is None:
            return None
        found = Organisation.objects.filter(slug=slug).values_list("pk", flat=True).first()
        if found is None:
            raise CommandError(f"there is no organisation {slug}")
        return int(found)
