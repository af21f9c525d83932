"""Terms are found as their author wrote them: inflected, beside each other, or together in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.hits import MAX_SPREAD
from threatlake.classifying.phrases import Phrasebook
from threatlake.classifying.words import Words, words_of
from threatlake.records import DocumentId, Passage, PassageKind, ThreatId
from threatlake.seeds.terms import Term, parse


def term(text: str, language: str = "en", weight: float = 1.0, threat: str = "t") -> Term:
    return Term(text, ThreatId(threat), None, language, weight, parse(text, language))


def read(text: str, language: str = "en") -> Words:
    return words_of(text, Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, None, 0, len(text)), language)


def found(terms: list[Term], text: str, language: str = "en") -> list[str]:
    words = read(text, language)
    hits = Phrasebook(terms).find(words)
    return [text[slice(*words.span(hit.first, hit.last))] for hit in hits]


@pytest.mark.parametrize(
    ("language", "words", "text", "expected"),
    [
        ("en", "bribe", "Bribes were paid; bribed men spoke.", ["Bribes", "bribed"]),
        ("en", "=heroin", "The heroine found heroin.", ["heroin"]),
        ("en", "shell compan*", "Two shell companies. A shell. Company cars.", ["shell companies"]),
        ("en", "fake|cloned site", "A fake website, a cloned site and fake sites", ["cloned site", "fake sites"]),
        ("ru", "наркотик", "Торговали наркотиками и не знали о наркотиках", ["наркотиками", "наркотиках"]),
        ("ru", "финансов* пирамид*", "Организатор финансовой пирамиды скрылся", ["финансовой пирамиды"]),
        ("kk", "жемқор*", "Сыбайлас жемқорлықпен күрес", ["жемқорлықпен"]),
        ("kk", "пара", "Парақша ашылды, пара алған жоқ", ["пара"]),
        (
            "en",
            "passport* + taken",
            "Their passports had been taken away. Passports! Taken.",
            ["passports had been taken"],
        ),
        ("en", "passport* + taken", "Taken from each man: his passport.", ["Taken from each man: his passport"]),
    ],
)
def test_a_term_is_found(language: str, words: str, text: str, expected: list[str]) -> None:
    assert found([term(words, language)], text) == expected


def test_parts_too_far_apart_tell_nothing() -> None:
    between = " ".join(["and"] * MAX_SPREAD)
    assert found([term("passport + taken")], f"passport {between} taken") == []


def test_the_tightest_parts_of_a_sentence_are_the_words() -> None:
    assert found([term("cash + officer")], "cash for the clerk, and cash for an officer") == ["cash for an officer"]


def test_latin_kazakh_is_found_by_cyrillic_terms() -> None:
    assert found([term("лаңкес*", "kk")], "Lañkestık top ūstaldy", "kk") == ["Lañkestık"]


@pytest.mark.parametrize("text", ["Yarog‘ va giyohvand modda topildi", "Яроғ ва гиёҳванд модда топилди"])
@pytest.mark.parametrize("written", ["яроғ", "yarog'"])
def test_an_uzbek_term_of_either_alphabet_is_found_in_both(text: str, written: str) -> None:
    assert found([term(written, "uz")], text, "uz") == [text.split(maxsplit=1)[0].rstrip("‘")]


def test_a_loanword_is_found_as_the_text_writes_it() -> None:
    assert found([term("террорист", "ru")], "Террористга қарши", "uz") == []
    assert found([term("террорист*", "ru")], "Террористлар қўлга олинди", "uz") == ["Террористлар"]


def test_a_rule_is_named_by_what_was_there() -> None:
    hits = Phrasebook([term("cash, gold + officer*|judge")]).find(read("gold for a judge"))
    assert [hit.rule_id for hit in hits] == ["t/en/gold+judge"]


def test_parts_are_in_one_sentence_though_a_passage_holds_both() -> None:
    said = "Cash was found. An officer came. The officer took cash."
    assert found([term("cash + officer")], said) == ["officer took cash"]


def test_a_phrase_does_not_run_on_into_the_next_sentence() -> None:
    assert found([term("drug ring"), term("drug + ring")], "He sold a drug. Ring me.") == []


def test_a_part_that_is_a_phrase_counts_as_one_that_is_a_word() -> None:
    terms = [term("money laundering, fraud + offshore bank, trust")]
    for text in ("fraud through a trust", "an offshore bank for money laundering", "a trust, and money laundering"):
        assert len(found(terms, text)) == 1


def test_of_two_readings_of_a_word_the_one_that_is_there_as_written_is_named() -> None:
    for written in ("smuggl*, =smuggled", "=smuggled, smuggl*"):
        (hit,) = Phrasebook([term(written)]).find(read("They smuggled it."))
        assert hit.rule_id == "t/en/smuggled"


@given(st.lists(st.sampled_from(["cash", "gold", "for", "officer", "judge.", "Judge", "«cash»"]), max_size=40))
def test_spans_lie_in_the_passage(words: list[str]) -> None:
    text = " ".join(words)
    passage = read(text)
    for hit in Phrasebook([term("cash, gold + officer*|judge"), term("cash for")]).find(passage):
        assert 0 <= hit.first < hit.last <= len(passage.spelt)
        assert all(hit.first <= first < last <= hit.last for first, last in hit.spans)
