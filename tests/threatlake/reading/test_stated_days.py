"""A stated day is read in the languages of the region and its neighbours, as exactly as it is stated."""

from datetime import date

import pytest

from threatlake.reading.extraction import StatedDay
from threatlake.reading.structure import stated_days
from threatlake.records import Precision

DAY = StatedDay(date(2021, 9, 7), Precision.DAY)


@pytest.mark.parametrize(
    "text",
    [
        *("2021-09-07", "20210907", "2021/09/07 10:00", "07.09.2021", "7. 9. 2021", "7 September 2021"),
        *("September 7th, 2021", "Tue Sep 07 15:28:56 CET 2021", "7 сентября 2021 года", "2021 жылғы 7 қыркүйек"),
        *("2021-жылдын 7-сентябры", "2021 йил 7 сентябрь", "2021-yil 7-sentabr", "7 сентябри соли 2021"),
        *("7. September 2021", "7 septembre 2021", "7 de septiembre de 2021", "7 settembre 2021", "7 Eylül 2021"),
        *("7 września 2021", "7 вересня 2021", "7 septembrie 2021", "7 أيلول/سبتمبر 2021", "07-Sep-2021"),
        *("2021. szeptember 7.", "septiembre 7 de 2021", "7/Sep/2021", "2021 m. rugsėjo 7 d."),
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert stated_days.parse(text) == DAY


@pytest.mark.parametrize("text", ["7 December 2021", "7 Dicembre 2021", "7 décembre 2021", "7 de diciembre de 2021"])
def test_a_preposition_is_no_part_of_a_month(text: str) -> None:
    assert stated_days.parse(text) == StatedDay(date(2021, 12, 7), Precision.DAY)


def test_a_month_and_a_year_are_no_day() -> None:
    assert stated_days.parse("сентябрь 2021") == StatedDay(date(2021, 9, 1), Precision.MONTH)
    assert stated_days.parse("2021") == StatedDay(date(2021, 1, 1), Precision.YEAR)


@pytest.mark.parametrize("text", ["", "02/03/2021", "31.02.2021", "7 Smarch 2021", "room 2021-99", "in 2021 we met"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert stated_days.parse(text) is None


def test_every_day_of_a_line_is_found_in_order() -> None:
    found = stated_days.every("Опубликовано 7 сентября 2021, обновлено 2021-09-09")
    assert [match.day.on.day for match in found] == [7, 9]
