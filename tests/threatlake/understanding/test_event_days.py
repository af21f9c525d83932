"""An event happened on the day its sentence states; words that leave out year or day count from publication."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import DocumentId, MediaType, Passage, PassageKind, Precision
from threatlake.seeds import event_words
from threatlake.understanding.dates import find_dates
from threatlake.understanding.event_days import When, days_of, when
from threatlake.understanding.event_terms import EventTerms

SEEDS = Path(__file__).parents[3] / "seeds"
# A Wednesday.
PUBLISHED = StatedDay(date(2026, 1, 7), Precision.DAY)


@cache
def terms() -> EventTerms:
    return EventTerms(event_words.load(SEEDS / "events"))


def stated(sentence: str, published: StatedDay | None = PUBLISHED) -> When | None:
    """When a sentence says that something happened."""
    passage = Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, 1, 0, len(sentence))
    reading = Reading(DocumentId("d"), MediaType.TEXT, sentence, [passage])
    told = terms().told(sentence, 0, len(sentence))
    is_planned = told is not None and told.is_planned
    dates = find_dates(reading, date(2026, 11, 22))
    return when(days_of(dates, published, is_planned=is_planned), told, published)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("The drugs were seized on 5 January 2026.", date(2026, 1, 5), date(2026, 1, 5)),
        ("The drugs were seized on 5 January.", date(2026, 1, 5), date(2026, 1, 5)),
        ("The drugs were seized on 29 December.", date(2025, 12, 29), date(2025, 12, 29)),
        ("They were detained yesterday.", date(2026, 1, 6), date(2026, 1, 6)),
        ("They were detained on Monday.", date(2026, 1, 5), date(2026, 1, 5)),
        ("They were detained on Wednesday.", date(2026, 1, 7), date(2026, 1, 7)),
        ("The workshop will open on Monday.", date(2026, 1, 12), date(2026, 1, 12)),
        ("The conference will be held on 3 February.", date(2026, 2, 3), date(2026, 2, 3)),
        ("The meeting was held from 15 to 17 December.", date(2025, 12, 15), date(2025, 12, 17)),
        ("Вчера задержаны двое мужчин.", date(2026, 1, 6), date(2026, 1, 6)),
        ("В пятницу, 2 января, изъят героин.", date(2026, 1, 2), date(2026, 1, 2)),
        ("Кеше екі адам ұсталды.", date(2026, 1, 6), date(2026, 1, 6)),
        ("Сейсенбі күні есірткі тәркіленді.", date(2026, 1, 6), date(2026, 1, 6)),
    ],
)
def test_days_are_told_as_a_reader_of_that_day_understands_them(sentence: str, first: date, last: date) -> None:
    found = stated(sentence)
    assert found is not None
    assert (found.starts_on, found.ends_on) == (first, last)


def test_only_a_full_date_needs_no_publication() -> None:
    full = stated("Seized on 5 May 2025.", None)
    assert full is not None
    assert not full.is_by_publication
    assert stated("Seized on 5 May.", None) is None
    assert stated("Seized on Tuesday.", None) is None


def test_a_month_of_publication_is_no_day_to_count_from() -> None:
    assert stated("Seized on Tuesday.", StatedDay(date(2026, 1, 1), Precision.MONTH)) is None


def test_the_most_exact_date_of_a_sentence_counts() -> None:
    found = stated("In 2025, on 14 March 2025, the court sentenced him.")
    assert found is not None
    assert found.starts_on == date(2025, 3, 14)


@given(st.dates(date(2001, 1, 1), date(2026, 11, 1)), st.integers(0, 6))
def test_a_weekday_is_one_of_the_last_seven_days(published: date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    found = stated(f"Two men were detained on {name}.", StatedDay(published, Precision.DAY))
    assert found is not None
    assert found.starts_on.weekday() == weekday
    assert 0 <= (published - found.starts_on).days < 7
