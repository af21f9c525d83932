"""A text layer counts when it can be language; signs without meaning do not, in whatever letters they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.pdf.legible import as_cyrillic, is_legible

ENGLISH = (
    "The patrol stopped two lorries near the dam at night and found forty parcels behind a false wall. The drivers "
    "said that they had been paid to drive and not to look, and named no one."
)
TEXTS = (
    ENGLISH,
    "Патруль остановил ночью у плотины два грузовика и нашёл за ложной стенкой сорок свёртков. Водители молчали.",
    "Күзет түнде бөгеттің жанында екі жүк көлігін тоқтатып, жалған қабырғаның артынан қырық түйіншек тапты.",
    "La patrouille a arrêté deux camions près du barrage et a trouvé quarante paquets derrière une fausse cloison.",
    "دوریة أوقفت شاحنتین قرب السد لیلا ووجدت أربعین طردا خلف جدار مزیف وقال السائقان إنهما لا یعرفان شیئا",
)


def _shifted(text: str, by: int) -> str:
    return "".join(character if character.isspace() else chr(ord(character) + by) for character in text)


@pytest.mark.parametrize("text", TEXTS)
def test_language_is_legible(text: str) -> None:
    assert is_legible(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        _shifted(ENGLISH, -29),  # numbers of glyphs taken for characters, as of fonts cut down to what is used
        _shifted(ENGLISH, 3),
        _shifted(ENGLISH, 0xE000),
        " ".join(f"(cid:{ord(character)})" for character in ENGLISH),
        "\x01\x02\x03 \x04\x05\x06\x07 \x08\x01\x02",
        "ÿþ" * 60,
        "Ξ ж ߙ Ϣ ķ ඥ ʆ Һ ী Ǌ " * 12,
        TEXTS[1].encode("cp1251").decode("cp1252"),
    ],
)
def test_signs_without_meaning_are_not(text: str) -> None:
    assert not is_legible(text)


@pytest.mark.parametrize(
    "text", ["7", "A/80/162", "Total 1,751 52 99.4", "XII", "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"]
)
def test_what_is_too_little_to_tell_is_taken_as_it_is(text: str) -> None:
    assert is_legible(text)


def test_a_page_of_bullets_and_words_is_legible() -> None:
    assert is_legible("\uf0b7 ".join(ENGLISH.split(". ")))


def test_cyrillic_taken_for_latin_is_set_right() -> None:
    assert as_cyrillic(TEXTS[1].encode("cp1251").decode("cp1252")) == TEXTS[1]


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert is_legible(text) in {True, False}
