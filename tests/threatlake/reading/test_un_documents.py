"""UN documents are told by their symbols; the masthead says which symbol and which day are the document's own."""

from datetime import date

import pytest

from threatlake.reading.extraction import Block, StatedDay
from threatlake.reading.un.documents import distributed, find_symbols, symbol
from threatlake.records import PassageKind, Precision

SYMBOLS = (
    "A/80/62",
    "A/RES/79/243",
    "A/80/15 (Part II)",
    "A/ES-10/1028",
    "A/HRC/58/52/Add.1",
    "A/79/895/Rev.1",
    "E/CN.7/2026/3/Corr.1",
    "E/2025/9/Add.12",
    "S/2025/197",
    "S/25704",
    "S/PV.9453",
    "S/RES/2768 (2025)",
    "ST/SG/AC.10/11",
    "CAC/COSP/EG.1/2021/2",
    "CTOC/COP/WG.6/2026/2",
    "TD/B/CN.4/48",
    "ICCD/COP(8)/CST/INF.1",
    "CEB/2025/4",
    "DP/OPS/2025/2",
    "TPNW/MSP/2025/11",
)
NOT_SYMBOLS = (
    "https://undocs.example.org/A/80/62",
    "1/2/2021",
    "and/or",
    "A/B",
    "I-24/7",
    "S/2025",
    "km/h",
    "the East/West/South corridor",
    "a/80/62",
)


def _texts(text: str) -> list[str]:
    return [match.group() for match in find_symbols(text)]


def _masthead(*lines: str) -> list[Block]:
    return [Block(PassageKind.PARAGRAPH, line, page=1) for line in lines]


@pytest.mark.parametrize("printed", SYMBOLS)
def test_a_symbol_is_found_whole_in_a_sentence(printed: str) -> None:
    assert _texts(f"The report ({printed}), which the Group had before it.") == [printed]


@pytest.mark.parametrize("text", NOT_SYMBOLS)
def test_what_merely_has_slashes_is_no_symbol(text: str) -> None:
    assert _texts(text) == []


def test_two_symbols_with_a_dash_between_them_are_two() -> None:
    assert _texts("A/79/990-S/2026/14") == ["A/79/990", "S/2026/14"]
    assert _texts("A/80/162*−E/2026/12*") == ["A/80/162", "E/2026/12"]


def test_the_symbol_of_the_masthead_is_the_documents_own() -> None:
    blocks = _masthead("United Nations", "CTOC/COP/2026/7", "Distr.: General", "See also A/80/99.")
    assert symbol(blocks) == "CTOC/COP/2026/7"


def test_a_symbol_that_is_only_cited_is_not_the_documents_own() -> None:
    running = "The Group recalled the recommendations that the Secretary-General had made to it in his report A/80/99."
    assert symbol(_masthead("Press release", running, "Minutes (A/80/99)")) is None


def test_a_figure_that_scanning_read_as_a_letter_is_set_right() -> None:
    assert symbol(_masthead("UNITED NATIONS", "A/41/35I", "GENERAL")) == "A/41/351"


@pytest.mark.parametrize(
    "lines",
    [
        ("Distr.: General 3 March 2026 Original: English",),
        ("Distr.: General", "3 March 2026", "Original: English"),
        ("Distr.", "GENERAL", "A/41/351", "3 March 2026", "ORIGINAL: ENGLISH"),
        ("Distr.: Limited", "Forty-first session", "Vienna, 9–13 March 2026", "3 March 2026"),
    ],
)
def test_the_day_after_distr_is_the_day_of_distribution(lines: tuple[str, ...]) -> None:
    assert distributed(_masthead("United Nations", *lines)) == StatedDay(date(2026, 3, 3), Precision.DAY)


def test_a_day_without_distr_is_no_day_of_distribution() -> None:
    assert distributed(_masthead("United Nations", "Vienna, 3 March 2026", "3 March 2026")) is None
