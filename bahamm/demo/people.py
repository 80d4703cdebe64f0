"""Invented names for the people around the demo data. The same seed gives the same people."""

import json
import random
from pathlib import Path

NAMES: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "data" / "names.json").read_text(encoding="utf-8")
)


class People:
    """A stream of (full name, e-mail local part)."""

    def __init__(self, seed: int = 1405) -> None:
        self._random = random.Random(seed)
        self._count = 0

    def next(self, language: str) -> tuple[str, str]:
        self._count += 1
        names = NAMES[language]
        full_name = f"{self._random.choice(names['given'])} {self._random.choice(names['family'])}"
        return full_name, f"person{self._count:03d}"
