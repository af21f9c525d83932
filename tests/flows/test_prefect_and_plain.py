"""Ingestion is written once: under Prefect it makes the same warehouse as without."""

from dataclasses import fields
from pathlib import Path

import pytest

from warehouse.lake import Lake, reading
from warehouse.tables import TABLES

pytestmark = pytest.mark.server

DOCUMENTS = Path(__file__).parents[2] / "seeds" / "documents"

# When it was done and by which run: all else is the same.
OF_THE_RUN = {
    "run_id",
    "started_at",
    "finished_at",
    "first_seen_at",
    "last_seen_at",
    "ingested_at",
    "learnt_at",
    "changed_at",
}


@pytest.fixture(scope="module")
def flow_run(prefect_server, threatlake, tmp_path_factory):
    """The sample documents ingested as a flow: the lake, and what the server holds of the run."""
    lake = Lake.at(tmp_path_factory.mktemp("under-prefect") / "lake")
    before = {run["id"] for run in prefect_server.find("flow_runs")}
    prefect = {name: value for name, value in prefect_server.environment.items() if name.startswith("PREFECT_")}
    ingestion = threatlake("ingest", DOCUMENTS, "--lake", lake.path, **prefect)
    assert ingestion.returncode == 1, ingestion.stderr
    (run,) = [run for run in prefect_server.find("flow_runs") if run["id"] not in before and not run["deployment_id"]]
    return lake, run


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_equal_row_for_row(table, flow_run, sample_lake):
    lake, _ = flow_run
    assert _rows(lake, table) == _rows(sample_lake, table)


def test_a_run_with_rejected_inputs_is_completed(flow_run):
    _, run = flow_run
    assert run["state_name"] == "Completed"


def test_prefect_keeps_no_copy_of_texts(flow_run, prefect_server):
    """Neither the flow's result nor a task's is persisted, nor searched for by a hash of its input."""
    _, run = flow_run
    tasks = prefect_server.find("task_runs", flow_runs={"id": {"any_": [run["id"]]}})
    assert {task["name"].rsplit("-", 1)[0] for task in tasks} >= {"read", "understand", "compare", "commit"}
    assert [task["cache_key"] for task in tasks if task["cache_key"]] == []
    assert not (Path(prefect_server.environment["PREFECT_HOME"]) / "storage").exists()


def _rows(lake, table):
    columns = ", ".join(field.name for field in fields(table.record) if field.name not in OF_THE_RUN)
    with reading(lake) as connection:
        return connection.execute(f"SELECT {columns} FROM {table.name} ORDER BY ALL").fetchall()
