"""The title is the headline that readers see; the site's name, a section or a cut title is none."""

import lxml.html
import pytest

from threatlake.reading.html import metadata as html_metadata

BODY = "<p>The service returned eleven lorries on Tuesday, after a court found that the drivers had not known.</p>" * 3
HEADLINE = "Eleven lorries returned to their drivers"


def title(body: str, head: str = "") -> str | None:
    return html_metadata.stated(lxml.html.document_fromstring(f"<head>{head}</head><body>{body}{BODY}</body>")).title


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>{HEADLINE}</h1>", "<title>Lorries back | The Service</title>"),
        (f"<h1>The Service</h1><h2>{HEADLINE}</h2>", f"<title>{HEADLINE} – The Service</title>"),
        (f"<h1><a href='/'>Our Service Online</a></h1><h2>{HEADLINE}</h2>", f"<title>{HEADLINE}</title>"),
        (f"<h1 class='site-title'>Service</h1><h1>{HEADLINE}</h1>", "<title>Service</title>"),
        (f"<h1>Service</h1><h2>{HEADLINE}</h2>", f"<title>Service » Archive » {HEADLINE}</title>"),
        (f"<h1><span class='kicker'>Roads</span> {HEADLINE}</h1>", "<title>Lorries</title>"),
        (f"<h1>Roads {HEADLINE}</h1>", f'<meta property="og:title" content="{HEADLINE}">'),
        (f"<h1>{HEADLINE[:30]}...</h1>", f'<meta property="og:title" content="{HEADLINE}">'),
        (f"<h1 class='sr-only'>Menu</h1><h1>{HEADLINE}</h1>", "<title>The Service</title>"),
        ("<div>Menu</div>", f"<title>{HEADLINE} | The Service</title>"),
        (f"<div><b>{HEADLINE}</b></div>", f"<title>The Service - {HEADLINE}</title>"),
    ],
)
def test_the_headline_is_the_title(body: str, head: str) -> None:
    assert title(body, head) == HEADLINE


def test_a_page_without_a_headline_or_title_has_none() -> None:
    assert title("") is None
