"""What is inside of archives and messages becomes sources of their own, whatever ends a run half-way."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.ingest import ingest
from tasks.progress import Silent, listening
from threatlake.records import Run
from warehouse.check import check
from warehouse.lake import Lake, reading

NOTE = "Border guards at Khorgos found 14 kg of hashish in a lorry on 3 March 2026, the prosecutor said.\n"
LETTER = "A court in Taraz sentenced two men to nine years for the trafficking of women to a brothel abroad.\n"
BRIEF = "Investigators in Osh closed a call centre that had emptied the bank accounts of forty pensioners.\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def _message(body: str, attachments: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"] = "Press office <press@court.example>"
    message["Subject"] = "Sentence in the Taraz case"
    message["Date"] = "Wed, 04 Mar 2026 10:30:00 +0500"
    message.set_content(body)
    for name, raw in attachments.items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a zip that holds a zip, a picture, a copy and an unsafe name, and a message with two files."""
    folder = tmp_path / "reports"
    folder.mkdir()
    inner = _zip({"brief.txt": BRIEF.encode(), "copy of note.txt": NOTE.encode()})
    outer = {"note.txt": NOTE.encode(), "week 10/inner.zip": inner, "scan.png": PICTURE, "../../etc/cron.d/x": b"* * *"}
    (folder / "mailing.zip").write_bytes(_zip(outer))
    (folder / "sentence.eml").write_bytes(_message(LETTER, {"brief.txt": BRIEF.encode(), "picture.png": PICTURE}))
    return folder


def _ingest(lake: Lake, *paths: Path, retry: bool = False, batch_size: int = 200) -> Run:
    return ingest(list(paths), lake=lake.path, batch_size=batch_size, retry=retry)


def _sources(lake: Lake, folder: Path) -> dict[str, tuple]:
    """Outcome, number of files inside and parent of each source, by its address below the folder."""
    query = """
        SELECT sources.uri, sources.outcome, sources.member_count, parent.uri
        FROM sources LEFT JOIN sources AS parent ON parent.source_id = sources.parent_source_id
    """
    with reading(lake) as connection:
        rows = connection.execute(query).fetchall()
    below = f"{folder.as_uri()}/"
    return {uri.removeprefix(below): (*row, parent and parent.removeprefix(below)) for uri, *row, parent in rows}


EXPECTED = {
    "mailing.zip": ("unpacked", 4, None),
    "mailing.zip!/note.txt": ("loaded", 0, "mailing.zip"),
    "mailing.zip!/week%2010/inner.zip": ("unpacked", 2, "mailing.zip"),
    "mailing.zip!/week%2010/inner.zip!/brief.txt": ("duplicate", 0, "mailing.zip!/week%2010/inner.zip"),
    "mailing.zip!/week%2010/inner.zip!/copy%20of%20note.txt": ("duplicate", 0, "mailing.zip!/week%2010/inner.zip"),
    "mailing.zip!/scan.png": ("rejected", 0, "mailing.zip"),
    "mailing.zip!/../../etc/cron.d/x": ("rejected", 0, "mailing.zip"),
    "sentence.eml": ("loaded", 2, None),
    "sentence.eml!/brief.txt": ("loaded", 0, "sentence.eml"),
    "sentence.eml!/picture.png": ("rejected", 0, "sentence.eml"),
}


def test_every_file_inside_is_a_source_with_its_parent_and_its_outcome(reports: Path, tmp_path: Path):
    lake = Lake.at(tmp_path / "lake")
    run = _ingest(lake, reports)
    assert _sources(lake, reports) == EXPECTED
    counts = (run.input_count, run.loaded_count, run.duplicate_count, run.unpacked_count, run.rejected_count)
    assert counts == (10, 3, 2, 2, 3)
    with reading(lake) as connection:
        assert [answer.promise for answer in check(connection, lake) if answer.broken_count] == []
        message = connection.sql("SELECT title, published_on::VARCHAR, author FROM documents WHERE text LIKE '%Taraz%'")
        assert message.fetchall() == [("Sentence in the Taraz case", "2026-03-04", "Press office")]


def test_a_second_run_finds_nothing_new(reports: Path, tmp_path: Path):
    lake = Lake.at(tmp_path / "lake")
    _ingest(lake, reports)
    again = _ingest(lake, reports)
    assert (again.input_count, again.unchanged_count) == (2, 2)


class _Stop(Silent):
    """A listener that ends the run when so many files were read."""

    def __init__(self, after: int) -> None:
        self._left = after

    def read(self, page_count: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt(page_count)


@pytest.mark.parametrize("after", [1, 4, 6])
def test_a_run_that_ends_half_way_loses_nothing_the_next_run_comes_to(reports: Path, tmp_path: Path, after: int):
    lake = Lake.at(tmp_path / "lake")
    with pytest.raises(KeyboardInterrupt), listening(_Stop(after)):
        _ingest(lake, reports, batch_size=1)
    with reading(lake) as connection:
        assert [answer.promise for answer in check(connection, lake) if answer.broken_count] == []
    _ingest(lake, reports, batch_size=1)
    whole = {uri: row[1:] for uri, row in EXPECTED.items()}
    assert {uri: row[1:] for uri, row in _sources(lake, reports).items()} == whole
    with reading(lake) as connection:
        assert connection.sql("SELECT count(*) FROM documents").fetchone() == (3,)
        assert [answer.promise for answer in check(connection, lake) if answer.broken_count] == []


def test_retry_reads_again_what_was_rejected_inside(reports: Path, tmp_path: Path):
    lake = Lake.at(tmp_path / "lake")
    _ingest(lake, reports)
    again = _ingest(lake, reports, retry=True)
    assert again.rejected_count == 2  # the pictures; what has no bytes here cannot be read again
    assert _sources(lake, reports) == EXPECTED


@pytest.mark.parametrize(("levels", "outcome"), [(4, "unpacked"), (7, "rejected")])
def test_archives_within_archives_end_at_a_depth(tmp_path: Path, levels: int, outcome: str):
    nested = _zip({"note.txt": NOTE.encode()})
    for _ in range(levels):
        nested = _zip({"deeper.zip": nested})
    (tmp_path / "nested.zip").write_bytes(nested)
    lake = Lake.at(tmp_path / "lake")
    _ingest(lake, tmp_path / "nested.zip")
    assert _sources(lake, tmp_path)["nested.zip"][0] == outcome
    with reading(lake) as connection:
        (count,) = connection.sql("SELECT count(*) FROM documents").fetchone()
    assert count == (outcome == "unpacked")
