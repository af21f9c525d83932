"""The languages of the region are told, in either alphabet; what cannot be told is None."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.language import CANDIDATES, identify

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


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ", "ʻ", "`", "´", ""])
def test_uzbek_is_told_whatever_its_apostrophes(apostrophe: str) -> None:
    text = "Bojxona xizmati chegaraga boradigan yo‘lda yangi post ochdi, so‘ng qirq xodimni ishga oldi."
    assert identify(text.replace("‘", apostrophe)) == "uz"


@pytest.mark.parametrize(
    "text",
    [
        "KEDEN QYZMETI ŞEKARAĞA APARATYN JOLDA JAÑA BEKET AŞYP, QYRYQ QYZMETKERDI JŪMYSQA ALDY.",
        "Keden qyzmeti shekaraǵa aparatyn jolda jańa beket ashyp, qyryq qyzmetkerdi jumysqa aldy.",
        unicodedata.normalize("NFD", "Keden qyzmetı şekarağa aparatyn jolda jaña beket aşyp, adamdardy jūmysqa aldy."),
    ],
)
def test_kazakh_in_latin_letters_is_told_in_capitals_in_older_spelling_and_decomposed(text: str) -> None:
    assert identify(text) == "kk"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Митна служба відкрила новий пост на дорозі до кордону та прийняла на роботу сорок працівників."),
        ("bg", "Митницата откри нов пункт на пътя към границата и назначи четиридесет служители."),
        ("tt", "Таможня хезмәте чик буена баручы юлда яңа пост ачты һәм кырык хезмәткәрне эшкә алды."),
        ("az", "Gömrük xidməti sərhədə gedən yolda yeni post açdı və qırx əməkdaşı işə götürdü."),
        ("tk", "Gümrük gullugy serhede barýan ýolda täze nokat açdy we kyrk işgäri işe kabul etdi."),
        ("fa", "اداره گمرک در راه مرز پاسگاه تازه‌ای گشود و چهل کارمند را به کار گماشت."),
        ("de", "Der Zoll hat an der Straße zur Grenze einen neuen Posten eröffnet und vierzig Beamte eingestellt."),
        ("fr", "La douane a ouvert un nouveau poste sur la route de la frontière et recruté quarante agents."),
        (
            "es",
            "La aduana abrió un puesto nuevo en la carretera a la frontera y contrató a cuarenta niños de Iraq.",
        ),
    ],
)
def test_a_neighbour_is_not_taken_for_a_language_of_the_region(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Қарақалпақстан Республикасының ҳүкимети жаңа мектеп қурылысын баслады, ўәлаятларда жумыслар даўам етпекте.",
        "Өрөспүүбүлүкэ бырабыыталаһа саҥа суолу арыйда, манна үлэһиттэр киһи барыта билэр дьоҕурдаахтар.",
    ],
)
def test_a_language_whose_letters_the_region_has_not_is_left_open(text: str) -> None:
    assert identify(text) is None


def test_a_letterhead_in_another_language_does_not_speak_for_the_text() -> None:
    header = (
        "Министерство внутренних дел, Департамент полиции, пресс-служба. Только для средств массовой информации.\n\n"
    )
    assert identify(header + f"{TEXTS['kk']} " * 8) == "kk"


def test_figures_do_not_hide_the_words_of_a_text() -> None:
    table = "".join(f"{number} | {number * 7} | {number / 8:.3f}\n" for number in range(40))
    assert identify(table + TEXTS["ky"]) == "ky"


def test_addresses_and_a_line_in_another_script_do_not_count() -> None:
    contacts = "press-office@customs.example.org https://customs.example.org/news/latest-releases/index.html"
    assert identify(f"{TEXTS['ru']} {contacts}") == "ru"
    assert identify(f"{TEXTS['en']} {TEXTS['ru'][:60]}") == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert identify(text) in {None, *CANDIDATES}
