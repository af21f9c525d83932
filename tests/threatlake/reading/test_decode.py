"""Bytes are read in the encoding they are in, whatever the file says; good text is never altered."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading import mojibake
from threatlake.reading.decode import declared_in, decode

RUSSIAN = "Сотрудники таможни изъяли на складе 14 килограммов гашиша. Возбуждено уголовное дело, двое задержаны."
KAZAKH = "Қазақстан Республикасының Бас прокуратурасы жемқорлыққа қарсы іс-қимыл туралы есеп жариялады."
FRENCH = "Les enquêteurs ont arrêté deux hommes à l’aéroport; l’un d’eux était recherché depuis l’été."
POLISH = "Żołnierze straży granicznej zatrzymali ciężarówkę z papierosami, którą kierował mężczyzna z Łodzi."


@pytest.mark.parametrize(
    "codec", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "utf-8", "utf-16", "utf-16-le"]
)
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), RUSSIAN[:26]])
def test_russian_is_read_in_any_of_its_encodings(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0].removeprefix("\ufeff") == text


@pytest.mark.parametrize("codec", ["kz1048", "utf-8", "utf-8-sig", "utf-16-be", "utf-32-le"])
def test_kazakh_keeps_its_letters(codec: str) -> None:
    assert decode(KAZAKH.encode(codec))[0] == KAZAKH


@pytest.mark.parametrize(("text", "codec"), [(FRENCH, "cp1252"), (POLISH, "cp1250"), (POLISH, "iso8859-2")])
def test_latin_letters_are_those_of_a_language(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text


def test_the_encoding_is_named_as_people_know_it() -> None:
    assert decode(RUSSIAN.encode("cp1251"))[1] == "windows-1251"
    assert decode(b"plain")[1] == "ascii"
    for text, codec in ((RUSSIAN, "cp866"), (RUSSIAN, "utf-8"), (POLISH, "iso8859-2")):
        assert codecs.lookup(decode(text.encode(codec))[1]).name == codecs.lookup(codec).name


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "koi8-r", "windows-1252", "no-such-thing"])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    assert decode(RUSSIAN.encode("cp1251"), declared) == (RUSSIAN, "windows-1251")


def test_a_right_declaration_decides_what_bytes_leave_open() -> None:
    raw = b"<meta charset='iso-8859-2'>\xe6"
    assert decode(raw, "iso-8859-2")[0].endswith("ć")


def test_declarations_are_found_in_xml_and_html() -> None:
    assert declared_in(b'<?xml version="1.0" encoding="koi8-r"?><rss/>') == "koi8-r"
    assert (
        declared_in(b'<head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
        == "windows-1251"
    )
    assert declared_in(b"<head><meta charset=utf-8>") == "utf-8"
    assert declared_in(b"<head></head>") is None


def test_a_stray_byte_does_not_turn_utf_8_into_something_else() -> None:
    raw = RUSSIAN.encode() + b" \x93" + "слова".encode() + b"\x94"
    assert decode(raw) == (RUSSIAN + " “слова”", "utf-8")


@given(st.binary(max_size=300), st.one_of(st.none(), st.sampled_from(["utf-8", "cp1251", "utf-16", "big5", "x"])))
def test_any_bytes_decode(raw: bytes, declared: str | None) -> None:
    text, name = decode(raw, declared)
    assert isinstance(text, str)
    codecs.lookup(name)


@pytest.mark.parametrize(
    ("text", "codec"), [(RUSSIAN, "cp1252"), (RUSSIAN, "cp1251"), (FRENCH, "cp1252"), (KAZAKH, "cp1252")]
)
def test_utf_8_that_was_read_as_something_else_is_repaired(text: str, codec: str) -> None:
    broken = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    assert mojibake.repair(broken) == text


def test_windows_1251_that_was_read_as_latin_is_repaired() -> None:
    assert mojibake.repair(RUSSIAN.encode("cp1251").decode("cp1252")) == RUSSIAN


@pytest.mark.parametrize(
    "text", [RUSSIAN, KAZAKH, FRENCH, POLISH, "“Straight” and 'curly' — 5 × £3", "ÀÉÎÕÜ", "Ўзбекистон"]
)
def test_good_text_is_left_alone(text: str) -> None:
    assert mojibake.repair(text) == text
