"""Words that were decoded wrongly before us are read again; good words are never altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.characters import mojibake

RUSSIAN = "Сотрудники таможни изъяли на складе 14 килограммов гашиша. Возбуждено уголовное дело, двое задержаны."
KAZAKH = "Қазақстан Республикасының Бас прокуратурасы жемқорлыққа қарсы іс-қимыл туралы есеп жариялады."
FRENCH = "Les enquêteurs ont arrêté deux hommes à l’aéroport; l’un d’eux était recherché depuis l’été."
POLISH = "Żołnierze straży granicznej zatrzymali ciężarówkę z papierosami, którą kierował mężczyzna z Łodzi."
SERBIAN = "Полиција је ухапсила двојицу осумњичених због кријумчарења цигарета преко границе."
UKRAINIAN = "Прикордонники затримали вантажівку з сигаретами, якою керував мешканець сусідньої області."
GREEK = "Η αστυνομία συνέλαβε δύο άτομα στο λιμάνι για λαθρεμπόριο τσιγάρων."
CAPITALS = "ПРОТОКОЛ ЗАСЕДАНИЯ РАБОЧЕЙ ГРУППЫ ПО ВОПРОСАМ ГРАНИЦЫ"


@pytest.mark.parametrize(
    ("text", "codec"), [(RUSSIAN, "cp1252"), (RUSSIAN, "cp1251"), (FRENCH, "cp1252"), (KAZAKH, "cp1252")]
)
def test_utf_8_that_was_read_as_something_else_is_repaired(text: str, codec: str) -> None:
    broken = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    assert mojibake.repair(broken) == text


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("written_in", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("text", [RUSSIAN, CAPITALS])
def test_cyrillic_that_was_read_in_another_codec_is_repaired(text: str, written_in: str, read_as: str) -> None:
    try:
        broken = text.encode(written_in).decode(read_as)
    except UnicodeDecodeError:
        return
    assert mojibake.repair(broken) == text


@pytest.mark.parametrize("read_as", ["koi8-r", "cp866", "mac-cyrillic", "mac-roman"])
def test_utf_8_on_an_old_system_is_repaired(read_as: str) -> None:
    assert mojibake.repair(KAZAKH.encode().decode(read_as)) == KAZAKH


def test_a_text_that_was_misread_twice_is_repaired() -> None:
    broken = RUSSIAN.encode("cp1251").decode("latin-1").encode().decode("latin-1")
    assert mojibake.repair(broken) == RUSSIAN


def test_a_short_line_is_repaired_as_the_lines_about_it_are() -> None:
    text = f"Итоги\n{RUSSIAN}"
    assert mojibake.repair(text.encode("cp1251").decode("cp1252")) == text
    assert mojibake.repair("Èòîãè") == "Èòîãè"


def test_quotation_marks_of_windows_in_koi8_r_are_quotation_marks() -> None:
    broken = "Агентство \N{BOX DRAWINGS DOUBLE UP AND RIGHT}Рубеж\N{BOX DRAWINGS DOUBLE UP AND HORIZONTAL} закрыто"
    assert mojibake.repair(broken) == "Агентство «Рубеж» закрыто"


def test_letters_of_mac_os_are_repaired_within_words() -> None:
    assert mojibake.repair("Los detenidos conf\u2019an en salir ma\u2013ana de Coatl\u2021n") == (
        "Los detenidos confían en salir mañana de Coatlán"
    )
    assert mojibake.repair("Contattare al pi\u221a\u03c0 presto") == "Contattare al più presto"


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN, KAZAKH, FRENCH, POLISH, SERBIAN, UKRAINIAN, GREEK, CAPITALS, "“Straight” and 'curly' — 5 × £3",
        "ÀÉÎÕÜ", "Ўзбекистон", "l\u2019été — c\u2019est fini", "\u221a2 \u2248 1,41", "╔══╗\n║ да ║\n╚══╝",
        "ЖЧС «Шың-Ғыс» № 7", "日本語の文章です。", "ÄÖÜäöüß", "Ёжик",
    ],
)  # fmt: skip
def test_good_text_is_left_alone(text: str) -> None:
    assert mojibake.repair(text) == text


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x4FF), max_size=80))
def test_any_text_comes_back_as_text(text: str) -> None:
    assert isinstance(mojibake.repair(text), str)
