"""Ingestion runs without anyone's hand: on its schedule, and when a report arrives."""

import hashlib
import shutil
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import psutil
import pytest

from warehouse.lake import Lake, reading

pytestmark = pytest.mark.server

DOCUMENTS = Path(__file__).parents[2] / "seeds" / "documents"


@pytest.fixture(scope="module")
def arrival(at_work):
    """Two reports in the inbox, one put there by hand, one by `threatlake notify`, and the runs that came of it."""
    before = at_work.triggered_runs()
    inbox = at_work.checkout / "inbox"
    inbox.mkdir(exist_ok=True)
    corrupt = Path(shutil.copy(DOCUMENTS / "pdf" / "download-incomplete.pdf", inbox))
    notified = at_work.run("flows.cli", "notify", DOCUMENTS / "text" / "antikor-sarybel-land.txt")
    assert notified.stderr == ""
    good = Path(notified.stdout.strip())
    at_work.until(lambda: not good.exists() and not corrupt.exists())
    runs = at_work.until(lambda: _finished(at_work, before))
    return SimpleNamespace(inbox=inbox, good=good, corrupt=corrupt, runs=runs)


def test_a_run_of_the_schedule_is_seen_to_appear(deployed):
    run = deployed.until(lambda: next((run for run in deployed.find("flow_runs") if run["auto_scheduled"]), None))
    assert run["state_type"] == "SCHEDULED"
    assert run["parameters"] == {"inbox": "inbox"}
    assert datetime.fromisoformat(run["expected_start_time"]).minute % 10 == 0


def test_a_report_that_arrives_is_in_the_warehouse_without_anyones_hand(arrival, at_work):
    with reading(Lake.at(at_work.checkout / "warehouse" / "lake")) as connection:
        rows = connection.execute("SELECT uri, outcome FROM sources ORDER BY outcome").fetchall()
    assert rows == [(arrival.good.as_uri(), "loaded"), (arrival.corrupt.as_uri(), "rejected")]


def test_it_leaves_the_inbox_for_the_folder_that_says_what_became_of_it(arrival):
    assert [path for path in arrival.inbox.iterdir() if path.is_file()] == []
    assert [path.name for path in (arrival.inbox / "done").iterdir()] == [arrival.good.name]
    why, moved = sorted((arrival.inbox / "rejected").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert moved.name == f"{hashlib.sha256(moved.read_bytes()).hexdigest()}-{arrival.corrupt.name}"
    assert why.name == f"{moved.name}.why.txt"
    assert why.read_text(encoding="utf-8").strip()


def test_a_rejected_report_is_no_failure_of_the_run(arrival):
    assert {run["state_name"] for run in arrival.runs} == {"Completed"}


@pytest.mark.usefixtures("arrival")
def test_the_counts_of_a_run_stand_in_its_log_in_prefect(at_work):
    runs = [run["id"] for run in at_work.find("flow_runs") if run["deployment_id"]]
    at_work.until(lambda: any("1 rejected, 0 unchanged" in line for run in runs for line in _lines(at_work, run)))


def test_a_burst_of_events_gives_one_run(at_work):
    before = at_work.triggered_runs()
    answer = at_work.api.post("/events", json=[_event() for _ in range(8)])
    assert answer.is_success
    (run,) = at_work.until(lambda: _finished(at_work, before))
    assert run["state_name"] == "Completed"


def test_runs_of_the_schedule_that_fell_due_together_become_one(at_work):
    runs = [at_work.start("ingest-inbox") for _ in range(3)]
    at_work.until(lambda: {at_work.state(run) for run in runs} <= {"COMPLETED", "CANCELLED"})
    # Two of three, or all where the clock's own run is at work.
    assert [at_work.state(run) for run in runs].count("CANCELLED") >= 2


def test_a_cancelled_run_leaves_no_process_behind_and_no_half_batch(at_work, tmp_path):
    for number in range(600):
        report = " ".join(f"In case {number}-{line} police seized {line} kg of heroin." for line in range(200))
        (tmp_path / f"{number}.txt").write_text(report, encoding="utf-8")
    before = _processes(at_work)
    run = at_work.start("ingest-on-arrival", paths=[str(tmp_path)], batch_size=20)
    at_work.until(lambda: any("20 loaded" in line for line in _lines(at_work, run)))
    assert len(_processes(at_work)) > len(before), "the run was over before it could be cancelled"

    at_work.ask("POST", f"/flow_runs/{run}/set_state", state={"type": "CANCELLING"})
    at_work.until(lambda: at_work.state(run) == "CANCELLED")
    at_work.until(lambda: _processes(at_work) <= before, seconds=20)
    with reading(Lake.at(at_work.checkout / "warehouse" / "lake")) as connection:
        query = "SELECT runs.outcome, loaded_count, count(*) FROM sources JOIN runs USING (run_id)"
        where = "WHERE starts_with(uri, ?) GROUP BY ALL"
        outcome, loaded, kept = connection.execute(f"{query} {where}", [tmp_path.as_uri()]).fetchone()
    assert (outcome, loaded % 20) == ("failed", 0)
    assert kept == loaded


def _lines(prefect, run):
    """What ingestion said in the log of a flow run."""
    logs = prefect.find("logs", logs={"flow_run_id": {"any_": [run]}})
    return [log["message"] for log in logs if log["name"] == "threatlake"]


def _processes(prefect):
    """The processes that work in the checkout: server, worker, flow runs and what they started."""
    return {process.pid for process in psutil.process_iter(["cwd"]) if process.info["cwd"] == str(prefect.checkout)}


def _finished(prefect, before):
    """The triggered runs that are new since `before`, once there are any and all have ended."""
    new = prefect.triggered_runs()[len(before) :]
    return new if all(run["end_time"] for run in new) else None


def _event():
    return {
        "id": str(uuid4()),
        "event": "threatlake.report.arrived",
        "resource": {"prefect.resource.id": "threatlake.inbox"},
        "occurred": datetime.now().astimezone().isoformat(),
        "payload": {},
    }
