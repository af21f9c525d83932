"""Reports arrive whole, are taken when they have settled, and leave the inbox with a word on what became of them."""

import hashlib
import os
import threading
import time
from pathlib import Path

import pytest

from threatlake.errors import InvalidInput
from warehouse import inbox as inboxes


def _aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def test_a_report_is_copied_under_its_hash_and_name(tmp_path: Path):
    report = tmp_path / "minutes.pdf"
    report.write_bytes(b"%PDF")
    arrived = inboxes.notify(tmp_path / "inbox", report)
    assert arrived.name == f"{hashlib.sha256(b'%PDF').hexdigest()}-minutes.pdf"
    assert [path.name for path in (tmp_path / "inbox").iterdir()] == [arrived.name]
    assert report.exists()


def test_a_very_long_name_keeps_its_end(tmp_path: Path):
    report = tmp_path / f"{'протокол-' * 12}июнь.pdf"
    report.write_bytes(b"%PDF")
    arrived = inboxes.notify(tmp_path / "inbox", report)
    assert arrived.name.endswith("протокол-июнь.pdf")
    assert len(f"{arrived.name}.why.txt".encode()) <= 255


def test_a_report_that_cannot_be_read_is_one_clear_line(tmp_path: Path):
    with pytest.raises(InvalidInput, match=r"cannot read .*none.pdf: No such file or directory; give a file"):
        inboxes.notify(tmp_path / "inbox", tmp_path / "none.pdf")


def test_files_that_have_not_changed_for_two_seconds_are_taken_at_once(tmp_path: Path):
    old = _aged(_written(tmp_path / "old.txt"), 10)
    (tmp_path / "done").mkdir()
    _aged(_written(tmp_path / ".hidden"), 10)
    assert inboxes.take(tmp_path) == [old]


def test_a_file_that_is_still_growing_is_left_to_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inboxes, "SETTLED_AFTER", 0.2)
    still, growing = _written(tmp_path / "still.txt"), _written(tmp_path / "growing.txt")
    stop = threading.Event()

    def grow() -> None:
        while not stop.wait(0.02):
            with growing.open("a") as file:
                file.write("more")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        assert inboxes.take(tmp_path) == [still]
    finally:
        stop.set()
        writer.join()


def test_a_file_from_the_future_is_taken_when_it_holds_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inboxes, "SETTLED_AFTER", 0.1)
    future = _aged(_written(tmp_path / "future.txt"), -3600)
    assert inboxes.take(tmp_path) == [future]


def _written(path: Path) -> Path:
    path.write_text("report", encoding="utf-8")
    return path
