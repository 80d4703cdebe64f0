"""State machines drawn from their tables, so that the picture cannot disagree with the code."""

from collections.abc import Iterable
from typing import Any

from bahamm.kernel.workflow import Machine

_HEAD = """# State machines

Drawn by `python -m bahamm manage export_workflow` from the transition tables; do not edit. States
marked ◉ are visible to everybody.
"""


def document(machines: Iterable[Machine[Any]]) -> str:
    """One Markdown page with a Mermaid diagram and a table of steps for each machine."""
    return "\n".join([_HEAD, *(_section(machine) for machine in machines)])


def _section(machine: Machine[Any]) -> str:
    steps = [
        f"| `{row.name}` | {', '.join(_in_order(machine, row.sources))} | {row.target} | `{row.event.event_name()}` |"
        for row in machine.transitions
    ]
    table = ["| step | from | to | event |", "|---|---|---|---|", *steps]
    return "\n".join([f"## {machine.name}\n", "```mermaid", *_diagram(machine), "```\n", *table, ""])


def _diagram(machine: Machine[Any]) -> Iterable[str]:
    yield "stateDiagram-v2"
    for state in machine.states:
        mark = " ◉" if state.is_public else ""
        yield f'    state "{state.en}{mark}" as {state.name}'
    yield f"    [*] --> {machine.states[0].name}"
    for row in machine.transitions:
        for source in _in_order(machine, row.sources):
            yield f"    {source} --> {row.target}: {row.name}"
    for state in machine.states:
        if state.is_terminal:
            yield f"    {state.name} --> [*]"


def _in_order(machine: Machine[Any], names: Iterable[str]) -> list[str]:
    wanted = set(names)
    return [str(state.name) for state in machine.states if state.name in wanted]
