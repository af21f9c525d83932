"""The languages of the region are told, in either alphabet; what cannot be told is None."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.understanding.language import CANDIDATES, identify

TEXTS = {
    "en": "The customs service opened a new post on the road to the border and hired forty officers.",
    "ru": "Таможенная служба открыла новый пост на дороге к границе и приняла на работу сорок сотрудников.",
    "kk": "Кеден қызметі шекараға апаратын жолда жаңа бекет ашып, қырық қызметкерді жұмысқа алды.",
    "ky": "Бажы кызматы чек арага бараткан жолдо жаңы бекет ачып, кырк кызматкерди жумушка алды.",
    "tg": "Хадамоти гумрук дар роҳ ба сӯи сарҳад посгоҳи нав кушод ва чил кормандро ба кор гирифт.",
    "tr": "Gümrük idaresi sınıra giden yolda yeni bir kapı açtı ve kırk memuru işe aldığını duyurdu.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Божхона хизмати чегарага борадиган йўлда янги пост очди ва қирқ ходимни ишга олди.",
        "Bojxona xizmati chegaraga boradigan yo‘lda yangi post ochdi va qirq xodimni ishga oldi.",
    ],
)
def test_uzbek_is_told_in_both_alphabets(text: str) -> None:
    assert identify(text) == "uz"


@pytest.mark.parametrize(
    "text",
    [
        "Keden qyzmetı şekarağa aparatyn jolda jaña beket aşyp, qyryq qyzmetkerdı jūmysqa aldy.",
        "Talğar qalasynda qystyñ alğaşqy qary jaudy",
    ],
)
def test_kazakh_is_told_in_latin_letters(text: str) -> None:
    assert identify(text) == "kk"


@pytest.mark.parametrize(
    "text", ["Суд оправдал директора завода", "Погода на неделю и праздники", "Открыта новая дорога в горах"]
)
def test_a_short_russian_headline_is_not_bulgarian(text: str) -> None:
    assert identify(text) == "ru"


@pytest.mark.parametrize("text", ["", "OK", "12.04.2021 — 17:30", "A/RES/79/243 (2024)", "???!!!", "Ереван"])
def test_too_few_letters_tell_nothing(text: str) -> None:
    assert identify(text) is None


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert identify(text) in {None, *CANDIDATES}
