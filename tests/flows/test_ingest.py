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


def _ids(sample: dict) -> str:
    return sample["file"]


def _source(lake: Lake, sample: dict) -> tuple:
    query = "SELECT outcome, reason, document_id FROM sources WHERE uri = ?"
    with reading(lake) as connection:
        return connection.execute(query, [(DOCUMENTS / sample["file"]).as_uri()]).fetchone()


def _document(lake: Lake, sample: dict, columns: str) -> tuple:
    with reading(lake) as connection:
        query = f"SELECT {columns} FROM documents WHERE document_id = ?"
        return connection.execute(query, [_source(lake, sample)[2]]).fetchone()


def _rows(lake: Lake, sample: dict, query: str) -> list:
    with reading(lake) as connection:
        return connection.execute(query, [_source(lake, sample)[2]]).fetchall()


@pytest.mark.parametrize("sample", SAMPLES, ids=_ids)
def test_a_sample_comes_to_what_it_is_made_for(sample_lake: Lake, sample: dict):
    outcome, reason, document_id = _source(sample_lake, sample)
    assert outcome == sample["outcome"], reason
    assert (document_id is None) == (outcome == "rejected")
    assert sample.get("reason", "") in (reason or "").lower()


@pytest.mark.parametrize("sample", LOADED, ids=_ids)
def test_a_sample_has_the_title_date_and_symbol_it_states_and_no_other(sample_lake: Lake, sample: dict):
    stated = _document(sample_lake, sample, "title, published_on, published_precision, symbol")
    assert stated == tuple(sample.get(key) for key in ("title", "published_on", "precision", "symbol"))


@pytest.mark.parametrize("key", ["language", "publisher", "author", "encoding", "page_count"])
def test_what_a_sample_states_of_itself_is_kept(sample_lake: Lake, key: str):
    expected = {sample["file"]: sample[key] for sample in LOADED if key in sample}
    found = {sample["file"]: _document(sample_lake, sample, key)[0] for sample in LOADED if key in sample}
    assert found == expected


@pytest.mark.parametrize("sample", LOADED, ids=_ids)
def test_a_sample_has_its_text_and_no_furniture(sample_lake: Lake, sample: dict):
    (text,) = _document(sample_lake, sample, "text")
    assert [words for words in sample.get("contains", []) if words not in text] == []
    assert [words for words in sample.get("lacks", []) if words in text] == []


@pytest.mark.parametrize("sample", LOADED, ids=_ids)
def test_a_sample_is_labelled_by_the_threats_it_is_about(sample_lake: Lake, sample: dict):
    found = {row[0] for row in _rows(sample_lake, sample, "SELECT threat_id FROM findings WHERE document_id = ?")}
    debatable = set(sample.get("debatable", []))
    assert found - debatable == set(sample["threats"]) - debatable
    query = "SELECT subthreat_id FROM finding_subthreats WHERE document_id = ?"
    assert set(sample.get("subthreats", [])) <= {row[0] for row in _rows(sample_lake, sample, query)}


@pytest.mark.parametrize("sample", LOADED, ids=_ids)
def test_a_sample_names_its_countries_bodies_instruments_and_symbols(sample_lake: Lake, sample: dict):
    query = "SELECT DISTINCT entity_id FROM mentions WHERE document_id = ?"
    found = {row[0] for row in _rows(sample_lake, sample, query)}
    kinds = {"countries": "country", "organisations": "organisation", "instruments": "instrument", "symbols": "symbol"}
    expected = {f"{kind}:{name}" for key, kind in kinds.items() for name in sample.get(key, [])}
    assert expected - found == set()


@pytest.mark.parametrize("sample", [s for s in LOADED if "money" in s], ids=_ids)
def test_a_sample_states_its_money(sample_lake: Lake, sample: dict):
    query = "SELECT value_normalised, unit_normalised FROM figures WHERE document_id = ?"
    found = set(_rows(sample_lake, sample, query))
    assert {(float(value), currency) for value, currency in sample["money"]} - found == set()


@pytest.mark.parametrize("sample", [s for s in LOADED if "numbered" in s], ids=_ids)
def test_numbered_paragraphs_are_whole_and_keep_their_numbers(sample_lake: Lake, sample: dict):
    query = (
        "SELECT label FROM passages WHERE document_id = ? AND kind = 'paragraph' AND label SIMILAR TO '[0-9]+' "
        "ORDER BY passage_number"
    )
    assert [int(row[0]) for row in _rows(sample_lake, sample, query)] == list(range(1, sample["numbered"] + 1))


def test_samples_that_share_their_words_are_copies_and_one_story(sample_lake: Lake):
    expected = {
        (frozenset((_source(sample_lake, sample)[2], _source(sample_lake, {"file": file})[2])), kind)
        for sample in LOADED
        for file, kind in _copies(sample)
    }
    with reading(sample_lake) as connection:
        found = {
            (frozenset(row[:2]), row[2])
            for row in connection.sql("SELECT document_id, other_document_id, kind FROM copies").fetchall()
        }
    assert found == expected


def _copies(sample: dict) -> list[tuple[str, str]]:
    return [tuple(copy) for copy in sample.get("copies", [])]


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


def _contents(lake: Lake) -> dict[str, list]:
    with reading(lake) as connection:
        names = [row[0] for row in connection.sql("SHOW TABLES").fetchall() if row[0] != "runs"]
        return {
            name: sorted(map(str, connection.sql(f"SELECT COLUMNS(c -> c <> 'last_seen_at') FROM {name}").fetchall()))
            for name in names
        }


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
    volatile = "'last_seen_at', 'first_seen_at', 'ingested_at', 'run_id', 'applied_at'"

    def contents(lake: Lake) -> dict[str, list]:
        with reading(lake) as connection:
            names = [row[0] for row in connection.sql("SHOW TABLES").fetchall() if row[0] != "runs"]
            return {
                name: sorted(
                    map(str, connection.sql(f"SELECT COLUMNS(c -> c NOT IN ({volatile})) FROM {name}").fetchall())
                )
                for name in names
            }

    assert contents(Lake.at(tmp_path / "lake")) == contents(sample_lake)
