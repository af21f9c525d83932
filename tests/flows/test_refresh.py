"""A changed rule is told before it counts, then counts for every document, as if all were ingested anew with it."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tasks.classify import classify_batch, find_documents
from tasks.workers import workers
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules
from warehouse.fingerprints import fingerprints
from warehouse.lake import Lake, changing, reading, scalar
from warehouse.refreshing import commit_refresh, open_refresh
from warehouse.seed_tables import seed_rows

SEEDS = Path(__file__).parents[2] / "seeds"
DOCUMENTS = SEEDS / "documents"
TABLES = ("findings", "finding_subthreats", "scores", "evidence", "passages")


@pytest.fixture(scope="module")
def changed_seeds(sample_lake, tmp_path_factory) -> Path:
    """Cybercrime asks for more, terrorism for less, words of corruption weigh less, a sixth threat is on."""
    folder = tmp_path_factory.mktemp("changed") / "seeds"
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("documents", "document_sources", "labelled"))
    ((middle,),) = _rows(sample_lake, "SELECT median(score) FROM findings WHERE threat_id = 'cybercrime'")
    ((highest,),) = _rows(
        sample_lake,
        """SELECT max(scores.score) FROM scores ANTI JOIN findings USING (document_id, threat_id)
        WHERE threat_id = 'extremism_terrorism'""",
    )
    _rewrite(folder, "cybercrime/threat.toml", "threshold = .*", f"threshold = {middle}")
    _rewrite(folder, "cybercrime/threat.toml", "doubtful_to = .*", f"doubtful_to = {(1 + middle) / 2}")
    _rewrite(folder, "extremism_terrorism/threat.toml", "threshold = .*", f"threshold = {highest}")
    _rewrite(folder, "extremism_terrorism/threat.toml", "doubtful_from = .*", f"doubtful_from = {highest / 2}")
    _rewrite(folder, "environmental_security/threat.toml", "is_active = false", "is_active = true")
    _rewrite(folder, "financial_crime_corruption/en.toml", "weight = [2-9].*", "weight = 1.0")
    return folder


def _rewrite(seeds: Path, name: str, old: str, new: str) -> None:
    path = seeds / "threats" / name
    changed, count = re.subn(f"^{old}$", new, path.read_text("utf-8"), flags=re.MULTILINE)
    assert count
    path.write_text(changed, "utf-8")


@dataclass(frozen=True)
class Refreshed:
    """A lake with two judgements before and after its refresh, and what was told on the way."""

    before: Lake
    dry: dict[str, Any]
    snapshots: tuple[int, int]  # before and after the dry run
    told: dict[str, Any]
    shown: str
    lake: Lake
    judged: dict[bool, tuple[str, str]]  # by what was said: the document and threat


@pytest.fixture(scope="module")
def refreshed(sample_lake, changed_seeds, threatlake, tmp_path_factory) -> Refreshed:
    folder = tmp_path_factory.mktemp("refreshed")
    lake, before, shown = (Lake.at(folder / name) for name in ("lake", "before", "shown"))
    shutil.copytree(sample_lake.path, lake.path)
    judged = _judge(lake, threatlake)
    shutil.copytree(lake.path, before.path)
    shutil.copytree(lake.path, shown.path)
    snapshots = [_snapshot(lake)]
    dry = threatlake("refresh", "--dry-run", "--json", "--seeds", changed_seeds, "--lake", lake.path)
    snapshots.append(_snapshot(lake))
    told = threatlake("refresh", "--json", "--batch-size", 10, "--seeds", changed_seeds, "--lake", lake.path)
    assert (dry.returncode, told.returncode) == (0, 0), dry.stderr + told.stderr
    text = threatlake("refresh", "--seeds", changed_seeds, "--lake", shown.path)
    assert text.returncode == 0, text.stderr
    first, second = snapshots
    return Refreshed(
        before, json.loads(dry.stdout), (first, second), json.loads(told.stdout), text.stdout, lake, judged
    )


def _judge(lake: Lake, threatlake: Callable[..., Any]) -> dict[bool, tuple[str, str]]:
    """Contradict the model twice: of the likeliest cybercrime, and of the document least like trafficking."""
    likeliest = "SELECT document_id, threat_id FROM scores WHERE threat_id = 'cybercrime' ORDER BY score DESC LIMIT 1"
    least = (
        "SELECT document_id, threat_id FROM scores WHERE threat_id LIKE 'human%' ORDER BY score, document_id LIMIT 1"
    )
    judged: dict[bool, tuple[str, str]] = {}
    for is_about, query in ((False, likeliest), (True, least)):
        with reading(lake) as connection:
            judged[is_about] = connection.sql(query).fetchone()
        document, threat = judged[is_about]
        word = "--yes" if is_about else "--no"
        done = threatlake("review", document, "--threat", threat, word, "--by", "Aigerim", "--lake", lake.path)
        assert done.returncode == 0, done.stderr
    return judged


def _snapshot(lake: Lake) -> int:
    with reading(lake) as connection:
        return scalar(connection, "SELECT max(snapshot_id) FROM lake.snapshots()")


def _rows(lake: Lake, query: str) -> list[tuple]:
    with reading(lake) as connection:
        return connection.sql(query).fetchall()


def test_a_dry_run_writes_nothing_and_tells_what_the_real_one_tells(refreshed: Refreshed):
    assert refreshed.snapshots[0] == refreshed.snapshots[1]
    assert refreshed.dry == refreshed.told


def test_what_is_told_is_what_happens(refreshed: Refreshed):
    """Gained and lost are counted here from the findings before and after, in Python."""
    before, after = (
        set(_rows(lake, "SELECT threat_id, document_id FROM findings")) for lake in (refreshed.before, refreshed.lake)
    )
    listed = {kind: set() for kind in ("gained", "lost", "moved")}
    for change in refreshed.told["difference"]["changes"]:
        listed[change["change"]].add((change["threat_id"], change["document_id"]))
    assert (listed["gained"], listed["lost"]) == (after - before, before - after)
    assert all(listed.values())
    for one in refreshed.told["difference"]["threats"]:
        for kind, labels in listed.items():
            assert one[kind] == sum(threat == one["threat_id"] for threat, _ in labels)


def test_a_score_that_changes_much_while_the_label_stays_has_moved(refreshed: Refreshed):
    old, new = (
        dict(_rows(lake, "SELECT threat_id || document_id, score FROM scores"))
        for lake in (refreshed.before, refreshed.lake)
    )
    apart = {pair for pair in old if abs(old[pair] - new[pair]) >= 0.1}
    told = {one["threat_id"] + one["document_id"] for one in refreshed.told["difference"]["changes"]}
    assert apart <= told
    for one in refreshed.told["difference"]["changes"]:
        pair = one["threat_id"] + one["document_id"]
        assert (one["old_score"], one["new_score"]) == (old.get(pair), new[pair])


def test_every_document_is_counted_once_under_every_threat(refreshed: Refreshed):
    difference = refreshed.told["difference"]
    assert len(difference["threats"]) == 6
    for one in difference["threats"]:
        counted = sum(one[kind] for kind in ("gained", "lost", "moved", "unchanged"))
        assert counted == difference["document_count"] == len(_rows(refreshed.lake, "FROM documents"))


def test_judgements_survive_and_those_that_the_model_contradicts_are_told(refreshed: Refreshed):
    assert len(_rows(refreshed.lake, "FROM judgements")) == 2
    found = {
        (row[0], row[1]): row[2]
        for row in _rows(refreshed.lake, "SELECT document_id, threat_id, decided_by FROM findings")
    }
    assert found[refreshed.judged[True]] == "judgement"
    assert refreshed.judged[False] not in found
    told = {
        (one["document_id"], one["threat_id"]): one["is_about"] for one in refreshed.told["difference"]["disagreements"]
    }
    assert told[refreshed.judged[True]] is True


@pytest.mark.parametrize("table", TABLES)
def test_the_lake_is_as_if_ingested_anew(refreshed: Refreshed, fresh_lake: Lake, table: str):
    """Row for row, but for the documents that a person judged."""
    documents = ", ".join(f"'{document}'" for document, _ in refreshed.judged.values())
    query = f"FROM {table} WHERE document_id NOT IN ({documents}) ORDER BY ALL"
    assert _rows(refreshed.lake, query) == _rows(fresh_lake, query)


def test_languages_and_seed_tables_are_as_if_ingested_anew(refreshed: Refreshed, fresh_lake: Lake):
    for query in ("SELECT document_id, language FROM documents ORDER BY 1", "FROM threats ORDER BY 1"):
        assert _rows(refreshed.lake, query) == _rows(fresh_lake, query)


@pytest.fixture(scope="module")
def fresh_lake(changed_seeds: Path, threatlake, tmp_path_factory) -> Lake:
    """The sample documents ingested with the changed seeds."""
    lake = Lake.at(tmp_path_factory.mktemp("fresh") / "lake")
    done = threatlake("ingest", DOCUMENTS, "--seeds", changed_seeds, "--lake", lake.path)
    assert done.returncode == 1, done.stderr
    return lake


def test_every_promise_is_kept(refreshed: Refreshed, threatlake):
    done = threatlake("check", "--lake", refreshed.lake.path)
    assert done.returncode == 0, done.stdout


def test_a_refresh_is_one_snapshot_and_one_run(refreshed: Refreshed):
    assert _snapshot(refreshed.lake) == refreshed.snapshots[1] + 1
    assert _rows(refreshed.lake, "SELECT outcome, input_count FROM runs WHERE flow = 'refresh'") == [("finished", 0)]


def test_what_changes_is_shown_to_a_person(refreshed: Refreshed):
    assert re.search(r"^cybercrime +0 +[1-9]", refreshed.shown, re.MULTILINE)
    assert "Aigerim judged yes, the model says no" in refreshed.shown
    assert "seed tables that change: threats" in refreshed.shown
    assert "committed as run " in refreshed.shown


def test_a_second_refresh_has_nothing_to_do(refreshed: Refreshed, changed_seeds: Path, threatlake):
    before = _snapshot(refreshed.lake)
    again = threatlake("refresh", "--seeds", changed_seeds, "--lake", refreshed.lake.path)
    assert (again.returncode, again.stdout) == (
        0,
        "nothing to do: every document is classified and compared by today's code, seeds and model\n",
    )
    assert _snapshot(refreshed.lake) == before


def test_a_document_that_lacks_a_score_is_due(own_lake: Lake, threatlake):
    with changing(own_lake) as connection:
        (document_id,) = connection.sql("SELECT document_id FROM documents ORDER BY 1 LIMIT 1").fetchone()
        connection.execute("DELETE FROM scores WHERE document_id = ? AND threat_id = 'cybercrime'", [document_id])
    told = json.loads(threatlake("refresh", "--json", "--lake", own_lake.path).stdout)
    assert told["difference"]["document_count"] == 1
    assert threatlake("check", "--lake", own_lake.path).returncode == 0


def test_seeds_that_change_no_score_are_brought_along(own_lake: Lake, threatlake):
    with changing(own_lake) as connection:
        connection.execute("UPDATE countries SET name = 'Elsewhere' WHERE country_code = 'KZ'")
    done = threatlake("refresh", "--lake", own_lake.path)
    assert "0 documents classified anew" in done.stdout
    assert _rows(own_lake, "SELECT name FROM countries WHERE country_code = 'KZ'") == [("Kazakhstan",)]


def test_documents_that_are_lost_keep_their_rows_and_are_due_again(own_lake: Lake, changed_seeds: Path):
    """No worker is ready within a thousandth of a second, so every document is lost."""
    decided, stamps = load(changed_seeds), fingerprints(changed_seeds)
    rows = seed_rows(decided, Rules.of(decided, load_model(changed_seeds / MODEL_FILE), stamps.classify))
    before = [_rows(own_lake, f"FROM {table} ORDER BY ALL") for table in TABLES]
    with open_refresh(own_lake, stamps, rows, is_dry=False) as work, workers(2, deadline=0.001) as pool:
        assert find_documents(work, 3) == -(-len(_rows(own_lake, "FROM documents")) // 3)
        classify_batch(work, pool, 0, changed_seeds)
        assert [one.reason for one in work.lost] == ["took longer than 0.001 s and was stopped"] * 3
        commit_refresh(work)
        assert find_documents(work, 3) > 0
    assert [_rows(own_lake, f"FROM {table} ORDER BY ALL") for table in TABLES] == before
