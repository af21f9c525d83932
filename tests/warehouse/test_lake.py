"""A lake opens where it lies, in the version this code knows, and says in one line why it does not."""

import shutil
import tarfile
from pathlib import Path

import duckdb
import pytest

from threatlake.errors import UnusableLake
from warehouse import lake as lakes
from warehouse.check import check
from warehouse.comparing_anew import compare_anew, maker
from warehouse.fingerprints import Fingerprints
from warehouse.lake import Lake, reading, scalar, transaction, writing
from warehouse.ledger import new_run
from warehouse.schema import columns
from warehouse.tables import TABLES
from warehouse.views import VIEWS

OLD_LAKES = Path(__file__).parent.parent / "samples" / "lakes"
COLUMNS = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE database_name = 'lake'"


@pytest.fixture
def empty_lake(tmp_path: Path) -> Lake:
    lake = Lake.at(tmp_path / "lake")
    with writing(lake):
        pass
    return lake


def test_only_a_writer_makes_a_lake(tmp_path: Path):
    with pytest.raises(UnusableLake, match=r"no warehouse at .*threatlake ingest"), reading(Lake.at(tmp_path / "none")):
        pass
    assert not (tmp_path / "none").exists()


def test_a_new_lake_has_every_table_and_view_with_its_comment(empty_lake: Lake):
    with reading(empty_lake) as connection:
        query = "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'lake'"
        tables = dict(connection.execute(query).fetchall())
        query = "SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'lake' AND NOT internal"
        views = dict(connection.execute(query).fetchall())
    assert {table.name for table in TABLES} <= tables.keys()
    assert all(tables.values())
    assert views == {view.name: view.comment for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_explains_exactly_the_columns_it_has(empty_lake: Lake, view):
    assert view.comment.startswith("One row per ")
    with reading(empty_lake) as connection:
        assert connection.sql(f"FROM {view.name}").columns == list(view.columns)


def test_opening_a_lake_again_writes_nothing(empty_lake: Lake):
    with writing(empty_lake) as connection:
        before = scalar(connection, "SELECT count(*) FROM lake.snapshots()")
    with writing(empty_lake) as connection:
        assert scalar(connection, "SELECT count(*) FROM lake.snapshots()") == before


def test_a_lake_whose_views_are_older_gets_todays(empty_lake: Lake):
    with writing(empty_lake) as connection, transaction(connection, "age"):
        connection.execute("UPDATE schema_versions SET views_sha256 = 'older'")
        connection.execute("DROP VIEW latest_reports")
    with writing(empty_lake):
        pass
    with reading(empty_lake) as connection:
        assert connection.sql("FROM latest_reports").fetchall() == []


def test_a_moved_lake_opens(own_lake: Lake, tmp_path: Path):
    moved = Lake.at(tmp_path / "elsewhere" / "moved")
    moved.path.parent.mkdir()
    shutil.move(own_lake.path, moved.path)
    with reading(moved) as connection:
        assert scalar(connection, "SELECT count(*) FROM documents WHERE length(text) > 0") > 0


def test_a_lake_of_a_newer_version_is_refused(empty_lake: Lake):
    with writing(empty_lake) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (999, '', now())")
    with pytest.raises(UnusableLake, match="has schema version 999, this threatlake knows"), reading(empty_lake):
        pass


def test_a_lake_of_an_older_version_is_migrated_by_the_writer(empty_lake: Lake, monkeypatch: pytest.MonkeyPatch):
    newer = lakes.SCHEMA_VERSION + 1
    monkeypatch.setattr(lakes, "SCHEMA_VERSION", newer)
    monkeypatch.setattr(lakes, "MIGRATIONS", {newer: ("ALTER TABLE stories ADD COLUMN note VARCHAR",)})
    with pytest.raises(UnusableLake, match="the next threatlake ingest brings it up to date"), reading(empty_lake):
        pass
    with writing(empty_lake):
        pass
    with reading(empty_lake) as connection:
        assert "note" in connection.sql("FROM stories").columns
        assert scalar(connection, "SELECT max(version) FROM schema_versions") == newer


def old_lake(version: int, folder: Path) -> Lake:
    """A lake that older code made: reports in several formats and languages, one of them rejected."""
    with tarfile.open(OLD_LAKES / f"version-{version}.tar.xz") as archive:
        archive.extractall(folder / "lake", filter="data")
    return Lake.at(folder / "lake")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_lake_of_each_older_version_is_brought_up_to_date_and_keeps_every_promise(version: int, tmp_path: Path):
    lake = old_lake(version, tmp_path)
    with writing(lake) as connection:
        assert [answer.promise for answer in check(connection, lake) if answer.broken_count] == []
        versions = connection.sql("SELECT version FROM schema_versions ORDER BY applied_at").fetchall()
        described = {(row[0], row[1]): row[2] for row in connection.sql(COLUMNS).fetchall()}
    assert versions == [(version,), (lakes.SCHEMA_VERSION,)]
    for table in TABLES:
        for column in columns(table):
            assert described[table.name, column.name] == column.meaning


def test_pages_of_which_version_1_kept_no_account_count_as_unread(tmp_path: Path):
    with writing(old_lake(1, tmp_path)) as connection:
        pages = connection.sql("SELECT page, read_from, reason FROM pages ORDER BY page").fetchall()
    unlooked = "read by threatlake 0.1.0, which kept no account of it"
    assert pages == [(1, "text_layer", None), (2, "unread", unlooked), (3, "text_layer", None)]


@pytest.mark.parametrize("version", [1, 2])
def test_labels_and_scores_of_an_older_version_stay_until_they_are_made_anew(version: int, tmp_path: Path):
    lake = old_lake(version, tmp_path)
    old = {name: f"FROM read_parquet('{lake.path}/data/main/{name}/*.parquet')" for name in ("findings", "scores")}
    labels = duckdb.sql(f"SELECT document_id, threat_id, score {old['findings']} ORDER BY ALL").fetchall()
    scores = duckdb.sql(f"SELECT document_id, threat_id, score {old['scores']} ORDER BY ALL").fetchall()
    with writing(lake) as connection:
        query = "SELECT document_id, threat_id, score FROM"
        assert connection.sql(f"{query} findings WHERE decided_by = 'model' ORDER BY ALL").fetchall() == labels
        assert connection.sql(f"{query} scores ORDER BY ALL").fetchall() == scores
        assert connection.sql("SELECT DISTINCT classify_fingerprint FROM scores").fetchall() == [("before version 3",)]
        assert connection.sql("FROM judgements").fetchall() == connection.sql("FROM to_review").fetchall() == []
        assert connection.sql("SELECT DISTINCT language FROM passages").fetchall() == [(None,)]
    assert labels


def test_copies_of_an_older_version_are_found_anew_with_the_words_they_share(tmp_path: Path):
    lake = old_lake(3, tmp_path)
    with writing(lake) as connection:
        stories = connection.sql("SELECT document_id, story_id FROM stories ORDER BY ALL").fetchall()
        assert connection.sql("FROM copies").fetchall() == []
        by = maker(new_run("ingest"), Fingerprints("", "", "", "today's"))
        assert compare_anew(connection, by) == 3
        assert compare_anew(connection, by) == 0
        assert connection.sql("SELECT kind, shared_words > 250 FROM copies").fetchall() == [("near", True)]
        assert connection.sql("SELECT document_id, story_id FROM stories ORDER BY ALL").fetchall() == stories
        assert connection.sql("FROM story_changes").fetchall() == []
        assert [answer.promise for answer in check(connection, lake) if answer.broken_count] == []


def test_a_lake_to_which_no_migration_leads_is_refused(empty_lake: Lake, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lakes, "SCHEMA_VERSION", lakes.SCHEMA_VERSION + 5)
    with pytest.raises(UnusableLake, match="no way leads to"), writing(empty_lake):
        pass


def test_a_damaged_catalogue_is_one_clear_line(empty_lake: Lake):
    empty_lake.catalogue.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(UnusableLake, match=r"the catalogue .*catalog.sqlite does not open"), reading(empty_lake):
        pass


def test_one_writer_at_a_time(empty_lake: Lake):
    with (
        writing(empty_lake),
        pytest.raises(UnusableLake, match="another run writes"),
        writing(empty_lake, wait_seconds=0.2),
    ):
        pass
    with writing(empty_lake, wait_seconds=5):
        pass


def test_a_transaction_that_fails_leaves_nothing(empty_lake: Lake):
    with writing(empty_lake) as connection:
        with pytest.raises(duckdb.Error), transaction(connection, "half"):
            connection.execute("INSERT INTO schema_versions VALUES (1, 'x', now()); SELECT error('no')")
        assert scalar(connection, "SELECT count(*) FROM schema_versions") == 1
