"""What a number measures is told from what it counts and the words around it, in English, Russian and Kazakh."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Reading
from threatlake.records import (
    AgeGroup,
    DocumentId,
    EntityId,
    EntityKind,
    Figure,
    FigureKind,
    MediaType,
    Mention,
    Passage,
    PassageKind,
    Sex,
)
from threatlake.seeds import figure_words, substances
from threatlake.understanding.counted.lexicons import lexicons
from threatlake.understanding.figures import find_figures

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tests" / "samples" / "figure_kinds"
CODES = {"english": "en", "russian": "ru", "kazakh": "kk", "neighbours": None}
KNOWN = lexicons(figure_words.load(ROOT / "seeds" / "figures"), substances.load(ROOT / "seeds" / "substances.toml"))
LINES = [
    pytest.param(CODES[path.stem], *line.split(" => ", 1), id=f"{path.stem}-{number}")
    for path in sorted(SAMPLES.glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
    if line
]


def read(*texts: str, language: str | None = "en", mentions: list[Mention] | None = None) -> list[Figure]:
    """The figures of a document of these paragraphs."""
    whole, passages = "\n".join(texts), []
    start = 0
    for number, text in enumerate(texts):
        passages.append(
            Passage(
                DocumentId("d"), number, PassageKind.PARAGRAPH, None, 1, start, start + len(text), language=language
            )
        )
        start += len(text) + 1
    return find_figures(Reading(DocumentId("d"), MediaType.TEXT, whole, passages), KNOWN, mentions or [], [])


def mention(text: str, words: str, code: str, kind: EntityKind = EntityKind.COUNTRY) -> Mention:
    start = text.index(words)
    return Mention(
        DocumentId("d"), 0, None, start, start + len(words), words, "test", EntityId(f"{kind}:{code}"), kind, None
    )


@pytest.mark.parametrize(("language", "kinds", "text"), LINES)
def test_the_kinds_of_a_sentence(language: str | None, kinds: str, text: str) -> None:
    assert [figure.kind.value for figure in read(text, language=language)] == kinds.split()


@pytest.mark.parametrize("language", ["english", "russian", "kazakh"])
def test_every_kind_has_a_sentence_in_each_language(language: str) -> None:
    lines = (SAMPLES / f"{language}.txt").read_text("utf-8").splitlines()
    assert {kind for line in lines for kind in line.partition(" => ")[0].split()} == {*FigureKind}


def test_a_part_points_to_its_whole_whatever_stands_between() -> None:
    whole, part, women = read("Police detained 62 people, 14 of them foreigners. Of the detained 9 were women.")
    assert part.part_of_char == whole.start_char
    assert (whole.part_of_char, part.kind, women.sex) == (None, FigureKind.ARRESTS, Sex.FEMALE)


def test_who_is_counted_after_a_colon_is_a_part() -> None:
    whole, *parts = read("The shelter took in 56 victims: 38 women, 11 men and 7 girls.")
    assert [part.part_of_char for part in parts] == [whole.start_char] * 3
    assert [part.sex for part in parts] == [Sex.FEMALE, Sex.MALE, Sex.FEMALE]
    assert parts[2].age_group is AgeGroup.CHILD


def test_a_kazakh_numeral_with_the_possessive_is_a_part() -> None:
    whole, part = read("Полиция 40 адамды ұстады, олардың 12-сі шетелдік.", language="kk")
    assert (part.part_of_char, part.kind) == (whole.start_char, FigureKind.ARRESTS)


def test_a_larger_number_is_no_part() -> None:
    assert [figure.part_of_char for figure in read("Police detained 12 people, including 40 minors.")] == [None, None]


def test_the_drug_is_named_by_its_id_in_any_language() -> None:
    for language, text in (
        ("en", "They carried 3 kg of crystal meth."),
        ("ru", "Изъято 3 кг метамфетамина."),
        ("kk", "3 келі метамфетаминді тәркіледі."),
        ("uz", "3 kg metamfetamin musodara qilindi."),
        ("ky", "3 кг метамфетамин табылды."),
    ):
        assert [(figure.kind, figure.substance) for figure in read(text, language=language)] == [
            (FigureKind.DRUGS_SEIZED, "methamphetamine")
        ]


def test_the_drug_is_the_one_spoken_of_before() -> None:
    _, second = read("Officers seized 9 kg of opium. Since January the post has seized 70 kg of the drug.")
    assert (second.substance, second.period, second.is_cumulative) == ("opium", "Since January", True)


def test_the_country_is_that_of_the_sentence_else_the_only_one() -> None:
    text = "In Georgia police detained 5 men. They found 3 pistols."
    found = read(text, mentions=[mention(text, "Georgia", "GE")])
    assert [figure.country_code for figure in found] == ["GE", "GE"]
    text = "In Georgia police detained 5 men. In Armenia 3 were detained. Then 4 were released."
    found = read(text, mentions=[mention(text, "Georgia", "GE"), mention(text, "Armenia", "AM")])
    assert [figure.country_code for figure in found] == ["GE", "AM", None]


def test_a_place_is_that_of_the_sentence() -> None:
    text = "In Batumi police detained 5 men. They found 3 pistols."
    found = read(text, mentions=[mention(text, "Batumi", "batumi", EntityKind.PLACE)])
    assert [figure.place_id for figure in found] == ["batumi", None]


def test_a_report_keeps_the_period_it_opens_with() -> None:
    text = "The service looked back at its work during 2023. It seized 12 kg of heroin. 30 cases came up."
    found = read(text)
    assert [figure.period for figure in found] == ["during 2023"] * 2


WORDS = st.sampled_from([
    "Police", "detained", "12", "people,", "3", "of", "them", "women.", "including", "40 kg", "of heroin", "$5 million",
    "were", "seized.", "из них", "7 человек", "изъято", "оның ішінде", "5-і", "адам", "ұсталды.", ":", ";",
    "—", "bribe", "for 9 years", "20%", "and", "и", "мен",
])  # fmt: skip


@given(
    st.lists(WORDS | st.text(max_size=5), max_size=40).map(" ".join), st.sampled_from(["en", "ru", "kk", "uz", None])
)
def test_words_are_given_back_and_a_whole_is_a_figure_before(text: str, language: str | None) -> None:
    found = read(text, language=language)
    starts = [figure.start_char for figure in found]
    for at, figure in enumerate(found):
        assert text[figure.start_char : figure.end_char] == figure.matched_text != ""
        assert figure.part_of_char is None or figure.part_of_char in starts[:at]
        assert figure.object is None or figure.object in text
        assert figure.period is None or figure.period in text
