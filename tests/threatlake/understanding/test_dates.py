"""Dates are read as stated: a span, its first and last day, how exact it is, what happened on it; none is guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Reading, Stated, StatedDay
from threatlake.reading.read import read
from threatlake.records import DocumentId, MediaType, Passage, PassageKind, Precision
from threatlake.understanding.dates import find_dates, published_on

SAMPLES = Path(__file__).parents[2] / "samples" / "dates"
TODAY = date(2026, 11, 22)
LINES = [
    pytest.param(*line.split(" => ", 1), id=f"{path.stem}-{number}")
    for path in sorted(SAMPLES.glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
    if path.stem != "none"
]
NO_DATES = (SAMPLES / "none.txt").read_text("utf-8").splitlines()


def reading(text: str, published: StatedDay | None = None, symbol: str | None = None) -> Reading:
    """A reading with a passage per paragraph."""
    passages, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        end = start + len(paragraph)
        passages.append(Passage(DocumentId("d"), number, PassageKind.PARAGRAPH, None, 1, start, end))
        start = end + 2
    return Reading(DocumentId("d"), MediaType.TEXT, text, passages, stated=Stated(published=published, symbol=symbol))


def stated(text: str) -> list[str]:
    return [
        f"{found.matched_text} | {found.starts_on or '-'} {found.ends_on or '-'} {found.precision} {found.kind}"
        for found in find_dates(reading(text), TODAY)
    ]


def published(text: str, known: StatedDay | None = None) -> StatedDay | None:
    read = reading(text, known)
    return published_on(read, find_dates(read, TODAY), TODAY)


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_date_is_read_as_stated(text: str, expected: str) -> None:
    assert stated(text) == expected.split(" => ")


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ASTANA, 14 March 2026 – The agency said so.",
        "АСТАНА, 14 марта 2026 г. – Агентство сообщило.",
        "Published: 14 March 2026, 10:30",
        "Опубликовано: 14.03.2026",
        "A headline\n\nBy Dana Serik | March 14, 2026\n\nText.",
        "A headline\n\nSaturday, 14 March 2026\n\nText.",
        "A headline\n\n2026-жылдын 14-марты\n\nText.",
        "A headline\n\nБишкек, 2026-жылдын 14-марты\n\nText.",
        "A headline\n\n2026-yil 14-mart\n\nText.",
        "A headline\n\n2026 йил 14 март\n\nText.",
        "A headline\n\nДушанбе, 14 марти соли 2026\n\nText.",
        "Distr.: Limited\n14 March 2026\n\nOriginal: English",
        "Distr.: General\n\n14 March 2026",
    ],
)
def test_a_dateline_label_byline_or_masthead_states_publication(text: str) -> None:
    assert published(text) == StatedDay(date(2026, 3, 14), Precision.DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Vienna, 9–13 March 2026",
        "The meeting was held in Vienna on 14 March 2026.",
        "A report published on 14 March 2026 says so.",
        "ASTANA, March 14 – The agency said so.",
        "ASTANA, 14 March 2027 – The agency said so.",
        "A headline\n\n14 March 2027\n\nText.",
        "A headline\n\nDecember 2026\n\nText.",
        "Distr.: General\n14 March 2027",
        "Crime Statistics, June 2025\n\nText.",
        "A chronicle\n\nJune 2025\n\nOne post was closed.\n\nJuly 2025\n\nTwo posts were closed.",
        "Reporting period: May–June 2025",
    ],
)
def test_a_meeting_another_report_a_lacking_year_or_the_future_state_none(text: str) -> None:
    assert published(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "A policy brief\n\nJune 2025\n\nText.",
        "Памятка\n\nИюнь 2025 года\n\nТекст.",
        "Жаднама\n\n2025 жылғы маусым\n\nМәтін.",
        "A bulletin\n\nNo. 7, June 2025\n\nText.",
        "Бюллетень\n\nВыпуск 3 • июнь 2025 г.\n\nТекст.",
        "A note\n\nAlmaty, June 2025\n\nText.",
        "A note\n\nReporting month: June 2025\n\nText.",
    ],
)
def test_a_month_alone_labelled_or_with_an_issue_states_publication(text: str) -> None:
    assert published(text) == StatedDay(date(2025, 6, 1), Precision.MONTH)


def test_what_the_file_states_goes_before_the_text_unless_it_is_in_the_future() -> None:
    day = StatedDay(date(2025, 1, 1), Precision.DAY)
    assert published("Published: 14 March 2026", day) == day
    late = StatedDay(date(2027, 1, 1), Precision.DAY)
    assert published("Published: 14 March 2026", late) == StatedDay(date(2026, 3, 14), Precision.DAY)
    assert published("No date at all.", late) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><head><meta name='date' content='2027-03-14'></head><body><p>The agency said so.</p></body></html>",
        b"A headline\n\n14 March 2027\n\nThe agency said so in a long and quiet sentence about its work.\n",
        b"Distr.: General\n14 March 2027\n\nOriginal: English\n\n1. The agency said so in a sentence.\n",
    ],
    ids=["page", "text", "masthead"],
)
def test_no_file_is_published_in_the_future(raw: bytes) -> None:
    found = read(DocumentId("d"), raw)
    assert published_on(found, find_dates(found, TODAY), TODAY) is None
    later = date(2027, 3, 14)
    assert published_on(found, find_dates(found, later), later) == StatedDay(later, Precision.DAY)


def test_a_place_with_several_days_alone_is_a_meeting() -> None:
    assert stated("Vienna, 9–13 March 2026") == ["9–13 March 2026 | 2026-03-09 2026-03-13 day meeting"]


WORDS = st.sampled_from([
    "1", "31", "6–10", "25,", "and", "14", "0", "February", "March", "May", "мая", "наурызда", "2024", "2026",
    "жылғы", "года", "г.", "2024-02-30", "07.13.2024", "12/31/2024", "in", "of", "between", "–", "to",
    "Distr.:", "\n\n", "Published:", "99", ",",
])  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join))
def test_spans_give_their_words_back_and_days_are_in_order(text: str) -> None:
    read = reading(text)
    found = find_dates(read, TODAY)
    assert len({one.start_char for one in found}) == len(found)
    for one in found:
        assert text[one.start_char : one.end_char] == one.matched_text != ""
        passage = read.passages[one.passage_number]
        assert passage.start_char <= one.start_char < one.end_char <= passage.end_char
        assert (one.starts_on is None) == (one.ends_on is None)
        assert one.starts_on is None or one.ends_on is None or one.starts_on <= one.ends_on


@given(st.dates(date(1900, 1, 1), date(2036, 12, 31)))
def test_any_day_written_out_is_read_back(day: date) -> None:
    for text in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        found = find_dates(reading(f"It was on {text} that he left."), TODAY)
        assert [(one.matched_text, one.starts_on) for one in found] == [(text, day)]
