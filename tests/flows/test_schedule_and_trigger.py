"""Ingestion runs without anyone's hand: on its schedule, and when a report arrives."""

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
    """Two reports that were put into the inbox with `threatlake notify`, and the runs that came of it."""
    before = at_work.triggered_runs()
    good = _notify(at_work, DOCUMENTS / "text" / "antikor-sarybel-land.txt")
    corrupt = _notify(at_work, DOCUMENTS / "pdf" / "download-incomplete.pdf")
    at_work.until(lambda: not good.exists() and not corrupt.exists())
    return SimpleNamespace(good=good, corrupt=corrupt, runs=at_work.until(lambda: _finished(at_work, before)))


def test_a_run_of_the_schedule_is_seen_to_appear(deployed):
    run = deployed.until(lambda: next((run for run in deployed.find("flow_runs") if run["auto_scheduled"]), None))
    assert run["state_type"] == "SCHEDULED"
    assert run["parameters"] == {"inbox": "inbox"}
    assert datetime.fromisoformat(run["expected_start_time"]).minute % 10 == 0


def test_a_report_that_arrives_is_in_the_warehouse_without_anyones_hand(arrival, at_work):
    why = arrival.corrupt.parent / "rejected" / f"{arrival.corrupt.name}.why.txt"
    with reading(Lake.at(at_work.checkout / "warehouse" / "lake")) as connection:
        rows = connection.execute("SELECT uri, outcome, reason FROM sources ORDER BY outcome").fetchall()
    assert rows == [
        (arrival.good.as_uri(), "loaded", None),
        (arrival.corrupt.as_uri(), "rejected", why.read_text(encoding="utf-8").strip()),
    ]


def test_it_leaves_the_inbox_for_the_folder_that_says_what_became_of_it(arrival, at_work):
    inbox = at_work.checkout / "inbox"
    assert arrival.good.parent == inbox
    left = sorted(path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file())
    name = arrival.corrupt.name
    assert left == [f"done/{arrival.good.name}", f"rejected/{name}", f"rejected/{name}.why.txt"]


def test_a_rejected_report_is_no_failure_of_the_run(arrival):
    assert {run["state_name"] for run in arrival.runs} == {"Completed"}


def test_the_counts_of_a_run_stand_in_its_log_in_prefect(arrival, at_work):
    runs = {run["id"] for run in at_work.find("flow_runs") if run["deployment_id"]}

    def counts():
        lines = [log["message"] for log in at_work.find("logs") if log["flow_run_id"] in runs]
        return [line for line in lines if line.endswith("1 rejected, 0 unchanged")]

    assert at_work.until(counts, seconds=20)


def test_a_burst_of_events_gives_one_run(at_work):
    before = at_work.triggered_runs()
    for _ in range(8):
        at_work.api.post("/events", json=[_event()]).raise_for_status()
    (run,) = at_work.until(lambda: _finished(at_work, before))
    assert run["state_name"] == "Completed"


def test_a_cancelled_run_leaves_no_process_behind(at_work, tmp_path):
    before = _processes(at_work)
    for number in range(2000):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}. " + "Police seized 42 kg of heroin in Osh. " * 200)
    (deployment,) = at_work.find("deployments")
    parameters = {"paths": [str(tmp_path)], "batch_size": 50}
    run = at_work.api.post(f"/deployments/{deployment['id']}/create_flow_run", json={"parameters": parameters}).json()
    at_work.until(lambda: any("2000 inputs" in log["message"] for log in at_work.find("logs")))
    at_work.until(lambda: any("so far" in log["message"] for log in at_work.find("logs") if log["flow_run_id"] == run["id"]))
    during = _processes(at_work)
    print(during - before)
    at_work.api.post(f"/flow_runs/{run['id']}/set_state", json={"state": {"type": "CANCELLING"}}).raise_for_status()
    at_work.until(lambda: at_work.api.get(f"/flow_runs/{run['id']}").json()["state_type"] == "CANCELLED", seconds=60)
    at_work.until(lambda: _processes(at_work) == before, seconds=20)
    with reading(Lake.at(at_work.checkout / "warehouse" / "lake")) as connection:
        print(connection.execute("FROM runs").fetchall())


def _processes(prefect):
    """The processes that work in the checkout: server, worker, flow runs and what they started."""
    return {process.pid for process in psutil.process_iter(["cwd"]) if process.info["cwd"] == str(prefect.checkout)}


def _notify(prefect, report):
    notified = prefect.run("flows.cli", "notify", report)
    assert notified.stderr == ""
    return Path(notified.stdout.strip())


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
