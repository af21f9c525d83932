"""What a page states of itself: title, publication date, publisher, author, language, address."""

from dataclasses import dataclass
from typing import cast

from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading.characters import clean
from threatlake.reading.extraction import StatedDay
from threatlake.reading.html import addresses as html_addresses
from threatlake.reading.html import authors as html_authors
from threatlake.reading.html import dates as html_dates
from threatlake.reading.html import languages as html_languages
from threatlake.reading.html import titles as html_titles
from threatlake.reading.html.json_ld import claims
from threatlake.reading.html.places import Page
from threatlake.reading.html.text import text_of
from threatlake.reading.html.titles import Declared


@dataclass(frozen=True, slots=True)
class Stated:
    """A field that the page does not state is None."""

    title: str | None
    published: StatedDay | None
    publisher: str | None
    author: str | None
    body: str | None
    language: str | None
    address: str | None


_SCRIPTS = etree.XPath("//script[@type='application/ld+json']")
_PUBLISHER_NAMES = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "article:publisher",
)


def stated(tree: HtmlElement) -> Stated:
    """What the page states, its machine-readable part believed before its visible one."""
    claimed = claims([script.text or "" for script in cast("list[HtmlElement]", _SCRIPTS(tree))])
    metas = _metas(tree)
    publisher = html_authors.name(claimed.publisher) or _publisher(metas)
    own = next((text for text in map(text_of, tree.iter("title")) if text), "")
    declared = Declared(tuple(text for text in (metas.get("og:title"), claimed.headline) if text), own, publisher)
    page = Page(tree, html_titles.headline(tree, declared))
    addresses = html_addresses.stated(tree, metas, claimed.address)
    tags = html_languages.statements(tree, metas, claimed.language)
    return Stated(
        title=html_titles.title(tree, page.headline, declared),
        published=html_dates.published(page, metas, claimed, tags, addresses),
        publisher=publisher,
        author=html_authors.author(page, metas, claimed.author, html_titles.parts(declared, addresses)),
        body=BeautifulSoup(claimed.body, "lxml").get_text("\n") if claimed.body else None,
        language=html_languages.language(tags, page),
        address=next(iter(addresses), None),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its property, name, itemprop or http-equiv in small letters."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = clean.line(element.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.casefold(), content)
    return found


def _publisher(metas: dict[str, str]) -> str | None:
    return next((name for key in _PUBLISHER_NAMES if (name := html_authors.name(metas.get(key)))), None)
