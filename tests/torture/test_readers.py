"""Readers see whole batches only, and no error, while a writer commits (50 batches in `make torture`)."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from threatlake.records import Run, RunId, RunOutcome, Source, SourceOutcome
from warehouse import tables
from warehouse.commit import commit
from warehouse.lake import Lake, writing
from warehouse.ledger import source_id

pytestmark = pytest.mark.torture

ROOT = Path(__file__).parent.parent.parent
READERS, BATCHES = 8, int(os.environ.get("THREATLAKE_BATCHES", "10"))
AT = datetime(2026, 3, 1, tzinfo=UTC)
RUN = Run(RunId("r"), "ingest", AT, None, RunOutcome.RUNNING, 0, 0, 0, 0, 0, 0, "test")

# A reader in a process of its own, as an analyst's is: asks until the last batch is there, in a connection that it
# opens anew now and then. Each batch adds one source and counts it in its run.
READER = """
import sys
from warehouse.lake import Lake, reading
lake, last, seen, looks = Lake.at(sys.argv[1]), int(sys.argv[2]), 0, 0
while seen < last and looks < 100_000:
    with reading(lake) as connection:
        for _ in range(20):
            sources, counted = connection.execute(
                "SELECT (SELECT count(*) FROM sources), (SELECT max(rejected_count) FROM runs)"
            ).fetchone()
            assert sources == counted, f"half a batch: {sources} sources, {counted} counted"
            assert sources >= seen, f"time ran backwards: {sources} after {seen}"
            seen, looks = sources, looks + 1
assert seen == last, "the last batch never came"
print(looks)
"""


def _source(number: int) -> Source:
    uri = f"file:///in/{number}"
    identity = source_id(uri, None)
    return Source(
        identity, uri, None, None, None, AT, AT, SourceOutcome.REJECTED, "gone", None, RUN.run_id, None, "x", None, 0
    )


def test_eight_readers_see_whole_batches_while_a_writer_commits(tmp_path: Path):
    lake = Lake.at(tmp_path / "lake")
    with writing(lake) as connection:
        commit(connection, {tables.RUNS: [RUN]}, "begun")
        command = [sys.executable, "-c", READER, str(lake.path), str(BATCHES)]
        readers = [
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(READERS)
        ]
        try:
            for number in range(1, BATCHES + 1):
                run = replace(RUN, input_count=number, rejected_count=number)
                commit(connection, {tables.RUNS: [run], tables.SOURCES: [_source(number)]}, f"batch {number}")
            errors = [reader.communicate(timeout=120)[1] for reader in readers]
        finally:
            for reader in readers:
                reader.kill()
    assert errors == [""] * READERS
    assert [reader.returncode for reader in readers] == [0] * READERS
