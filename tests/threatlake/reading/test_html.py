"""A page becomes its main content and what it states of itself; what it does not state is None."""

from datetime import date
from pathlib import Path

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.extraction import Extraction, StatedDay
from threatlake.reading.html import page as html
from threatlake.records import PassageKind, Precision

SAMPLES = Path(__file__).parents[2] / "samples" / "html"
JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-09-07"}</script>'
BODY = "<p>The service returned eleven lorries on Tuesday, after a court found that the drivers had not known.</p>"


def outcome(extraction: Extraction) -> str:
    day = extraction.stated.published
    lines = [f"title: {extraction.stated.title}", f"published: {f'{day.on} {day.precision}' if day else None}"]
    lines += [f"publisher: {extraction.stated.publisher}", f"author: {extraction.stated.author}"]
    lines.append("cells: " + "|".join(cell.text for cell in extraction.cells))
    lines += [f"{block.kind}\t{block.label or '-'}\t{block.text}".replace("\n", " / ") for block in extraction.blocks]
    return "\n".join(lines) + "\n"


def published(head: str, body: str = BODY) -> StatedDay | None:
    return html.extract(f"<html><head>{head}</head><body>{body}</body></html>".encode()).stated.published


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_sample_is_read_as_a_person_would(sample: Path) -> None:
    expected = sample.with_suffix(".expected").read_text(encoding="utf-8")
    assert outcome(html.extract(sample.read_bytes())) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta property="article:published_time" content="2021-09-07T23:30:00-05:00">', BODY, date(2021, 9, 7)),
        (JSON_LD, BODY, date(2021, 9, 7)),
        ('<meta name="DC.date.issued" content="20210907">', BODY, date(2021, 9, 7)),
        ("", f"<article><h1>News</h1><time datetime='2021-09-07'>Tuesday</time>{BODY}</article>", date(2021, 9, 7)),
        ("", f"<h1>News</h1><p>Published: September 7, 2021</p>{BODY}", date(2021, 9, 7)),
        ("", f"<h1>Жаңалық</h1><span>2021 жылғы 7 қыркүйек</span>{BODY}", date(2021, 9, 7)),
        ("", f"<h1>Новость</h1><span>07.09.2021</span>{BODY}", date(2021, 9, 7)),
    ],
)
def test_the_publication_date_is_read_where_it_is_stated(head: str, body: str, expected: date) -> None:
    assert published(head, body) == StatedDay(expected, Precision.DAY)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2021-09-07">', BODY),
        ("", f"{BODY}<footer>© 2021 The Service</footer>"),
        ("", f"<h1>News</h1><p>Last updated: 7 September 2021</p>{BODY}"),
        (
            "",
            f"<h1>News</h1>{BODY}<p>The court had sat on 7 September 2021 and heard the drivers.</p>",
        ),
        (
            "",
            f"<h1>News</h1>{BODY}<p class='comment'><time>2021-09-07</time></p>",
        ),
    ],
)
def test_a_date_that_is_not_stated_as_publication_is_none(head: str, body: str) -> None:
    assert published(head, body) is None


def test_a_month_is_a_month() -> None:
    day = published('<meta name="citation_publication_date" content="2021-09">')
    assert day == StatedDay(date(2021, 9, 1), Precision.MONTH)


@pytest.mark.parametrize("separator", [" | ", " - ", " — "])
def test_the_name_of_the_site_is_no_title(separator: str) -> None:
    head = f'<title>Lorries returned{separator}The Service</title><meta property="og:site_name" content="The Service">'
    extraction = html.extract(f"<html><head>{head}</head><body>{BODY}</body></html>".encode())
    assert (extraction.stated.title, extraction.stated.publisher) == ("Lorries returned", "The Service")


def test_the_title_opens_the_text_once() -> None:
    page = f"<html><head><title>Lorries returned</title></head><body><h1>Lorries returned</h1>{BODY}</body></html>"
    blocks = html.extract(page.encode()).blocks
    assert [block.kind for block in blocks] == [PassageKind.HEADING, PassageKind.PARAGRAPH]
    assert blocks[0].text == "Lorries returned"


def test_a_page_with_little_text_is_read_whole() -> None:
    extraction = html.extract(b"<html><body><div>Two men were detained.</div></body></html>")
    assert [block.text for block in extraction.blocks] == ["Two men were detained."]


def test_a_numbered_paragraph_keeps_its_number() -> None:
    numbered = "<p>12. The Group heard the report of its Chair and thanked her for it.</p>"
    page = f"<html><body><article>{BODY}{numbered}</article></body></html>"
    assert html.extract(page.encode()).blocks[-1].label == "12"


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<html><body><script>x()</script></body></html>", b"<!-- only this -->"]
)
def test_a_page_that_says_nothing_is_refused(page: bytes) -> None:
    with pytest.raises(Unreadable, match="no text in the page"):
        html.extract(page)


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "ul><li", "b", "section"])
def test_a_page_nested_without_end_is_still_read(tag: str) -> None:
    page = "<html><body>" + f"<{tag}>" * 20_000 + "Two men were detained at the market."
    assert "Two men were detained" in html.extract(page.encode()).blocks[-1].text


def test_an_article_that_is_hidden_until_paid_is_read_and_a_hidden_notice_is_not() -> None:
    notice = "<div style='display: none'><p>Your session has ended, so please enter your name again.</p></div>"
    story = (
        f"<div style='display:none' class='full'>{''.join(f'<p>{number}. {BODY[3:]}' for number in range(12))}</div>"
    )
    page = f"<html><head><title>Lorries</title></head><body>{notice}<p>Read on for a tenge.</p>{story}</body></html>"
    texts = [block.text for block in html.extract(page.encode()).blocks]
    assert sum("eleven lorries" in text for text in texts) == 12
    assert not any("session" in text for text in texts)
