"""`threatlake notify` puts a report into the inbox first; where no Prefect server hears of it, that is no failure."""

import hashlib
from pathlib import Path

import pytest

CONTENT = b"Police seized 42 kg of heroin in Osh."


@pytest.fixture
def report(tmp_path):
    report = tmp_path / "release.txt"
    report.write_bytes(CONTENT)
    return report


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "no Prefect server is set (PREFECT_API_URL), so none was told"),
        ({"PREFECT_API_URL": "http://127.0.0.1:9/api"}, "no Prefect server at http://127.0.0.1:9/api was told"),
    ],
    ids=["no server is set", "no server answers"],
)
def test_a_report_that_nobody_hears_of_waits_for_the_schedule(environment, said, report, threatlake, tmp_path):
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    notified = threatlake("notify", report, "--inbox", inbox, PREFECT_HOME=str(home), **environment)
    assert notified.returncode == 0
    arrived = Path(notified.stdout.strip())
    assert arrived == inbox / f"{hashlib.sha256(CONTENT).hexdigest()}-release.txt"
    assert arrived.read_bytes() == CONTENT
    assert notified.stderr == f"release.txt is in the inbox; {said}, the next scheduled run takes it\n"


def test_a_report_that_cannot_be_read_is_told_in_one_line(threatlake, tmp_path):
    notified = threatlake("notify", tmp_path / "none.pdf", "--inbox", tmp_path / "inbox")
    assert (notified.returncode, notified.stdout) == (2, "")
    assert notified.stderr.startswith("threatlake: cannot read ")
    assert notified.stderr.count("\n") == 1
