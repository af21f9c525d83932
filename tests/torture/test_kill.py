"""Killed anywhere, ingestion leaves a lake that keeps its promises, and the next run ends as if nothing had happened.

THREATLAKE_KILLS says how often (8 in `make test`, 50 in `make torture`); the moments are drawn at random, and the
seed is printed so that a failure can be run again.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from threatlake.errors import UnusableLake
from warehouse.check import check
from warehouse.lake import Lake, reading

pytestmark = pytest.mark.torture

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ROOT / "seeds" / "documents"
KILLS = int(os.environ.get("THREATLAKE_KILLS", "8"))
SEED = int(os.environ.get("THREATLAKE_SEED", str(random.SystemRandom().randrange(10**6))))

# What differs from run to run by its nature.
VOLATILE = "'last_seen_at', 'first_seen_at', 'ingested_at', 'run_id', 'applied_at', 'learnt_at'"


def _start(lake: Lake) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "ingest",
        str(DOCUMENTS),
        "--lake",
        str(lake.path),
        "--batch-size",
        "6",
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _contents(lake: Lake) -> dict[str, list[str]]:
    with reading(lake) as connection:
        names = [
            row[0]
            for row in connection.sql("SHOW TABLES").fetchall()
            if row[0] not in {"runs", "schema_versions", "story_changes"}
        ]
        return {
            name: sorted(map(str, connection.sql(f"SELECT COLUMNS(c -> c NOT IN ({VOLATILE})) FROM {name}").fetchall()))
            for name in names
        }


def _broken(lake: Lake) -> list[str]:
    with reading(lake) as connection:
        return [answer.promise for answer in check(connection, lake) if answer.broken_count]


def _kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the process still ran when it was killed; the workers it had must see that and end."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        workers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGKILL)
        process.wait()
        _, left = psutil.wait_procs(workers, timeout=30)
        assert left == [], "workers outlive the run that is dead"
        return True
    return False


def test_a_killed_run_costs_nothing(tmp_path: Path):
    undisturbed = Lake.at(tmp_path / "undisturbed")
    started = time.monotonic()
    _start(undisturbed).wait(300)
    whole_run = time.monotonic() - started
    assert _outcomes(undisturbed) == ["finished"]
    expected = _contents(undisturbed)

    moments = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    print(f"THREATLAKE_SEED={SEED}, an undisturbed run takes {whole_run:.1f} s")  # noqa: T201 - to run it again
    lake, restarts = Lake.at(tmp_path / "killed-0"), 0
    for kill in range(KILLS):
        process = _start(lake)
        was_killed = _kill_after(process, moments.uniform(0.05, whole_run))
        if lake.exists and not _is_new(lake):
            assert _broken(lake) == [], f"kill {kill}"
        if not was_killed:
            assert _contents(lake) == expected, f"kill {kill}"
            restarts += 1
            lake = Lake.at(tmp_path / f"killed-{restarts}")
    _start(lake).wait(300)
    assert _outcomes(lake)[-1] == "finished"
    assert "running" not in _outcomes(lake)
    assert _contents(lake) == expected
    assert _broken(lake) == []


def _outcomes(lake: Lake) -> list[str]:
    with reading(lake) as connection:
        return [row[0] for row in connection.sql("SELECT outcome FROM runs ORDER BY started_at").fetchall()]


def _is_new(lake: Lake) -> bool:
    """Whether the kill came before the tables were made: then there is nothing to read yet."""
    try:
        with reading(lake):
            return False
    except UnusableLake as error:
        if "schema version 0" not in str(error):
            raise
        return True
