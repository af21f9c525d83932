"""The analyst's word: what is in doubt is listed, what is said is kept and told, what is wrong is one line."""

import getpass
import json
from pathlib import Path

import pytest

from warehouse.lake import Lake, changing, reading, scalar

CALL_CENTRE = "moshenniki-call-center.txt"


def judgements(lake: Lake) -> list[tuple]:
    with reading(lake) as connection:
        return connection.sql("SELECT is_about, judged_by, reason FROM judgements ORDER BY judged_at").fetchall()


@pytest.fixture
def doubting_lake(own_lake: Lake) -> Lake:
    """Everything is in doubt."""
    with changing(own_lake) as connection:
        connection.execute("UPDATE threats SET doubtful_from = 0, doubtful_to = 1")
    return own_lake


def test_the_list_gives_what_a_person_needs_to_decide(doubting_lake: Lake, threatlake):
    found = json.loads(threatlake("review", "--json", "--limit", 1, "--lake", doubting_lake.path).stdout)
    (first,) = found["doubtful"]
    shown = threatlake("review", "--limit", 1, "--lake", doubting_lake.path).stdout
    document, threat = first["document_id"][:12], first["threat_id"]
    assert shown.startswith(f"{document}  {first['title']}\n    {threat} {first['score']:.2f} (from ")
    assert f"threatlake review {document} --threat {threat} --yes|--no\n" in shown
    assert shown.endswith(f"1 of {found['doubtful_count']} in doubt; --limit {found['doubtful_count']} shows all\n")


def test_the_list_of_one_threat_has_no_other(doubting_lake: Lake, threatlake):
    words = ("review", "--json", "--limit", 500, "--threat", "cybercrime", "--lake", doubting_lake.path)
    found = json.loads(threatlake(*words).stdout)
    assert {one["threat_id"] for one in found["doubtful"]} == {"cybercrime"}
    assert len(found["doubtful"]) == found["doubtful_count"]


def test_where_nothing_is_in_doubt_it_says_so(own_lake: Lake, threatlake):
    with changing(own_lake) as connection:
        connection.execute("UPDATE threats SET doubtful_from = 2, doubtful_to = 2")
    assert threatlake("review", "--lake", own_lake.path).stdout == f"nothing is in doubt in {own_lake.path}\n"


def test_a_judgement_is_kept_with_who_and_why_and_its_effect_is_told(own_lake: Lake, threatlake):
    words = ("review", CALL_CENTRE, "--threat", "cybercrime", "--lake", own_lake.path)
    done = threatlake(*words, "--no", "--because", "a training text", "--by", "Aigerim")
    assert done.returncode == 0, done.stderr
    assert "Aigerim says that " in done.stdout
    assert "  cybercrime: label by model (" in done.stdout
    assert "-> no label (" in done.stdout
    again = json.loads(threatlake(*words, "--yes", "--json", THREATLAKE_USER="desk").stdout)
    assert [one["decided_by"] for one in again["after"] if one["threat_id"] == "cybercrime"] == ["judgement"]
    assert "nothing changes" in threatlake(*words, "--yes").stdout
    assert judgements(own_lake) == [
        (False, "Aigerim", "a training text"),
        (True, "desk", None),
        (True, getpass.getuser(), None),
    ]
    assert threatlake("check", "--lake", own_lake.path).returncode == 0


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("nothing.pdf", "--threat", "cybercrime", "--yes"), "no document 'nothing.pdf'; give its id"),
        ((CALL_CENTRE, "--threat", "piracy", "--yes"), "no threat 'piracy'; give one of cybercrime"),
        ((CALL_CENTRE, "--threat", "environmental_security", "--no"), "'environmental_security' is switched off"),
        ((CALL_CENTRE, "--threat", "cybercrime"), "a judgement needs --threat THREAT and --yes or --no"),
        ((CALL_CENTRE, "--yes"), "a judgement needs --threat THREAT and --yes or --no"),
        (("--threat", "cybercrime", "--no"), "give the DOCUMENT that you judge"),
        (("--threat", "piracy"), "no threat 'piracy'; give one of cybercrime"),
    ],
)
def test_what_cannot_be_judged_is_one_line_and_leaves_nothing(own_lake: Lake, threatlake, words, error: str):
    with reading(own_lake) as connection:
        before = scalar(connection, "SELECT max(snapshot_id) FROM lake.snapshots()")
    done = threatlake("review", *words, "--lake", own_lake.path)
    assert done.returncode == 2
    assert error in done.stderr
    with reading(own_lake) as connection:
        assert scalar(connection, "SELECT max(snapshot_id) FROM lake.snapshots()") == before


def test_a_judgement_makes_no_lake(threatlake, tmp_path: Path):
    done = threatlake("review", "x", "--threat", "cybercrime", "--yes", "--lake", tmp_path / "none")
    assert done.returncode == 2
    assert done.stderr.startswith(f"threatlake: no warehouse at {tmp_path / 'none'}; ")
    assert list(tmp_path.iterdir()) == []
