"""What the index of signatures says is what the lake holds, whatever came, went or broke in between."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from threatlake.records import DocumentId
from warehouse.index_following import FOLDER, opened
from warehouse.lake import Lake, transaction, writing
from warehouse.signature_index import SignatureIndex
from warehouse.subjects import read_subjects


@pytest.fixture
def connection(own_lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    """A lake with documents and its index, open for writing."""
    with writing(own_lake) as connection:
        with opened(connection):
            pass
        yield connection


def require_same(connection: duckdb.DuckDBPyConnection, index: SignatureIndex) -> None:
    for column in ("fingerprints", "paragraphs"):
        rows = connection.execute(f"SELECT document_id, unnest({column}) FROM signatures").fetchall()
        held = index.holding(column, {value for _, value in rows})
        found = set(zip(held["document_id"].to_pylist(), held["value"].to_pylist(), strict=True))
        assert found == set(rows)
    document_ids = [DocumentId(row[0]) for row in connection.execute("SELECT document_id FROM signatures").fetchall()]
    assert len(index) == len(document_ids) > 0
    subjects = sorted(index.subjects(document_ids), key=lambda subject: subject.document_id)
    assert subjects == read_subjects(connection, document_ids)


def test_a_lake_without_an_index_gets_one(own_lake: Lake):
    shutil.rmtree(own_lake.path / FOLDER)
    with writing(own_lake) as connection, opened(connection) as index:
        require_same(connection, index)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE signatures SET fingerprints = [1, 2, 3]",
        "DELETE FROM signatures WHERE document_id = (SELECT min(document_id) FROM signatures)",
        "UPDATE documents SET publisher = 'The Valley Herald', published_on = NULL, published_precision = NULL",
        "UPDATE passages SET start_char = start_char + 1 WHERE passage_number = 0 AND end_char > start_char + 1",
        "UPDATE stories SET story_id = story_id",
    ],
)
def test_the_index_follows_what_is_changed(connection: duckdb.DuckDBPyConnection, statement: str):
    for _ in range(2):
        with transaction(connection, "changed"):
            connection.execute(statement)
        with opened(connection) as index:
            require_same(connection, index)


def test_a_signature_that_is_made_anew_keeps_what_is_compared_of_its_document(connection: duckdb.DuckDBPyConnection):
    folder = Path(lake_of(connection)) / FOLDER
    before = (folder / "subjects").stat().st_size
    with transaction(connection, "made anew"):
        connection.execute("UPDATE signatures SET compare_fingerprint = 'other'")
    with opened(connection) as index:
        require_same(connection, index)
    assert (folder / "subjects").stat().st_size == before


def test_expired_snapshots_and_merged_files_leave_it_right(connection: duckdb.DuckDBPyConnection):
    for number in range(3):
        with transaction(connection, "changed"):
            connection.execute(f"UPDATE signatures SET fingerprints = [{number}]")
    connection.execute("CALL ducklake_expire_snapshots('lake', older_than => now())")
    connection.execute("CALL ducklake_merge_adjacent_files('lake')")
    with opened(connection) as index:
        require_same(connection, index)


def test_the_index_of_another_lake_is_not_believed(own_lake: Lake, tmp_path: Path):
    other = Lake.at(tmp_path / "other")
    shutil.copytree(own_lake.path, other.path)
    for lake, number in ((own_lake, 1), (other, 2)):
        with writing(lake) as connection:
            with transaction(connection, "each its own way"):
                connection.execute(f"UPDATE signatures SET fingerprints = [{number}]")
            with opened(connection):
                pass
    shutil.rmtree(own_lake.path / FOLDER)
    shutil.copytree(other.path / FOLDER, own_lake.path / FOLDER)
    with writing(own_lake) as connection, opened(connection) as index:
        require_same(connection, index)


def lake_of(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute("SELECT data_path FROM ducklake_settings('lake')").fetchone()
    return str(Path(row[0]).parent)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"begun and not ended")


BREAKS: dict[str, Callable[[Path], None]] = {
    "no state": lambda folder: (folder / "state.json").unlink(),
    "a state that is none": lambda folder: (folder / "state.json").write_text("{"),
    "a state of another form": lambda folder: (folder / "state.json").write_text('{"format": 0}'),
    "a run is gone": lambda folder: next(folder.glob("fingerprints-*.run")).unlink(),
    "rows cut short": lambda folder: cut(folder / "signatures.rows"),
    "subjects cut short": lambda folder: cut(folder / "subjects"),
    "more rows than are counted": lambda folder: lengthen(folder / "signatures.rows"),
    "more subjects than are counted": lambda folder: lengthen(folder / "subjects"),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_files_that_were_not_ended_are_left_out_or_made_anew(connection: duckdb.DuckDBPyConnection, broken: str):
    BREAKS[broken](Path(lake_of(connection)) / FOLDER)
    with transaction(connection, "changed"):
        connection.execute("UPDATE signatures SET fingerprints = [7]")
    with opened(connection) as index:
        require_same(connection, index)
