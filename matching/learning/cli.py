"""The verbs of ``python -m bahamm`` about learning: fit, activate, roll back, forget what was shown long ago."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import translation

from bahamm.kernel.errors import DomainError
from matching.engine.evaluation_data import OwnData, read_own
from matching.engine.types import EngineError
from matching.learning import services
from matching.learning.fitting import Fitted, fit_ranker
from matching.learning.shown import KEPT_DAYS, forget_shown
from matching.models import RankerVersion


def fit(arguments: Sequence[str]) -> int:
    parser = _parser("fit-ranker", "Fit fusion weights and a calibrated probability to feedback; keeps a candidate.")
    parser.add_argument("--dry-run", action="store_true", help="keep nothing, only say what came out")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    for name in ("challenges", "solutions", "qrels"):
        parser.add_argument(
            f"--{name}",
            type=Path,
            metavar="FILE",
            help="judged pairs as in evaluate-matching; nDCG must not fall there",
        )
    options = parser.parse_args(arguments)
    files = (options.challenges, options.solutions, options.qrels)
    if any(files) and not all(files):
        parser.error("give all of --challenges, --solutions and --qrels, or none")
    return _run("fit-ranker", lambda: _fit(options, read_own(*files) if all(files) else None))


def _fit(options: argparse.Namespace, judged: OwnData | None) -> None:
    fitted = fit_ranker(actor=None, dry_run=options.dry_run, judged=judged)
    print(json.dumps(_as_json(fitted), ensure_ascii=False) if options.json else "\n".join(_lines(fitted)))


def _as_json(fitted: Fitted) -> dict[str, Any]:
    fusion = fitted.learnt.fusion
    return {
        "id": None if fitted.row is None else fitted.row.pk,
        "version": None if fitted.row is None else fitted.row.version,
        "weights": {name: dict(getattr(fusion, name)) for name in ("same_language", "across", "structure")},
        "calibration": fitted.learnt.calibration.as_json(),
        **fitted.learnt.metrics,
    }


def _lines(fitted: Fitted) -> list[str]:
    metrics = fitted.learnt.metrics
    trained, measured = metrics["trained_on"], metrics["measured_on"]
    lines = [
        f"fitted to {trained['verdicts']} verdicts on {trained['lists']} lists, "
        f"measured on {measured['verdicts']} later ones on {measured['lists']} others",
        f"{'':10}{'candidate':>11}{'current':>11}{'gain':>9}   95 % interval",
    ]
    for name, figures in metrics["measures"].items():
        ends = "" if figures["low"] is None else f"   [{figures['low']:+.4f}, {figures['high']:+.4f}]"
        lines.append(f"{name:10}{figures['value']:11.4f}{figures['current']:11.4f}{figures['gain']:+9.4f}{ends}")
    for group in ("same_language", "across", "structure"):
        values = getattr(fitted.learnt.fusion, group)
        lines.append(f"{group}: " + ", ".join(f"{name} {value:.3f}" for name, value in values.items() if value))
    if metrics["worse"]:
        lines.append(f"worse than the current ranker ({', '.join(metrics['worse'])}): it cannot be activated")
    elif fitted.row is not None:
        lines.append(f"kept as {fitted.row.version}; put it in force: python -m bahamm activate-ranker {fitted.row.pk}")
    return lines


def activate(arguments: Sequence[str]) -> int:
    parser = _parser("activate-ranker", "Let a fitted ranker rank from now on. A worse one than the active is refused.")
    parser.add_argument("id", type=int)
    options = parser.parse_args(arguments)

    def act() -> None:
        _say(services.activate_ranker(actor=None, ranker_id=options.id))

    return _run("activate-ranker", act)


def roll_back(arguments: Sequence[str]) -> int:
    _parser("rollback-ranker", "Take the active ranker back; what ranked before it does so again.").parse_args(
        arguments
    )
    return _run("rollback-ranker", lambda: _say(services.roll_back_ranker(actor=None)))


def forget(arguments: Sequence[str]) -> int:
    parser = _parser("forget-shown", "Delete what was shown long ago; pairs that got a verdict are kept with it.")
    parser.add_argument("--days", type=int, default=KEPT_DAYS, help=f"keep the last so many days ({KEPT_DAYS})")
    options = parser.parse_args(arguments)
    return _run(
        "forget-shown", lambda: print(f"{forget_shown(older_than=timedelta(days=options.days))} pages forgotten")
    )


def _say(row: RankerVersion | None) -> None:
    print("the built-in weights rank" if row is None else f"{row.version} ranks")


def _parser(verb: str, text: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"bahamm {verb}", description=text)


def _run(verb: str, act: Callable[[], None]) -> int:
    """A refusal is a sentence on the error stream and the status 1, never a traceback."""
    with translation.override("en"):
        try:
            act()
        except DomainError as refusal:
            for error in refusal.errors:
                print(f"{verb}: {error.text()}", file=sys.stderr)
            return 1
        except EngineError as error:
            print(f"{verb}: {error}", file=sys.stderr)
            return 1
    return 0
