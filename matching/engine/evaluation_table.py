"""The figures of ``evaluate-matching`` for people."""

from collections.abc import Iterator, Mapping
from typing import Any

from matching.engine.evaluation import METRICS

_ARROW = "\u2192"


def table(figures: Mapping[str, Any]) -> str:
    """Lines of text: one block for each direction, then what is told apart."""
    lines = [*_block(figures)]
    for name, title in (("reverse", "solution → challenges"), ("queries", "short searches")):
        if isinstance(part := figures.get(name), Mapping):
            lines += ["", f"-- {title}", *_block(part)]
    if negatives := figures.get("hard_negatives"):
        shares = ", ".join(f"{name} {share:.1%}" for name, share in negatives["below"].items())
        lines += ["", f"hard negatives below a solution of grade 2 or 3 ({negatives['pairs']} pairs): {shares}"]
    return "\n".join(lines)


def _block(figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"{figures['dataset']} ({figures['split']}): {figures['count']} queries, {figures['documents']} documents"
    yield f"{'':20}" + "".join(f"{metric:>11}" for metric in METRICS) + "   95 % interval of nDCG@10"
    for system, values in figures["systems"].items():
        low, high = figures["intervals"][system][METRICS[0]]
        yield _line(system, values) + f"   [{low:.3f}, {high:.3f}]" + _gain(figures["gain"].get(system))
    for pair, systems in figures["pairs"].items():
        for system, values in systems.items():
            yield _line(f"{pair.replace('-', _ARROW)} {system}", values)


def _line(name: str, values: Mapping[str, float]) -> str:
    return f"{name:20}" + "".join(f"{values[metric]:11.3f}" for metric in METRICS)


def _gain(interval: list[float] | None) -> str:
    return "" if interval is None else f"   bahamm gains [{interval[0]:+.3f}, {interval[1]:+.3f}]"
