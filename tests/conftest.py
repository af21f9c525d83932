"""What many tests stand on: the command line run as a person runs it, and a lake with the sample documents."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from warehouse.lake import Lake

# Timing never decides a test.
settings.register_profile("threatlake", deadline=None)
settings.load_profile("threatlake")

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "seeds" / "documents"

Run = Callable[..., subprocess.CompletedProcess[str]]


def _threatlake(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", *(str(word) for word in words)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "THREATLAKE_"))}
    return subprocess.run(
        command, env=clean | environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="session")
def threatlake() -> Run:
    """The command line, run in a process of its own with the words that are given."""
    return _threatlake


@pytest.fixture(scope="session")
def sample_ingestion(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, subprocess.CompletedProcess[str]]:
    """The sample documents ingested once by the plain command, with what it printed; to be read only."""
    lake = Lake.at(tmp_path_factory.mktemp("samples") / "lake")
    return lake, _threatlake("ingest", DOCUMENTS, "--lake", lake.path)


@pytest.fixture(scope="session")
def sample_lake(sample_ingestion: tuple[Lake, subprocess.CompletedProcess[str]]) -> Lake:
    """A lake with the sample documents; to be read only."""
    lake, ingestion = sample_ingestion
    assert ingestion.returncode == 1, ingestion.stderr
    return lake


@pytest.fixture
def own_lake(sample_lake: Lake, tmp_path: Path) -> Lake:
    """A copy of the sample lake, for a test that changes it."""
    shutil.copytree(sample_lake.path, tmp_path / "lake")
    return Lake.at(tmp_path / "lake")
