"""``python -m bahamm …``: serve, work, evaluate. Django's own commands are behind ``manage``."""

import argparse
import errno
import importlib
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_GRAPHQL = Path(__file__).resolve().parents[1] / "graphql"


#: Verb → the function that it is, with Django set up.
_LEARNING = {
    "fit-ranker": "matching.learning.cli:fit",
    "activate-ranker": "matching.learning.cli:activate",
    "rollback-ranker": "matching.learning.cli:roll_back",
    "forget-shown": "matching.learning.cli:forget",
    "fine-tune-model": "matching.learning.fine_tuning:main",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Dispatch one command; returns the exit status."""
    # In a checkout the package `api` lies in graphql/; an installed wheel has it at top level.
    if (_GRAPHQL / "api").is_dir() and str(_GRAPHQL) not in sys.path:
        sys.path.append(str(_GRAPHQL))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bahamm.settings.local")
    argv = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    command, rest = argv[:1], argv[1:]
    if command == ["manage"]:
        return _manage(rest)
    if command == ["evaluate-matching"]:
        from matching.engine import evaluate_cli

        return evaluate_cli.main(rest, keep=_keep_evaluation)
    if command and command[0] in _LEARNING:
        return _learning(_LEARNING[command[0]], rest)
    if command == ["evaluate-goals"]:
        from matching.engine import goal_evaluation

        return goal_evaluation.main(rest)
    options = parser.parse_args(argv)
    if options.command == "setup":
        return _setup(demo=options.demo)
    if options.command == "worker":
        return _worker()
    return _serve(options.host, options.port, options.workers, show_accounts=options.command == "run")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bahamm", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    setup = commands.add_parser("setup", help="migrate, load the taxonomy, build the model; --demo loads sample data")
    setup.add_argument("--demo", action="store_true")
    for name, text in (("serve", "serve HTTP and WebSocket"), ("run", "serve and show the demo accounts")):
        serve = commands.add_parser(name, help=text)
        serve.add_argument("--host", default="127.0.0.1")
        serve.add_argument("--port", type=int, default=8000)
        serve.add_argument("--workers", type=int, default=1, help="web processes; more than one needs Redis")
    commands.add_parser("worker", help="run queued tasks in a process of its own")
    commands.add_parser("manage", help="any Django management command")
    commands.add_parser("evaluate-matching", help="measure a matcher on judged pairs (see --help of the command)")
    commands.add_parser("evaluate-goals", help="measure the goals that are suggested while one types")
    commands.add_parser("fit-ranker", help="fit weights and a calibrated probability to feedback")
    commands.add_parser("activate-ranker", help="let a fitted ranker rank; a worse one is refused")
    commands.add_parser("rollback-ranker", help="let what ranked before the active ranker rank again")
    commands.add_parser("forget-shown", help="delete what was shown long ago and never judged")
    commands.add_parser("fine-tune-model", help="train a language model on pairs that belong together (extra)")
    return parser


def _django() -> None:
    import django

    django.setup()


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["bahamm manage", *arguments])
    return 0


def _learning(place: str, arguments: list[str]) -> int:
    _django()
    module, _, function = place.partition(":")
    status: int = getattr(importlib.import_module(module), function)(arguments)
    return status


def _keep_evaluation(figures: dict[str, Any], model_key: str) -> None:
    """The engine knows no database: it is opened only when there is something to keep."""
    _django()
    from matching.engine import weights
    from matching.learning.services import keep_evaluation

    keep_evaluation(figures=figures, model_key=model_key, ranker_version=weights.VERSION)


def _setup(*, demo: bool) -> int:
    _django()
    from bahamm.setup import prepare

    prepare(demo=demo)
    return 0


def _refused() -> bool:
    """Whether the database cannot hold the vectors that the settings want there; said on the way."""
    from django.conf import settings

    if settings.MATCHING["VECTORS"] != "pgvector":
        return False
    from matching.vector_table import problems

    found = problems()
    for problem in found:
        print(f"bahamm: BAHAMM_VECTOR_BACKEND=pgvector: {problem}", file=sys.stderr)
    return bool(found)


def _is_taken(host: str, port: int) -> bool:
    """Whether another process listens there. A name that cannot be resolved is for the server to complain of."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error.errno == errno.EADDRINUSE
    return False


def _worker() -> int:
    _django()
    if _refused():
        return 2
    from bahamm.kernel.worker import TaskWorker

    worker = TaskWorker()
    worker.configure_signals()
    worker.run()
    return 0


def _serve(host: str, port: int, workers: int, *, show_accounts: bool) -> int:
    import uvicorn

    # Links in e-mails and the CSRF check follow the address that is really served.
    os.environ.setdefault("BAHAMM_BASE_URL", f"http://{host}:{port}")
    _django()
    from django.conf import settings

    if workers > 1 and not settings.ENVIRONMENT.redis_url:
        print(
            "bahamm serve: --workers above 1 needs BAHAMM_REDIS_URL (live pushes must cross processes)", file=sys.stderr
        )
        return 2
    if _refused():
        return 2
    if _is_taken(host, port):
        print(
            f"bahamm: {host}:{port} is taken, perhaps by a Bahamm that runs already; choose another port"
            f" (make run PORT={port + 1})",
            file=sys.stderr,
        )
        return 2
    if show_accounts:
        from bahamm.demo.accounts import announce

        announce(f"http://{host}:{port}")
    uvicorn.run(
        "bahamm.asgi:application",
        host=host,
        port=port,
        workers=workers,
        ws="wsproto",
        log_level="warning",
        proxy_headers=bool(settings.ENVIRONMENT.trusted_proxies),
        timeout_graceful_shutdown=3,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
