"""A title is what is set as one: the first line before running text, or what stands below a UN masthead."""

import pytest

from threatlake.reading.extraction import Extraction
from threatlake.reading.plain import text

BODY = "The harbour master of the port said on the same day that no vessel had left its berth since the spring."
MASTHEAD = "CAC/COSP/WG.4/2019/31\n\nDistr.: General\n3 May 2019\n\nOriginal: English\n\nWorking Group on Vessels\n\n"

ITEM = "Bishkek, 24–26 April 2019\nItem 2 of the provisional agenda*\nMooring of vessels\n\n"


def read(source: str) -> Extraction:
    return text.extract(source.encode())


@pytest.mark.parametrize(
    "title",
    [
        "Dry Harbour: what a seized vessel costs",
        "Порт: сколько стоит арестованное судно",
        "Who pays for the pump?",
        "Harbour master of Sarybel district dismissed",
    ],
)
def test_the_first_line_before_running_text_is_the_title(title: str) -> None:
    found = read(f"{title}\n\n19 November 2024\n\n{BODY}\n")
    assert found.stated.title == title
    assert found.stated.published is None


@pytest.mark.parametrize(
    "opening",
    [
        "Date: 5 May 2019",
        "Subject: Dry Harbour",
        "Port: Dry Harbour\nVessel: Aliya",
        "ASTANA – The harbour master said so",
        "the harbour master said so",
    ],
)
def test_a_label_a_form_or_a_dateline_is_no_title(opening: str) -> None:
    assert read(f"{opening}\n\n{BODY}\n").stated.title is None


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("Bishkek, 24–26 April 2019\n\nDraft report\n\nAddendum\n\nI. Opening\n\n1. It met.", "Draft report"),
        ("Bishkek, 29 April–1 May 2019\n\nReport on vessels\n\n1. It met.", "Report on vessels"),
        (
            f"{ITEM}Mooring of vessels: progress since 2018\n\nNote by the Secretariat\n\n1. It met.",
            "Mooring of vessels: progress since 2018",
        ),
        ("Bishkek, 24–26 April 2019\n\nI. Opening\n\n1. It met.", None),
        ("Bishkek, 24–26 April 2019\n\nSecurity Council\n\n1. It met.", None),
        ("1. It met.", None),
    ],
)
def test_the_title_of_a_un_document_stands_below_its_masthead(below: str, title: str | None) -> None:
    assert read(MASTHEAD + below).stated.title == title
