"""Bombs cost themselves: each ends as its sources, in bounded time and memory, and the rest of the batch is loaded."""

import json
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from warehouse.check import check
from warehouse.lake import Lake, reading

pytestmark = pytest.mark.torture

ROOT = Path(__file__).parent.parent.parent
BOMBS = Path(__file__).parent / "bombs.py"
GOOD = {
    f"report {number}.txt": f"Customs officers in Aktau found {number} kg of cocaine among bananas on 5 March 2026.\n"
    for number in range(3, 9)
}
# All processes of the run together: two workers at their ceiling of 1.5 GiB, their server and the writer.
MOST_MEMORY = 5 * 2**30
# What each bomb comes to, where it is told by what it is; the others end at a worker's ceilings, one way or another.
REASONS = {
    "zeros.tar.gz": "expands to more than",
    "members.zip": "more than 50,000 files",
    "zeros.txt.gz": "expands to more than",
    "zips.zip": "expands to more than",
    "blanks.docx": "unpacks to 1023 MiB",
    "laughs.docx": "declares XML entities",
    "laughs.odt": "declares XML entities",
    "deep.eml": "nested too deeply",
}


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, set[str], int]:
    """A lake into which bombs were ingested among good reports, their names, and the most memory it took."""
    scratch = tmp_path_factory.mktemp("bombs")
    folder, lake = scratch / "reports", Lake.at(scratch / "lake")
    folder.mkdir()
    subprocess.run([sys.executable, BOMBS, folder], check=True)
    made = {path.name for path in folder.iterdir()}
    for name, text in GOOD.items():
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "flows.cli", "ingest", str(folder), "--lake", str(lake.path), "--json"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.2)
    assert process.returncode == 1
    assert json.loads(process.stdout.read())["outcome"] == "finished"
    return lake, made, peak


def _memory(pid: int) -> int:
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        return sum(process.memory_info().rss for process in family)
    except psutil.NoSuchProcess:
        return 0


def _outcomes(lake: Lake) -> dict[str, tuple[str, str | None]]:
    with reading(lake) as connection:
        rows = connection.sql("SELECT uri, outcome, reason FROM sources WHERE parent_source_id IS NULL").fetchall()
    return {Path(uri.removeprefix("file://")).name.replace("%20", " "): (outcome, why) for uri, outcome, why in rows}


def test_every_good_report_is_loaded(ingested: tuple[Lake, set[str], int]):
    lake, *_ = ingested
    outcomes = _outcomes(lake)
    assert {name: outcomes[name] for name in GOOD} == dict.fromkeys(GOOD, ("loaded", None))


def test_every_bomb_is_accounted_for_and_none_is_a_document(ingested: tuple[Lake, set[str], int]):
    lake, made, _ = ingested
    outcomes = _outcomes(lake)
    assert set(outcomes) == set(GOOD) | made
    for name, reason in REASONS.items():
        assert reason in (outcomes[name][1] or ""), (name, outcomes[name])
    loaded = {name for name, (outcome, _) in outcomes.items() if outcome == "loaded"}
    # Ten thousand pages of text may be read, if they take no more than a document may.
    assert loaded <= set(GOOD) | {"pages.pdf"}
    with reading(lake) as connection:
        inside = connection.sql("SELECT reason FROM sources WHERE parent_source_id IS NOT NULL").fetchall()
        assert inside == [("larger than 256 MiB",)]  # of zeros.zip
        assert [answer.promise for answer in check(connection, lake) if answer.broken_count] == []


def test_memory_stays_bounded(ingested: tuple[Lake, set[str], int]):
    assert ingested[2] < MOST_MEMORY
