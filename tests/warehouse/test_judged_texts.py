"""What people judged is learnt: the last word on each threat, and nothing of threats that nobody judged."""

from datetime import UTC, datetime, timedelta

import pytest

from warehouse.judged_texts import SOURCE, judged_texts
from warehouse.lake import changing

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CYBER, FRAUD, OFF = "cybercrime", "financial_crime_corruption", "environmental_security"


@pytest.fixture
def connection(own_lake):
    with changing(own_lake) as writer:
        yield writer


@pytest.fixture
def documents(connection) -> list[str]:
    rows = connection.sql("SELECT document_id FROM documents WHERE char_count > 0 ORDER BY document_id LIMIT 3")
    return [document_id for (document_id,) in rows.fetchall()]


@pytest.fixture
def say(connection):
    """Write a judgement down, whatever it does to labels."""

    def said(document_id: str, threat_id: str, hour: int = 0, *, is_about: bool):
        values = [document_id, threat_id, NOW + timedelta(hours=hour), is_about]
        connection.execute("INSERT INTO judgements VALUES (?, ?, ?, ?, 'Aigerim', NULL)", values)

    return said


def test_where_nobody_judged_there_is_nothing(connection):
    assert judged_texts(connection) == []


def test_a_judged_document_is_a_labelled_text_of_those_threats_alone(connection, documents, say):
    say(documents[0], CYBER, is_about=True)
    say(documents[0], FRAUD, is_about=False)
    (made,) = judged_texts(connection)
    query = "SELECT language, text FROM documents WHERE document_id = ?"
    assert (made.language, made.text) == connection.execute(query, [documents[0]]).fetchone()
    assert (made.text_id, made.source, made.title) == (documents[0], SOURCE, None)
    assert (made.labels, made.known, made.subthreats) == ({CYBER}, {CYBER, FRAUD}, frozenset())


@pytest.mark.parametrize("is_about", [True, False])
def test_the_last_word_counts(connection, documents, say, is_about):
    for hour in (5, 2, 3):
        say(documents[0], CYBER, hour, is_about=is_about if hour == 5 else not is_about)
    (made,) = judged_texts(connection)
    assert (CYBER in made.labels) is is_about
    assert made.known == {CYBER}


def test_documents_come_in_one_order_whoever_was_judged_first(connection, documents, say):
    for document_id in reversed(documents):
        say(document_id, FRAUD, is_about=True)
        say(document_id, CYBER, is_about=True)
    assert [each.text_id for each in judged_texts(connection)] == documents
    assert {each.labels for each in judged_texts(connection)} == {frozenset({CYBER, FRAUD})}


def test_words_on_a_threat_that_is_switched_off_are_kept_and_not_learnt(connection, documents, say):
    say(documents[0], OFF, is_about=True)
    assert judged_texts(connection) == []
    say(documents[0], CYBER, is_about=False)
    (made,) = judged_texts(connection)
    assert made.known == {CYBER}


def test_a_text_in_no_known_language_has_none(connection, documents, say):
    connection.execute("UPDATE documents SET language = NULL WHERE document_id = ?", [documents[0]])
    say(documents[0], CYBER, is_about=True)
    assert judged_texts(connection)[0].language is None
