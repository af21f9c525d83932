"""The publication date is the one that the page states as such; a change, an event, a comment has another."""

from datetime import date

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import StatedDay
from threatlake.reading.html import metadata as html_metadata
from threatlake.records import Precision

DAY = StatedDay(date(2021, 9, 7), Precision.DAY)
BODY = "<p>The service returned eleven lorries on Tuesday, after a court found that the drivers had not known.</p>" * 3
HEADLINE = "<h1>Eleven lorries returned to their drivers</h1>"
IN_UTC = '<meta property="article:published_time" content="2021-09-06T23:30:00Z">'


def published(body: str, head: str = "", lang: str = "en") -> StatedDay | None:
    page = f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>"
    return html_metadata.stated(lxml.html.document_fromstring(page)).published


@pytest.mark.parametrize(
    "line",
    [
        "<p>Published on 7 September 2021</p>",
        "<p>Posted: 7th September, 2021 | Updated: 9 September 2021</p>",
        "<p>Updated 9 September 2021, published 7 September 2021</p>",
        "<p>Опубликовано 7 сентября 2021 года, обновлено 09.09.2021</p>",
        "<p>2021 жылғы 7 қыркүйекте жарияланды</p>",
        "<div>Veröffentlicht am 07.09.2021</div>",
        "<p>Publié le 7 septembre 2021 à 9h</p>",
        "<p>Publicado el 7 de septiembre de 2021</p>",
        "<p>نُشر في 7 أيلول/سبتمبر 2021</p>",
        "<p>2021年9月7日</p>",
        "<p>ngày 7 tháng 9 năm 2021</p>",
        "<p>०७.०९.२०२१</p>",
        "<p>٧ سبتمبر ٢٠٢١</p>",
        "<span>2021-09-07 | Notice</span>",
        "<span class='post-date'>07.09.21</span>",
        "<span>2021.09.07. 20:06</span>",
        "<div class='date'><span>7</span> <span>Sep</span> <span>2021</span></div>",
        "<div><span>Tuesday,</span> <span>7 September 2021</span></div>",
        "<time datetime='2021-09-07T10:00'>two days ago</time>",
        "<time datetime='2021-09-09'>Published 7 September 2021</time>",
        "<span property='schema:dateCreated' content='2021-09-07T12:00'></span>",
        "<abbr class='published' title='2021-09-07T12:00'>12:00</abbr>",
        "<p>ASTANA, 7 September 2021 – The service returned eleven lorries to the men who drive them.</p>",
        "<span class='entry-date updated'>7 September 2021</span>",
    ],
)
def test_a_line_at_the_headline_states_the_day(line: str) -> None:
    assert published(HEADLINE + line + BODY) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<p>Last updated: 7 September 2021</p>",
        "<p>Date of last revision: 7 September 2021</p>",
        "<p>Обновлено: 07.09.2021</p>",
        "<p>Aktualisiert am 7. September 2021</p>",
        "<p>Training: 7 September 2021, 09:00 – 17:30</p>",
        "<p>Registration until 7 September 2021</p>",
        "<p>© 2021, 7 September 2021</p>",
        "<p>On 7 September 2021 the court had heard the drivers and found that none of them had known.</p>",
        "<p>7 September 2021 was the day on which the drivers came back to the yard of the service.</p>",
        "<aside><p>7 September 2021</p></aside>",
        "<div class='related-news'><p>Published 7 September 2021</p></div>",
        "<ol class='comments'><li><time datetime='2021-09-07'>7 September 2021</time></li></ol>",
        "<a href='/other'>7 September 2021 The other story that the same writer wrote about lorries and drivers</a>",
        "<p>1. The lorries of the second column; 2.9.21 kilograms</p>",
    ],
)
def test_a_day_of_something_else_is_none(line: str) -> None:
    assert published(HEADLINE + line + BODY) is None


def test_a_list_of_other_stories_has_no_day_of_this_one() -> None:
    others = "".join(f"<li><b>Story</b><span class='date'>{day}.09.2021</span></li>" for day in ("05", "06", "07"))
    assert published(f"{HEADLINE}{BODY * 5}<ul>{others}</ul>") is None


