"""Bytes are read in the encoding they are in, whatever the file says, and it is said how sure that is."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.characters.decode import declared_in, decode

RUSSIAN = "Сотрудники таможни изъяли на складе 14 килограммов гашиша. Возбуждено уголовное дело, двое задержаны."
KAZAKH = "Қазақстан Республикасының Бас прокуратурасы жемқорлыққа қарсы іс-қимыл туралы есеп жариялады."
FRENCH = "Les enquêteurs ont arrêté deux hommes à l’aéroport; l’un d’eux était recherché depuis l’été."
POLISH = "Żołnierze straży granicznej zatrzymali ciężarówkę z papierosami, którą kierował mężczyzna z Łodzi."


@pytest.mark.parametrize(
    "codec", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "utf-8", "utf-16", "utf-16-le"]
)
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), RUSSIAN[:26]])
def test_russian_is_read_in_any_of_its_encodings(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text.removeprefix("\ufeff") == text


@pytest.mark.parametrize("codec", ["kz1048", "utf-8", "utf-8-sig", "utf-16-be", "utf-32-le"])
def test_kazakh_keeps_its_letters(codec: str) -> None:
    assert decode(KAZAKH.encode(codec)).text == KAZAKH


@pytest.mark.parametrize(("text", "codec"), [(FRENCH, "cp1252"), (POLISH, "cp1250"), (POLISH, "iso8859-2")])
def test_latin_letters_are_those_of_a_language(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_the_encoding_is_named_as_people_know_it() -> None:
    assert decode(RUSSIAN.encode("cp1251")).encoding == "windows-1251"
    assert decode(b"plain").encoding == "ascii"
    for text, codec in ((RUSSIAN, "cp866"), (RUSSIAN, "utf-8"), (POLISH, "iso8859-2")):
        assert codecs.lookup(decode(text.encode(codec)).encoding).name == codecs.lookup(codec).name


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "koi8-r", "windows-1252", "no-such-thing"])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    decoded = decode(RUSSIAN.encode("cp1251"), declared)
    assert (decoded.text, decoded.encoding) == (RUSSIAN, "windows-1251")


def test_a_right_declaration_decides_what_bytes_leave_open() -> None:
    raw = b"<meta charset='iso-8859-2'>\xe6"
    assert decode(raw, "iso-8859-2").text.endswith("ć")


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
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (RUSSIAN + " “слова”", "utf-8")
    assert 0.9 < decoded.confidence < 1


@given(st.binary(max_size=300), st.one_of(st.none(), st.sampled_from(["utf-8", "cp1251", "utf-16", "big5", "x"])))
def test_any_bytes_decode(raw: bytes, declared: str | None) -> None:
    decoded = decode(raw, declared)
    codecs.lookup(decoded.encoding)
    assert 0 <= decoded.confidence <= 1


KYRGYZ = "Эки шектүү чек арада кармалды"
TAJIK = "Қаллобон аз номи бонк занг мезананд ва пул мегиранд"
UZBEK = "Чегарадан ўтмоқчи бўлган ўн киши ушланди"


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1251", "ibm866"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [(KAZAKH, "kz1048"), (KAZAKH, "ptcp154"), (KYRGYZ, "ptcp154"), (TAJIK, "koi8-t"), (UZBEK, "ptcp154")],
)
def test_neighbours_letters_overrule_a_declaration_that_lacks_them(text: str, codec: str, declared: str | None) -> None:
    assert decode(text.encode(codec), declared).text == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "koi8-r", "windows-1251", "ibm866", "iso-8859-5"])
@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic"])
def test_no_cyrillic_encoding_is_taken_for_another(codec: str, declared: str) -> None:
    for text in (RUSSIAN, "Совещание отложено до осени", "ПРОТОКОЛ ЗАСЕДАНИЯ"):
        if codec != "mac-cyrillic" or declared != "windows-1251":  # they differ in capitals only
            assert decode(text.encode(codec), declared).text == text


def test_confidence_is_highest_where_bytes_prove_it_and_low_where_nothing_does() -> None:
    assert decode(b"plain").confidence == 1
    assert decode(RUSSIAN.encode("utf-8-sig")).confidence == 1
    assert decode(RUSSIAN.encode()).confidence > 0.99
    assert decode(RUSSIAN.encode("cp1251"), "windows-1251").confidence > 0.9
    assert decode(bytes(range(0x80, 0x100)) * 3).confidence < 0.6
    doubtful = decode("Юг".encode("cp1251"))
    assert doubtful.confidence < decode(RUSSIAN.encode("cp1251")).confidence


def test_a_huge_file_of_strays_is_decoded_in_time() -> None:
    raw = ("слово ".encode() * 20 + b"\x93") * 50_000
    assert decode(raw).text.count("“") == 50_000


@pytest.mark.parametrize("label", ["undefined", "rot13", "hex", "idna", "punycode", "unicode_escape", "a\0b", "", "  "])
def test_a_label_that_names_no_encoding_is_no_declaration(label: str) -> None:
    assert decode("Le café de la gare est fermé.".encode("cp1252"), label).text == "Le café de la gare est fermé."
