"""Ingestion end to end, as the command line does it: every input accounted for, and doing it again changes nothing."""

import json
import tomllib
from pathlib import Path

import pytest

from warehouse.lake import Lake, reading

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ROOT / "seeds" / "documents"
SAMPLES = tomllib.loads((ROOT / "seeds" / "expected.toml").read_text(encoding="utf-8"))["document"]
LOADED = [sample for sample in SAMPLES if sample["outcome"] == "loaded"]


each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["file"])
each_loaded = pytest.mark.parametrize("sample", LOADED, ids=lambda sample: sample["file"])


def _source(lake: Lake, sample: dict) -> tuple:
    query = "SELECT outcome, reason, document_id FROM sources WHERE uri = ?"
    with reading(lake) as connection:
        return connection.execute(query, [(DOCUMENTS / sample["file"]).as_uri()]).fetchone()


@pytest.fixture(scope="session")
def found(sample_lake: Lake) -> dict[str, dict]:
    """What the lake holds of each sample, by its file: its source, its document and the rows that belong to it."""
    with reading(sample_lake) as connection:

        def rows(query: str, document_id: str) -> list:
            return connection.execute(query, [document_id]).fetchall()

        def document(sample: dict) -> dict:
            query = "SELECT outcome, reason, document_id FROM sources WHERE uri = ?"
            uri = (DOCUMENTS / sample["file"]).as_uri()
            outcome, reason, document_id = connection.execute(query, [uri]).fetchone()
            cursor = connection.execute("FROM documents WHERE document_id = ?", [document_id])
            columns, row = [column[0] for column in cursor.description], cursor.fetchone()
            return {
                **dict(zip(columns, row or (), strict=False)),
                "outcome": outcome,
                "reason": reason,
                "document_id": document_id,
                "threats": {r[0] for r in rows("SELECT threat_id FROM findings WHERE document_id = ?", document_id)},
                "subthreats": {
                    r[0] for r in rows("SELECT subthreat_id FROM finding_subthreats WHERE document_id = ?", document_id)
                },
                "entities": {r[0] for r in rows("SELECT entity_id FROM mentions WHERE document_id = ?", document_id)},
                "money": set(
                    rows("SELECT value_normalised, unit_normalised FROM figures WHERE document_id = ?", document_id)
                ),
                "numbers": [r[0] for r in rows(NUMBERED, document_id)],
            }

        return {sample["file"]: document(sample) for sample in SAMPLES}


NUMBERED = """
    SELECT label::INTEGER FROM passages
    WHERE document_id = ? AND kind = 'paragraph' AND label SIMILAR TO '[0-9]+' ORDER BY passage_number
"""


@each_sample
def test_a_sample_comes_to_what_it_is_made_for(found: dict, sample: dict):
    here = found[sample["file"]]
    assert here["outcome"] == sample["outcome"], here["reason"]
    assert (here["document_id"] is None) == (here["outcome"] == "rejected")
    assert sample.get("reason", "") in (here["reason"] or "").lower()


@each_loaded
def test_a_sample_has_the_title_date_and_symbol_it_states_and_no_other(found: dict, sample: dict):
    here = found[sample["file"]]
    stated = tuple(here[key] for key in ("title", "published_on", "published_precision", "symbol"))
    assert stated == tuple(sample.get(key) for key in ("title", "published_on", "precision", "symbol"))


@pytest.mark.parametrize("key", ["language", "publisher", "author", "encoding", "page_count"])
def test_what_a_sample_states_of_itself_is_kept(found: dict, key: str):
    expected = {sample["file"]: sample[key] for sample in LOADED if key in sample}
    assert {file: found[file][key] for file in expected} == expected


@each_loaded
def test_a_sample_has_its_text_and_no_furniture(found: dict, sample: dict):
    text = found[sample["file"]]["text"]
    assert [words for words in sample.get("contains", []) if words not in text] == []
    assert [words for words in sample.get("lacks", []) if words in text] == []


@each_loaded
def test_a_sample_is_labelled_by_the_threats_it_is_about(found: dict, sample: dict):
    here, debatable = found[sample["file"]], set(sample.get("debatable", []))
    assert here["threats"] - debatable == set(sample["threats"]) - debatable
    assert set(sample.get("subthreats", [])) <= here["subthreats"]


@each_loaded
def test_a_sample_names_its_countries_bodies_instruments_and_symbols(found: dict, sample: dict):
    kinds = {"countries": "country", "organisations": "organisation", "instruments": "instrument", "symbols": "symbol"}
    expected = {f"{kind}:{name}" for key, kind in kinds.items() for name in sample.get(key, [])}
    assert expected - found[sample["file"]]["entities"] == set()


