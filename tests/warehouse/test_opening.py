"""What the archive holds is opened, and whatever is wrong with it is told of it alone."""

from pathlib import Path

import pytest

from threatlake.reading.read import EXTRACTORS
from threatlake.reading.settings import NONE
from threatlake.records import MediaType
from warehouse import archive
from warehouse.lake import Lake
from warehouse.ledger import Rejection
from warehouse.opening import open_archived


def test_a_fault_that_nobody_knows_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    lake = Lake.at(tmp_path)
    sha256 = archive.store(lake, b"Two men were charged with smuggling.")
    monkeypatch.setitem(EXTRACTORS, MediaType.TEXT, lambda raw, _: raw[10_000])  # a fault, in this line
    result = open_archived(lake, NONE, sha256).result
    assert isinstance(result, Rejection)
    assert result.reason.startswith("a fault of the reader, please report it: IndexError in test_opening.py:")


def test_a_disk_that_fails_is_no_fault_of_the_document(tmp_path: Path):
    with pytest.raises(OSError, match="No such file"):
        open_archived(Lake.at(tmp_path), NONE, "0" * 64)
