"""What a person says of a document decides, is marked, is never changed, and leaves every promise kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.errors import InvalidInput
from threatlake.records import Judgement
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules
from warehouse.check import check
from warehouse.fingerprints import fingerprints
from warehouse.judgements import doubtful, judge, require_active
from warehouse.lake import changing, reading, scalar
from warehouse.seed_tables import seed_rows

SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SCORES = "SELECT score, threshold, log_odds FROM scores ORDER BY document_id, threat_id"
LABELLED = "SELECT document_id, threat_id FROM findings WHERE NOT is_primary ORDER BY score, document_id LIMIT 1"
UNLABELLED = """
    SELECT document_id, threat_id FROM scores ANTI JOIN findings USING (document_id, threat_id)
    ORDER BY score DESC, document_id, threat_id LIMIT 1
"""


@pytest.fixture(scope="module")
def rules() -> tuple:
    decided = load(SEEDS)
    made = Rules.of(decided, load_model(SEEDS / MODEL_FILE), fingerprints(SEEDS).classify)
    return made.classifier, seed_rows(decided, made)


@pytest.fixture
def connection(own_lake):
    with changing(own_lake) as writer:
        yield writer


@pytest.fixture
def say(connection, rules):
    """Judge a document."""

    def said(document_id: str, threat_id: str, at: datetime = NOW, *, is_about: bool):
        return judge(connection, Judgement(document_id, threat_id, at, is_about, "Aigerim", None), *rules)

    return said


def finding(connection, document_id: str, threat_id: str) -> tuple | None:
    query = "SELECT decided_by, is_primary FROM findings WHERE document_id = ? AND threat_id = ?"
    return connection.execute(query, [document_id, threat_id]).fetchone()


def broken(connection, lake) -> list[str]:
    return [answer.promise for answer in check(connection, lake) if answer.broken_count]


def test_a_yes_labels_a_document_that_the_model_does_not(connection, say, own_lake):
    document = connection.execute(UNLABELLED).fetchone()
    say(*document, is_about=True)
    assert finding(connection, *document)[0] == "judgement"
    assert broken(connection, own_lake) == []


def test_a_no_takes_the_models_label_away(connection, say, own_lake):
    document = connection.execute(LABELLED).fetchone()
    say(*document, is_about=False)
    assert finding(connection, *document) is None
    assert broken(connection, own_lake) == []


def test_a_yes_to_a_label_of_the_model_marks_it_as_judged(connection, say, own_lake):
    document = connection.execute(LABELLED).fetchone()
    say(*document, is_about=True)
    assert finding(connection, *document)[0] == "judgement"
    assert broken(connection, own_lake) == []


def test_a_no_to_the_primary_threat_makes_another_primary(connection, say, own_lake):
    (document_id,) = connection.execute(LABELLED).fetchone()[:1]
    query = "SELECT threat_id FROM findings WHERE document_id = ? AND is_primary"
    (primary,) = connection.execute(query, [document_id]).fetchone()
    say(document_id, primary, is_about=False)
    assert connection.execute(query, [document_id]).fetchall() not in ([], [(primary,)])
    assert broken(connection, own_lake) == []


def test_scores_and_evidence_stay_as_the_model_made_them(connection, say):
    evidence = "FROM evidence ORDER BY ALL"
    before = connection.execute(SCORES).fetchall(), connection.execute(evidence).fetchall()
    say(*connection.execute(UNLABELLED).fetchone(), is_about=True)
    assert (connection.execute(SCORES).fetchall(), connection.execute(evidence).fetchall()) == before


def test_the_last_word_counts_and_every_word_is_kept(connection, say, own_lake):
    document = connection.execute(UNLABELLED).fetchone()
    for hour, is_about in enumerate((True, False, True, False)):
        say(*document, NOW + timedelta(hours=hour), is_about=is_about)
    assert finding(connection, *document) is None
    assert connection.sql("SELECT is_about FROM judgements ORDER BY judged_at").fetchall() == [
        (True,),
        (False,),
        (True,),
        (False,),
    ]
    assert broken(connection, own_lake) == []


def test_the_last_word_counts_though_the_clock_was_set_back(connection, say, own_lake):
    document = connection.execute(UNLABELLED).fetchone()
    say(*document, is_about=True)
    say(*document, NOW - timedelta(days=1), is_about=False)
    assert finding(connection, *document) is None
    assert broken(connection, own_lake) == []


def test_words_on_one_threat_leave_those_on_another(connection, say, own_lake):
    (document_id, threat_id), *_ = connection.execute(UNLABELLED).fetchall()
    query = "SELECT threat_id FROM findings WHERE document_id = ? OR threat_id <> ? LIMIT 1"
    (other,) = connection.execute(query, [document_id, threat_id]).fetchone()
    say(document_id, threat_id, is_about=True)
    say(document_id, other, is_about=True)
    judged = "SELECT threat_id FROM findings WHERE decided_by = 'judgement' ORDER BY 1"
    assert connection.sql(judged).fetchall() == sorted([(threat_id,), (other,)])
    assert broken(connection, own_lake) == []


def test_a_judgement_is_one_snapshot_that_says_who_said_what(connection, say):
    document_id, threat_id = connection.execute(UNLABELLED).fetchone()
    before = scalar(connection, "SELECT max(snapshot_id) FROM lake.snapshots()")
    say(document_id, threat_id, is_about=True)
    query = "SELECT commit_message FROM lake.snapshots() WHERE snapshot_id > ?"
    messages = connection.execute(query, [before]).fetchall()
    assert messages == [(f"Aigerim: {document_id[:12]} is about {threat_id}",)]


def test_what_has_changed_is_told(connection, say):
    document_id, threat_id = connection.execute(UNLABELLED).fetchone()
    judged = say(document_id, threat_id, is_about=True)
    was, now = ({one.threat_id: one.decided_by for one in side} for side in (judged.before, judged.after))
    assert {threat: now[threat] for threat in now if now[threat] != was[threat]} == {threat_id: "judgement"}


def test_a_judgement_of_a_threat_that_is_none_is_refused():
    with pytest.raises(InvalidInput, match="no threat 'piracy'; give one of cybercrime"):
        require_active("piracy", {"cybercrime": True, "environmental_security": False})
    with pytest.raises(InvalidInput, match="'environmental_security' is switched off"):
        require_active("environmental_security", {"cybercrime": True, "environmental_security": False})


def test_the_most_doubtful_comes_first_and_what_is_judged_is_in_doubt_no_more(connection, say):
    connection.execute("UPDATE threats SET doubtful_from = 0, doubtful_to = 1")
    count, listed = doubtful(connection, None, None)
    assert count == len(listed) == scalar(connection, "SELECT count(*) FROM scores")
    distances = [abs(one.score - one.threshold) for one in listed]
    assert distances == sorted(distances)
    (first, *_), threat = doubtful(connection, listed[0].threat_id, 1)[1], listed[0].threat_id
    assert first == listed[0]
    say(first.document_id, threat, is_about=True)
    connection.execute("UPDATE threats SET doubtful_from = 0, doubtful_to = 1")
    assert doubtful(connection, None, None)[1] == listed[1:]


def test_a_list_of_a_threat_that_is_none_is_refused(sample_lake):
    with reading(sample_lake) as connection, pytest.raises(InvalidInput, match="no threat 'piracy'"):
        doubtful(connection, "piracy", 5)
