"""Words prove a threat once, however many of its terms they satisfy."""

from threatlake.classifying.overlaps import settle
from threatlake.classifying.phrases import Phrasebook
from threatlake.classifying.words import words_of
from threatlake.records import DocumentId, Passage, PassageKind, ThreatId
from threatlake.seeds.terms import Term, parse


def settled(text: str, *terms: tuple[str, float], threats: str = "t") -> list[tuple[str, float]]:
    book = Phrasebook(
        [
            Term(words, ThreatId(threat), None, "en", weight, parse(words, "en"))
            for words, weight in terms
            for threat in threats
        ]
    )
    passage = Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, None, 0, len(text))
    hits = book.find(words_of(text, passage, "en"))
    return [(hit.rule_id.split("/")[-1], hit.share) for hit in settle(hits)]


def test_the_weightiest_term_keeps_the_words() -> None:
    assert settled("a drug trafficking ring", ("drug", 1), ("drug traffick*", 2), ("drug traffick* ring", 3)) == [
        ("drug_traffick*_ring", 1)
    ]


def test_a_term_of_parts_counts_for_the_parts_that_are_its_own() -> None:
    found = settled("heroin packages in a lorry", ("=heroin packages", 3), ("heroin + lorry", 3))
    assert sorted(found) == [("heroin+lorry", 0.5), ("heroin_packages", 1)]


def test_words_against_silence_what_they_hold() -> None:
    assert settled("drug resistance", ("drug", 2), ("drug resistan*", -1)) == [("drug_resistan*", 1)]


def test_scattered_words_against_silence_nothing() -> None:
    found = settled("a cannon in the museum", ("cannon", 2), ("cannon + museum", -1))
    assert sorted(found) == [("cannon", 1), ("cannon+museum", 1)]


def test_threats_do_not_take_words_from_each_other() -> None:
    assert settled("traffickers", ("traffickers", 1), threats="ab") == [("traffickers", 1), ("traffickers", 1)]


def test_a_reading_that_two_terms_share_is_one_proof() -> None:
    found = settled("a museum with its sabres", ("museum + sabre*", -1), ("museum, gallery + sabre*", -2))
    assert found == [("museum+sabre*", 1)]
