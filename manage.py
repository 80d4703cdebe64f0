#!/usr/bin/env python
"""Django's command line, usable from a checkout that is not installed."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # graphql/ holds the package `api`; it is appended, so that graphql-core keeps the name `graphql`.
    sys.path.append(str(Path(__file__).resolve().parent / "graphql"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bahamm.settings.local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