@pytest.mark.parametrize("sample", [s for s in LOADED if "money" in s], ids=lambda sample: sample["file"])
def test_a_sample_states_its_money(found: dict, sample: dict):
    expected = {(float(value), currency) for value, currency in sample["money"]}
    assert expected - found[sample["file"]]["money"] == set()


@pytest.mark.parametrize("sample", [s for s in LOADED if "numbered" in s], ids=lambda sample: sample["file"])
def test_numbered_paragraphs_are_whole_and_keep_their_numbers(found: dict, sample: dict):
    assert found[sample["file"]]["numbers"] == list(range(1, sample["numbered"] + 1))


def test_samples_that_share_their_words_are_copies_and_one_story(sample_lake: Lake, found: dict):
    expected = {
        (frozenset((found[sample["file"]]["document_id"], found[file]["document_id"])), kind)
        for sample in LOADED
        for file, kind in sample.get("copies", [])
    }
    with reading(sample_lake) as connection:
        rows = connection.sql("SELECT document_id, other_document_id, kind FROM copies").fetchall()
    assert {(frozenset(row[:2]), row[2]) for row in rows} == expected


def test_status_one_names_every_rejected_input_with_its_reason(sample_ingestion):
    _, ingestion = sample_ingestion
    assert ingestion.returncode == 1
    for sample in SAMPLES:
        if sample["outcome"] == "rejected":
            assert any(
                (DOCUMENTS / sample["file"]).as_uri() in line and sample["reason"] in line.lower()
                for line in ingestion.stdout.splitlines()
            ), sample["file"]


def test_a_second_run_finds_nothing_new_and_changes_nothing(own_lake: Lake, threatlake):
    before = _contents(own_lake)
    again = threatlake("ingest", DOCUMENTS, "--lake", own_lake.path, "--json")
    assert again.returncode == 0, again.stderr
    run = json.loads(again.stdout)
    assert run["input_count"] == run["unchanged_count"] == len(SAMPLES)
    assert _contents(own_lake) == before


def _contents(lake: Lake, volatile: tuple[str, ...] = ("last_seen_at",)) -> dict[str, list]:
    """Every row of every table but `runs` and `story_changes`, without the columns that differ by their nature."""
    with reading(lake) as connection:
        names = [row[0] for row in connection.sql("SHOW TABLES").fetchall() if row[0] not in ("runs", "story_changes")]
        columns = f"COLUMNS(c -> NOT list_contains({list(volatile)!r}, c))"
        return {name: sorted(map(str, connection.sql(f"SELECT {columns} FROM {name}").fetchall())) for name in names}


def test_rejected_inputs_are_read_again_only_when_asked(own_lake: Lake, threatlake):
    rejected = sum(sample["outcome"] == "rejected" for sample in SAMPLES)
    again = threatlake("ingest", DOCUMENTS, "--lake", own_lake.path, "--retry", "--json")
    assert again.returncode == 1
    assert json.loads(again.stdout)["rejected_count"] == rejected
    assert threatlake("check", "--lake", own_lake.path).returncode == 0


def test_the_same_bytes_under_another_name_are_another_source_of_one_document(own_lake: Lake, threatlake, tmp_path):
    sample = LOADED[0]
    (tmp_path / "renamed.dat").write_bytes((DOCUMENTS / sample["file"]).read_bytes())
    done = threatlake("ingest", tmp_path / "renamed.dat", "--lake", own_lake.path, "--json")
    assert json.loads(done.stdout)["duplicate_count"] == 1
    with reading(own_lake) as connection:
        uri = (tmp_path / "renamed.dat").as_uri()
        row = connection.execute("SELECT outcome, document_id FROM sources WHERE uri = ?", [uri]).fetchone()
    assert row == ("duplicate", _source(own_lake, sample)[2])


def test_a_link_that_leads_nowhere_is_rejected_with_its_reason(tmp_path: Path, threatlake):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    done = threatlake("ingest", tmp_path / "in", "--lake", tmp_path / "lake")
    assert done.returncode == 1
    assert "gone.txt: not a file that can be read" in done.stdout


def test_a_path_that_is_not_there_stops_the_run_before_work(tmp_path: Path, threatlake):
    done = threatlake("ingest", tmp_path / "nothing", "--lake", tmp_path / "lake")
    assert done.returncode == 2
    assert (
        done.stderr == f"threatlake: no such file or folder: {tmp_path / 'nothing'}; give files or folders of reports\n"
    )
    assert not (tmp_path / "lake").exists()


def test_batches_of_any_size_end_in_the_same_warehouse(sample_lake: Lake, threatlake, tmp_path: Path):
    threatlake("ingest", DOCUMENTS, "--lake", tmp_path / "lake", "--batch-size", "5")
    volatile = ("last_seen_at", "first_seen_at", "ingested_at", "run_id", "applied_at")
    assert _contents(Lake.at(tmp_path / "lake"), volatile) == _contents(sample_lake, volatile)
