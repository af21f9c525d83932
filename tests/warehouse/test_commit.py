"""A batch is committed whole, or refused before a row of it is seen."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from threatlake.records import Run, RunId, RunOutcome, Story
from warehouse import tables
from warehouse.commit import BrokenPromise, commit
from warehouse.lake import Lake, reading, scalar, writing

RUN = Run(RunId("r"), "ingest", datetime(2026, 3, 1, tzinfo=UTC), None, RunOutcome.RUNNING, 0, 0, 0, 0, 0, 0, "test")


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.at(tmp_path / "lake")


def test_a_run_is_replaced_by_its_later_self(lake: Lake):
    with writing(lake) as connection:
        commit(connection, {tables.RUNS: [RUN]}, "begun")
        done = dataclasses.replace(RUN, outcome=RunOutcome.FINISHED, finished_at=RUN.started_at)
        commit(connection, {tables.RUNS: [done]}, "done")
        assert connection.sql("SELECT outcome FROM runs").fetchall() == [("finished",)]


@pytest.mark.parametrize(
    ("rows", "promise"),
    [
        ({tables.RUNS: [RUN, RUN]}, r"runs: \(run_id\) is unique"),
        ({tables.RUNS: [dataclasses.replace(RUN, input_count=3)]}, "runs: input_count = loaded_count"),
        ({tables.STORIES: [Story("a", "a", is_original=True)]}, "stories.document_id is in documents.document_id"),
        ({tables.STORIES: [Story("a", "b", is_original=True)]}, "stories: is_original"),
    ],
)
def test_a_batch_that_breaks_a_promise_leaves_nothing(lake: Lake, rows, promise: str):
    with writing(lake) as connection:
        before = scalar(connection, "SELECT count(*) FROM lake.snapshots()")
        with pytest.raises(BrokenPromise, match=promise):
            commit(connection, rows, "broken")
        assert scalar(connection, "SELECT count(*) FROM lake.snapshots()") == before


def test_a_document_is_committed_once(own_lake: Lake):
    with writing(own_lake) as connection:
        columns = [field.name for field in dataclasses.fields(tables.DOCUMENTS.record)]
        row = connection.sql(f"SELECT {', '.join(columns)} FROM documents LIMIT 1").fetchone()
        with pytest.raises(BrokenPromise, match="in the lake already"):
            commit(connection, {tables.DOCUMENTS: [tables.DOCUMENTS.record(*row)]}, "again")


def test_every_batch_says_in_its_snapshot_which_run_made_it(sample_lake: Lake):
    with reading(sample_lake) as connection:
        messages = [row[0] for row in connection.sql("SELECT commit_message FROM lake.snapshots()").fetchall()]
        run_id = connection.sql("SELECT run_id FROM runs").fetchone()[0]
    assert any(message and message.startswith(f"run {run_id}: ") for message in messages)
