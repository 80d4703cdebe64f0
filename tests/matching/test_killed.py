"""Whatever process is killed at whatever moment, the next one finds an index that says what the database says.

A process writes embeddings, tombstones and snapshots on a database of its own and is killed (SIGKILL) at random
moments; after each kill a fresh index is opened as a starting process would open it, and compared with one that is
built from the database alone (:mod:`tests.matching.killed_writer`).
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 100
_ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.no_database, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]


def test_index_equals_the_database_after_every_kill(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "BAHAMM_DATABASE_URL": "",
        "BAHAMM_REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "bahamm.settings.test",
        "PYTHONPATH": f"{_ROOT}{os.pathsep}{_ROOT / 'graphql'}",
    }
    command = [sys.executable, "-m", "tests.matching.killed_writer", str(tmp_path), str(KILLS)]
    done = subprocess.run(command, env=environment, cwd=_ROOT, capture_output=True, text=True, timeout=400)

    assert done.returncode == 0, done.stderr[-4_000:]
    kills, differences, from_snapshot, sequences = map(int, done.stdout.split()[-4:])
    assert (kills, differences) == (KILLS, 0)
    # It would prove little if no snapshot was ever used, or nothing was ever written.
    assert from_snapshot > KILLS // 4
    assert sequences > KILLS
