"""The language is the stated one, if there is such a language and the page is written in its alphabet."""

import lxml.html
import pytest

from threatlake.reading.html import metadata as html_metadata

ENGLISH = "<p>The service returned eleven lorries on Tuesday, after a court found that the drivers had not known.</p>"
RUSSIAN = "<p>Во вторник служба вернула водителям одиннадцать грузовиков: суд решил, что они ничего не знали.</p>"


def language(attributes: str, head: str = "", body: str = ENGLISH) -> str | None:
    page = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return html_metadata.stated(lxml.html.document_fromstring(page)).language


@pytest.mark.parametrize(
    ("attributes", "head", "body", "expected"),
    [
        ("lang='en-GB'", "", ENGLISH, "en"),
        ("lang='ru_RU'", "", RUSSIAN, "ru"),
        ("lang='rus'", "", RUSSIAN, "ru"),
        ("lang='kz'", "", RUSSIAN, "kk"),
        ("lang='uz-Latn-UZ'", "", ENGLISH, "uz"),
        ("", '<meta http-equiv="Content-Language" content="de, en">', ENGLISH, "de"),
        ("", '<meta property="og:locale" content="ky_KG">', RUSSIAN, "ky"),
        ("lang='en'", '<meta property="og:locale" content="tg_TJ">', RUSSIAN, "tg"),
        ("lang='en'", "", RUSSIAN, None),
        ("lang='ru'", "", ENGLISH, None),
        ("lang='und'", "", ENGLISH, None),
        ("lang='xx'", "", ENGLISH, None),
        ("lang='{{ lang }}'", "", ENGLISH, None),
        ("", "", ENGLISH, None),
    ],
)
def test_the_language_is_read_where_it_is_stated(attributes: str, head: str, body: str, expected: str | None) -> None:
    assert language(attributes, head, body) == expected
