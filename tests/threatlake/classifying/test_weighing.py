"""What a seed says of a term is weighed by where it stands, by what was said before, and by whether it is listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.phrases import Phrasebook
from threatlake.classifying.weighing import (
    FIRST_WORDS,
    HEADING,
    LEAD,
    LISTED,
    REPEAT,
    TITLE,
    USUAL_WORDS,
    Weighed,
    length_penalty,
    place_factor,
    weigh,
)
from threatlake.classifying.words import words_of
from threatlake.records import DocumentId, Passage, PassageKind, ThreatId
from threatlake.seeds.terms import Term, parse

NAMES = {"bombing": "terror", "heroin": "drugs", "malware": "cyber", "bribe": "fraud"}
TERMS = [Term(text, ThreatId(threat), None, "en", 2.0, parse(text, "en")) for text, threat in NAMES.items()]
BOOK = Phrasebook([*TERMS, Term("film", ThreatId("drugs"), None, "en", -1.0, parse("film", "en"))])


def weighed(*texts: str, kinds: tuple[PassageKind, ...] = ()) -> list[Weighed]:
    kinds = kinds or (PassageKind.PARAGRAPH,) * len(texts)
    whole, found = "\n\n".join(texts), []
    start = 0
    for number, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        passage = Passage(DocumentId("d"), number, kind, None, None, start, start + len(text))
        words = words_of(whole, passage, "en")
        found.append((words, BOOK.find(words)))
        start += len(text) + 2
    return weigh(found)


def points(*texts: str, kinds: tuple[PassageKind, ...] = ()) -> list[float]:
    return [each.weight for each in weighed(*texts, kinds=kinds)]


FILLING = "word " * FIRST_WORDS


def test_the_title_weighs_most_then_headings_and_the_lead() -> None:
    heading, paragraph = PassageKind.HEADING, PassageKind.PARAGRAPH
    assert points("Heroin", kinds=(heading,)) == [2 * TITLE]
    assert points(FILLING, "Heroin", kinds=(paragraph, heading)) == [2 * HEADING]
    assert points("Heroin") == [2 * LEAD]
    assert points(FILLING, "Heroin") == [2]
    assert place_factor(paragraph, is_first=True, words_before=0) == LEAD


def test_the_lead_is_counted_over_passages() -> None:
    assert points("word " * (FIRST_WORDS - 1), "Heroin") == [2 * LEAD]
    assert points(FILLING, "Heroin") == [2]


def test_each_further_mention_weighs_a_share_of_the_one_before() -> None:
    assert points(FILLING, "heroin. Heroin. Heroin.") == [2, 2 * REPEAT, 2 * REPEAT**2]


def test_of_the_mentions_of_a_term_the_weightiest_counts_whole() -> None:
    kinds = (PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.PARAGRAPH)
    found = weighed("Heroin", FILLING, "heroin", kinds=kinds)
    assert [each.weight for each in found] == [2 * TITLE, 2 * REPEAT]
    assert [each.is_title for each in found] == [True, False]


def test_three_threats_in_a_list_are_a_passing_mention() -> None:
    assert points(FILLING, "bombing, heroin and malware") == [2 * LISTED] * 3


def test_two_threats_or_those_far_apart_make_no_list() -> None:
    assert points(FILLING, "bombing, heroin and heroin") == [2, 2, 2 * REPEAT]
    assert points(FILLING, "bombing, heroin, and then after a long quiet year malware") == [2, 2, 2]
    assert points(FILLING, "bombing, heroin. Malware") == [2, 2, 2]


def test_words_against_stand_in_no_list() -> None:
    assert sorted(points(FILLING, "bombing, malware, film")) == [-1, 2, 2]


def test_only_past_the_usual_length_more_evidence_is_needed() -> None:
    assert length_penalty(0) == length_penalty(USUAL_WORDS) == 0
    assert length_penalty(2 * USUAL_WORDS) < length_penalty(20 * USUAL_WORDS)


@given(st.lists(st.sampled_from([*NAMES, "film", "word", "heroin."]), max_size=60))
def test_repeats_never_weigh_more_than_twice_the_weightiest(words: list[str]) -> None:
    found = weighed(" ".join(words))
    assert [each.start_char for each in found] == sorted(each.start_char for each in found)
    for term in {each.hit.term.text for each in found}:
        weights = [abs(each.weight) for each in found if each.hit.term.text == term]
        assert sum(weights) < 2 * max(weights) or weights == pytest.approx([max(weights)])
    assert all((each.weight > 0) == (each.hit.term.weight > 0) for each in found)