def test_what_is_told_to_machines_is_believed_before_a_line_away_from_the_headline() -> None:
    told = '<meta property="article:published_time" content="2021-09-07">'
    assert published(f"{HEADLINE}{BODY * 9}<p class='date'>1 September 2021</p>", told) == DAY


def test_what_readers_see_at_the_headline_is_believed_unless_it_is_the_day_of_a_change() -> None:
    told = '<meta property="article:published_time" content="2021-09-01">'
    changed = '<meta property="article:modified_time" content="2021-09-09T12:00">'
    assert published(f"{HEADLINE}<p>7 September 2021</p>{BODY}", told) == DAY
    assert published(f"{HEADLINE}<p>9 September 2021</p>{BODY}", told.replace("-01", "-07") + changed) == DAY


def test_a_time_of_day_in_utc_is_the_day_that_the_page_shows() -> None:
    assert published(f"{HEADLINE}<p>7 September 2021, 01:30</p>{BODY}", IN_UTC) == DAY
    assert published(HEADLINE + BODY, IN_UTC) == StatedDay(date(2021, 9, 6), Precision.DAY)


def test_of_several_days_told_the_one_shown_is_believed() -> None:
    told = '<meta name="pubdate" content="2021-09-01"><meta name="dcterms.issued" content="2021-09-07">'
    assert published(f"{HEADLINE}<span>7 September 2021</span>{BODY}", told) == DAY


def test_a_date_of_nothing_in_particular_gives_way_to_a_shown_one() -> None:
    vague = '<meta name="date" content="2021-11-22">'
    assert published(f"{HEADLINE}<span>7 September 2021</span>{BODY}", vague) == DAY
    assert published(HEADLINE + BODY, vague) == StatedDay(date(2021, 11, 22), Precision.DAY)


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("09/07/2021", "en-US", date(2021, 9, 7)),
        ("07/09/2021", "en-GB", date(2021, 9, 7)),
        ("07/09/2021", "fr", date(2021, 9, 7)),
        ("07/09/2021", "en", None),
        ("25/09/2021", "en", date(2021, 9, 25)),
        ("09/25/2021", "en", date(2021, 9, 25)),
        ("09/09/2021", "en", date(2021, 9, 9)),
    ],
)
def test_figures_between_slashes_are_read_as_the_language_orders_them(
    line: str, lang: str, expected: date | None
) -> None:
    day = published(f"{HEADLINE}<span class='date'>{line}</span>{BODY}", lang=lang)
    assert (day.on if day else None) == expected


def test_the_order_is_shown_by_another_date_of_the_page() -> None:
    lines = "<span class='date'>07/09/2021</span>", "<footer><span>Printed 25/09/2021</span></footer>"
    assert published(HEADLINE + BODY.join(lines)) == DAY


def test_the_day_in_the_address_is_stated() -> None:
    link = '<link rel="canonical" href="https://service.example/2021/09/07/lorries">'
    assert published(HEADLINE + BODY, link) == DAY


def test_a_month_in_the_address_is_a_month_and_chooses_among_days() -> None:
    link = '<link rel="canonical" href="https://service.example/2021/09/lorries">'
    lines = "<p>3 May 2019</p><p>7 September 2021</p>"
    assert published(HEADLINE + BODY, link) == StatedDay(date(2021, 9, 1), Precision.MONTH)
    assert published(HEADLINE + lines + BODY, link) == DAY


def test_the_only_day_that_stands_alone_is_the_page_s() -> None:
    assert published(f"{HEADLINE}{BODY * 9}<p>7 September 2021</p>") == DAY
    assert published(f"{HEADLINE}{BODY * 9}<p>7 September 2021</p><p>9 September 2021</p>") is None


@given(st.text(alphabet=st.sampled_from("0123456789./- :,()年月日SepрсентябяTZ+<>"), max_size=60))
def test_no_line_is_too_odd_to_be_looked_at(line: str) -> None:
    assert published(HEADLINE + f"<span class='date'>{line}</span>" + BODY, lang="ru") is not Ellipsis
