"""Prefect at work on loopback, from a checkout of its own: a server, the deployments, a worker.

Nothing here imports Prefect: loaded in the tests' process it would make every flow and task of theirs Prefect's.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psutil
import pytest

ROOT = Path(__file__).parents[2]

# What a run needs of the checkout; its lake and its inbox are not among it.
PARTS = ("flows", "tasks", "threatlake", "warehouse", "seeds", "prefect.yaml", "pyproject.toml")

# Seconds. A server takes 8 to 22 on a quiet machine; the rest is for a busy one.
PATIENCE = 120

Found = TypeVar("Found")


@dataclass(frozen=True)
class Prefect:
    """A server at work, and the checkout whose flows it knows."""

    checkout: Path
    environment: dict[str, str]
    api: httpx.Client
    logs: Path

    def run(self, *words: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a module in the checkout as a person would, in the environment of the server."""
        command = [sys.executable, "-m", *(str(word) for word in words)]
        done = subprocess.run(
            command,
            env=self.environment | environment,
            cwd=self.checkout,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done

    def ask(self, method: str, path: str, **json: object) -> Any:
        """What the server answers; it is asked again where its database was busy, as Prefect's own clients do."""

        def asked() -> httpx.Response | None:
            answer = self.api.request(method, path, json=json or None)
            return None if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else answer

        answer = self.until(asked)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def find(self, kind: str, **criteria: object) -> list[dict[str, Any]]:
        """The flow runs, deployments or logs that meet the criteria."""
        found: list[dict[str, Any]] = self.ask("POST", f"/{kind}/filter", **({"offset": 0} | criteria))
        return found

    def deployment(self, name: str) -> dict[str, Any]:
        """What the server holds of a deployment."""
        (deployment,) = [one for one in self.find("deployments") if one["name"] == name]
        return deployment

    def triggered_runs(self) -> list[dict[str, Any]]:
        """The flow runs that an event started, the oldest first."""
        runs = self.find("flow_runs", sort="EXPECTED_START_TIME_ASC")
        return [run for run in runs if (run["created_by"] or {}).get("type") == "AUTOMATION"]

    def start(self, deployment: str, **parameters: object) -> str:
        """Ask for a run of a deployment; the id of the flow run."""
        path = f"/deployments/{self.deployment(deployment)['id']}/create_flow_run"
        run: str = self.ask("POST", path, parameters=parameters)["id"]
        return run

    def state(self, run: str) -> str:
        """The state a flow run is in."""
        state: str = self.ask("GET", f"/flow_runs/{run}")["state_type"]
        return state

    def until(self, look: Callable[[], Found | None], seconds: float = PATIENCE) -> Found:
        """What `look` gives once it gives anything; else the test fails with what the processes said."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.2)
        said = "\n".join(f"--- {log.name}\n{log.read_text()[-5000:]}" for log in sorted(self.logs.iterdir()))
        raise AssertionError(f"not within {seconds:g} s; the processes said:\n{said}")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, so that a run writes to its inbox and its lake, never to ours."""
    copy = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("lake", "__pycache__")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, copy)
    return copy


@pytest.fixture(scope="session")
def prefect_server(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefect]:
    """A Prefect server on a free port of loopback, with a home of its own."""
    port = _free_port()
    folder = tmp_path_factory.mktemp("prefect")
    logs = folder / "logs"
    logs.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "THREATLAKE_"))
    } | {
        "DO_NOT_TRACK": "1",
        "NO_PROXY": "127.0.0.1",
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        # A run that waits for another asks again after this many seconds, a worker looks for runs as often.
        "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "2",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
    }
    with httpx.Client(base_url=environment["PREFECT_API_URL"], trust_env=False, timeout=30) as api:
        prefect = Prefect(checkout, environment, api, logs)
        with _started(prefect, "server", "start", "--host", "127.0.0.1", "--port", port):
            prefect.until(lambda: _healthy(api))
            yield prefect


@pytest.fixture(scope="session")
def deployed(prefect_server: Prefect) -> Prefect:
    """The server with the work pool and all deployments of prefect.yaml."""
    prefect_server.run("prefect", "work-pool", "create", "threatlake", "--type", "process")
    prefect_server.run("prefect", "--no-prompt", "deploy", "--all")
    return prefect_server


@pytest.fixture(scope="session")
def at_work(deployed: Prefect) -> Iterator[Prefect]:
    """The deployments with a worker that runs them."""
    with _started(deployed, "worker", "start", "--pool", "threatlake"):
        yield deployed


@contextmanager
def _started(prefect: Prefect, *words: object) -> Iterator[None]:
    """A process of Prefect's for as long as the block, whatever ends the block."""
    command = [sys.executable, "-m", "prefect", *(str(word) for word in words)]
    with (prefect.logs / f"{words[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env=prefect.environment,
            cwd=prefect.checkout,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end; then kill what is left of it and of all it started, each by its id."""
    if process.poll() is not None:
        return
    family = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for left in family:
        if left.is_running():
            left.kill()
    psutil.wait_procs(family, timeout=10)


def _healthy(api: httpx.Client) -> bool:
    try:
        return api.get("/health").is_success
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
