"""The address is the whole one that the page calls its own; its path may hold the day of publication."""

from datetime import date

import lxml.html
import pytest

from threatlake.reading.html import addresses as html_addresses
from threatlake.reading.html import metadata as html_metadata
from threatlake.records import Precision

OWN = "https://service.example/lorries"


def address(head: str) -> str | None:
    return html_metadata.stated(lxml.html.document_fromstring(f"<head>{head}</head><body>Lorries</body>")).address


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{OWN}">',
        f'<link rel="Canonical" href=" {OWN} "><meta property="og:url" content="https://other.example/">',
        f'<link rel="canonical" href="/lorries"><meta property="og:url" content="{OWN}">',
        f'<script type="application/ld+json">{{"@type": "Report", "mainEntityOfPage": {{"@id": "{OWN}"}}}}</script>',
        f'<script type="application/ld+json">{{"@type": "Report", "url": "{OWN}"}}</script>',
    ],
)
def test_the_address_is_read_where_it_is_stated(head: str) -> None:
    assert address(head) == OWN


@pytest.mark.parametrize(
    "text", ["", "/lorries", "service.example", "javascript:void(0)", "http://", "http://[", "ftp://a.b/c"]
)
def test_an_address_that_is_not_whole_is_none(text: str) -> None:
    assert address(f'<link rel="canonical" href="{text}">') is None


@pytest.mark.parametrize(
    "path",
    ["2021/09/07/x", "2021-09-07-x", "x/20210907/y", "x/07-09-2021-y", "x/~07.09.2021", "07092021-x", "2021/sep/07/x"],
)
def test_a_path_states_its_day(path: str) -> None:
    day = html_addresses.day([f"https://service.example/{path}"])
    assert day is not None
    assert (day.on, day.precision) == (date(2021, 9, 7), Precision.DAY)


@pytest.mark.parametrize(
    "path", ["x-20210907123456", "id/2021090712", "2021/43/x", "x/99992021", "2021/09", "a?d=2021/09/07/"]
)
def test_a_number_in_a_path_is_no_day(path: str) -> None:
    assert html_addresses.day([f"https://service.example/{path}"]) is None
