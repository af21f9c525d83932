"""Every deployment of prefect.yaml can be run: its flow loads, takes its parameters, and reads our own inbox."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.cli.notify import INBOX

ROOT = Path(__file__).parents[2]

DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]

# In a process of its own, for Prefect once loaded makes flows of what other tests call plainly. Without
# use_placeholder_flow=False Prefect hides a flow that cannot be imported.
LOAD = """
import json, sys
from prefect.flows import load_flow_from_entrypoint
deployment = json.loads(sys.argv[1])
flow = load_flow_from_entrypoint(deployment["entrypoint"], use_placeholder_flow=False)
flow.validate_parameters(deployment["parameters"])
flow.serialize_parameters(deployment["parameters"])
print(flow.name)
"""


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def test_its_flow_loads_and_takes_its_parameters(deployment):
    command = [sys.executable, "-c", LOAD, json.dumps(deployment)]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.strip() == "ingest"


def test_the_inbox_it_reads_is_the_one_notify_writes_to():
    assert {ROOT / deployment["parameters"]["inbox"] for deployment in DEPLOYMENTS} == {INBOX}


@pytest.mark.server
def test_every_deployment_is_there_after_deploy(deployed):
    """A key that Prefect does not know makes `deploy --all` skip the whole file, and succeed."""
    assert {one["name"] for one in deployed.find("deployments")} == {one["name"] for one in DEPLOYMENTS}


@pytest.mark.server
def test_the_schedule_is_active_and_its_runs_do_not_pile_up(deployed):
    deployment = deployed.deployment("ingest-inbox")
    (schedule,) = deployment["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["timezone"] == "Asia/Almaty"
    assert _limit(deployment) == (1, "CANCEL_NEW")


@pytest.mark.server
def test_the_trigger_is_enabled_and_its_runs_wait_their_turn(deployed):
    deployment = deployed.deployment("ingest-on-arrival")
    (automation,) = deployed.find("automations")
    assert automation["enabled"]
    assert automation["trigger"]["expect"] == ["threatlake.report.arrived"]
    assert [action["deployment_id"] for action in automation["actions"]] == [deployment["id"]]
    assert _limit(deployment) == (1, "ENQUEUE")


@pytest.mark.server
def test_it_runs_in_the_checkout_that_was_deployed(deployed):
    for deployment in deployed.find("deployments"):
        (step,) = deployment["pull_steps"]
        assert step == {"prefect.deployments.steps.set_working_directory": {"directory": str(deployed.checkout)}}


def _limit(deployment):
    return deployment["global_concurrency_limit"]["limit"], deployment["concurrency_options"]["collision_strategy"]
