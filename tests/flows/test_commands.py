"""The command line: it answers what is asked, says in one line what is wrong, and cannot be used to do harm."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.cli import COMMANDS
from warehouse.lake import Lake, extension_path

ROOT = Path(__file__).parent.parent.parent
# They know an inbox or files of labelled texts, not a lake.
WITHOUT_LAKE = {"notify", "evaluate"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_says_what_it_does(threatlake, command: str):
    shown = threatlake(command, "--help")
    assert shown.returncode == 0
    assert shown.stdout.startswith(f"Usage: threatlake {command} ")
    assert "--lake" in shown.stdout or command in WITHOUT_LAKE


def test_help_lists_every_command_and_loads_no_prefect_and_no_duckdb():
    """Help must come at once: what takes seconds to import may not be imported for it."""
    code = (
        "import sys; from flows.cli import threatlake; "
        "threatlake(['--help'], standalone_mode=False); "
        "print('loaded:', sorted({'prefect', 'duckdb', 'pyarrow', 'trafilatura'} & sys.modules.keys()))"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(command in shown for command in COMMANDS)
    assert shown.endswith("loaded: []\n")


def test_plain_ingestion_loads_no_prefect():
    code = "import sys, flows.ingest; print('prefect' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert shown == "False\n"


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"ingest", "demo", "train"} - WITHOUT_LAKE))
def test_only_ingestion_makes_a_lake(threatlake, tmp_path: Path, command: str):
    words = {"sql": ["SELECT 1"], "explain": ["x"], "copies": ["x"], "export": [tmp_path / "x.duckdb"]}.get(command, [])
    done = threatlake(command, *words, "--lake", tmp_path / "none")
    assert done.returncode == 2
    assert done.stderr == (
        f"threatlake: no warehouse at {tmp_path / 'none'}; "
        f"make one with: threatlake ingest PATH --lake {tmp_path / 'none'}\n"
    )
    assert not (tmp_path / "none").exists()


def test_the_lake_may_be_named_by_the_environment(threatlake, sample_lake: Lake):
    done = threatlake(
        "sql", "SELECT count(*) AS n FROM documents", "--format", "json", THREATLAKE_LAKE=sample_lake.path
    )
    assert json.loads(done.stdout)[0]["n"] > 20


@pytest.fixture
def sql(threatlake, sample_lake: Lake):
    return lambda *words: threatlake("sql", *words, "--lake", sample_lake.path)


def test_sql_prints_a_table(sql):
    shown = sql("SELECT threat_id FROM threats ORDER BY 1").stdout
    assert "│ cybercrime" in shown


def test_sql_prints_csv_that_reads_back_with_lists_as_json(sql):
    shown = sql("SELECT country_code, aliases FROM countries WHERE country_code = 'KZ'", "--format", "csv").stdout
    (row,) = csv.DictReader(io.StringIO(shown))
    assert row["country_code"] == "KZ"
    assert "Republic of Kazakhstan" in json.loads(row["aliases"])


def test_sql_prints_json(sql):
    shown = sql("SELECT DATE '2026-03-14' AS day, ['а'] AS letters, NULL AS nothing", "--format", "json").stdout
    assert json.loads(shown) == [{"day": "2026-03-14", "letters": ["а"], "nothing": None}]


def test_sql_writes_parquet_to_a_pipe(sample_lake: Lake):
    words = ["sql", "SELECT document_id, text FROM documents", "--format", "parquet", "--lake", str(sample_lake.path)]
    done = subprocess.run([sys.executable, "-m", "flows.cli", *words], cwd=ROOT, capture_output=True, check=True)
    assert pq.read_table(io.BytesIO(done.stdout)).column_names == ["document_id", "text"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "COPY documents TO 'FOLDER/written.csv'",
        "ATTACH 'FOLDER/written.db'",
        "INSERT INTO stories VALUES ('a', 'a', true)",
        "DELETE FROM documents",
        "DROP TABLE documents",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "CALL ducklake_expire_snapshots('lake', older_than => now())",
    ],
)
def test_sql_cannot_write_nor_reach_files_or_network(sql, query: str, tmp_path: Path):
    done = sql(query.replace("FOLDER", str(tmp_path)))
    assert done.returncode == 2, done.stdout
    assert done.stderr.startswith("threatlake: ")
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_in_sql_is_told_as_duckdb_tells_it(sql):
    done = sql("SELECT titel FROM documents")
    assert done.returncode == 2
    assert 'Referenced column "titel" not found' in done.stderr


def test_a_past_snapshot_can_be_asked(sql):
    answer = sql("SELECT count(*) AS n FROM documents AT (VERSION => 1)", "--format", "json")
    assert json.loads(answer.stdout) == [{"n": 0}]


def test_status_counts_what_is_there(threatlake, sample_lake: Lake):
    found = json.loads(threatlake("status", "--json", "--lake", sample_lake.path).stdout)
    assert sum(found["source_counts"].values()) == found["runs"][0]["input_count"]
    assert found["outdated_count"] == 0
    assert set(found["threat_counts"]) == {
        "extremism_terrorism",
        "drug_weapon_trafficking",
        "human_trafficking_migration",
        "cybercrime",
        "financial_crime_corruption",
    }


def test_explain_shows_the_words_and_the_sum(threatlake, sample_lake: Lake):
    found = json.loads(threatlake("explain", "moshenniki-call-center.txt", "--json", "--lake", sample_lake.path).stdout)
    assert next(part for part in found["parts"] if part["threat_id"] == "cybercrime")["is_label"]
    assert all(found["text"][words["start_char"] : words["end_char"]] for words in found["words"])
    shown = threatlake("explain", found["document_id"][:12], "--lake", sample_lake.path).stdout
    assert "[сим-боксы]" in shown


@pytest.mark.parametrize("name", ["wire_0417.txt", "Annex B (final).pdf", "Памятка АФМ 2026-05.txt"])
def test_explain_finds_a_document_by_its_file_name_whatever_it_lacks(threatlake, sample_lake: Lake, name: str):
    found = json.loads(threatlake("explain", name, "--json", "--lake", sample_lake.path).stdout)
    assert any(part["is_label"] for part in found["parts"])


def test_explain_of_what_is_not_there_says_how_to_find_it(threatlake, sample_lake: Lake):
    done = threatlake("explain", "nothing.pdf", "--lake", sample_lake.path)
    assert done.returncode == 2
    assert "no document 'nothing.pdf'; give its id" in done.stderr


def test_explain_of_an_ambiguous_name_asks_for_more(threatlake, own_lake: Lake, tmp_path: Path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(f"Report {folder}. Police seized 3 kg of heroin.", "utf-8")
    threatlake("ingest", tmp_path / "one", tmp_path / "two", "--lake", own_lake.path)
    done = threatlake("explain", "report.txt", "--lake", own_lake.path)
    assert done.returncode == 2
    assert "'report.txt' names 2 documents" in done.stderr


def test_check_says_how_many_promises_are_kept(threatlake, sample_lake: Lake):
    done = threatlake("check", "--lake", sample_lake.path)
    assert done.returncode == 0
    kept, _, asked, *_ = done.stdout.split()
    assert kept == asked


def test_check_of_a_damaged_lake_has_status_one(threatlake, own_lake: Lake):
    next(own_lake.archive.glob("??/*.zst")).unlink()
    done = threatlake("check", "--lake", own_lake.path)
    assert done.returncode == 1
    assert "broken by 1: every source that could be read is in the archive" in done.stdout


def test_the_export_is_a_plain_file_with_tables_views_comments_and_search(
    threatlake, sample_lake: Lake, tmp_path: Path
):
    file = tmp_path / "threatlake.duckdb"
    assert threatlake("export", file, "--lake", sample_lake.path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.sql("SELECT count(*) FROM document_overview").fetchone()[0] > 20
        comments = connection.sql("SELECT comment FROM duckdb_columns() WHERE table_name = 'documents'").fetchall()
        assert all(comment for (comment,) in comments)
        connection.execute(f"LOAD '{extension_path('fts')}'")
        found = connection.sql("SELECT title FROM search('мошенник') LIMIT 1").fetchone()
        assert found == ("Полиция закрыла колл-центр телефонных мошенников в Бишкеке",)


def test_an_export_takes_the_place_of_the_one_before(threatlake, sample_lake: Lake, tmp_path: Path):
    file = tmp_path / "threatlake.duckdb"
    file.write_text("older", "utf-8")
    assert threatlake("export", file, "--lake", sample_lake.path).returncode == 0
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.sql("FROM threats").fetchall()


def test_what_connect_prints_opens_the_lake(threatlake, sample_lake: Lake):
    statements = threatlake("connect", "--lake", sample_lake.path).stdout
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
        connection.execute(statements)
        assert connection.sql("SELECT count(*) FROM documents").fetchone()[0] > 20


def test_a_bad_seed_stops_the_run_before_work(threatlake, tmp_path: Path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "report.txt").write_text("Police seized 3 kg of heroin.", "utf-8")
    done = threatlake("ingest", tmp_path / "report.txt", "--seeds", tmp_path / "seeds", "--lake", tmp_path / "lake")
    assert done.returncode == 2
    assert "no threats; give each a folder <threat_id> with threat.toml" in done.stderr
    assert not (tmp_path / "lake").exists()
