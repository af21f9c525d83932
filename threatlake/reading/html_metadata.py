"""What a page states of itself: title, publication date, publisher, author."""

import re
from dataclasses import dataclass
from typing import cast

import lxml.html
from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading import clean, html_authors, html_dates
from threatlake.reading.extraction import StatedDay
from threatlake.reading.html_text import text_of
from threatlake.reading.json_ld import Claims, claims


@dataclass(frozen=True, slots=True)
class Stated:
    """A field that the page does not state is None."""

    title: str | None
    published: StatedDay | None
    publisher: str | None
    author: str | None
    body: str | None


_FOR_MACHINES = etree.XPath("//title | //meta | //script[@type='application/ld+json']")
_LONGEST_TITLE = 300
_SEPARATOR = re.compile(r"\s+[|–—•·»:/-]{1,2}\s+|\s*\|\s*|\s+::\s+|\s*»\s*")
_LINES = ("h2", "h3", "b", "strong", "font", "big", "span", "p", "div", "center")
_FOLDED = re.compile(r"\w+")
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
    soup = _for_machines(tree)
    claimed, metas = claims(soup), _metas(soup)
    publisher = html_authors.name(claimed.publisher) or _publisher(metas)
    return Stated(
        title=_title(tree, soup, metas, claimed, publisher),
        published=html_dates.published(tree, soup, claimed.published),
        publisher=publisher,
        author=html_authors.author(tree, metas, claimed.author, publisher),
        body=BeautifulSoup(claimed.body, "lxml").get_text("\n") if claimed.body else None,
    )


def _for_machines(tree: HtmlElement) -> BeautifulSoup:
    """The elements that only machines read, wherever on the page they stand."""
    elements = cast("list[HtmlElement]", _FOR_MACHINES(tree))
    sources = (lxml.html.tostring(element, encoding="unicode", with_tail=False) for element in elements)
    return BeautifulSoup("".join(sources), "lxml")


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """The first content of each meta element, by its property, name or itemprop in small letters."""
    found: dict[str, str] = {}
    for attribute in ("property", "name", "itemprop"):
        for element in soup.find_all("meta", attrs={attribute: True, "content": True}):
            if content := clean.line(str(element["content"])):
                found.setdefault(str(element[attribute]).lower(), content)
    return found


def _publisher(metas: dict[str, str]) -> str | None:
    return next((name for key in _PUBLISHER_NAMES if (name := html_authors.name(metas.get(key)))), None)


def _title(
    tree: HtmlElement, soup: BeautifulSoup, metas: dict[str, str], claimed: Claims, publisher: str | None
) -> str | None:
    """The headline on the page; where it has several, the one that the page's own title confirms."""
    own = clean.line(soup.title.get_text(" ")) if soup.title else ""
    declared = [text for text in (metas.get("og:title"), claimed.headline, own) if text]
    shown = [text for text in map(text_of, tree.iter("h1")) if text]
    for headline in shown:
        folded = _fold(headline)
        if folded and any(folded in _fold(text) for text in declared) and not _names_site(folded, publisher, declared):
            return headline[:_LONGEST_TITLE]
    for text in declared:
        if (title := _without_site(text, publisher)) and not _names_site(_fold(title), publisher, []):
            return (title if shown else _part_shown(tree, title))[:_LONGEST_TITLE]
    return shown[0][:_LONGEST_TITLE] if len(shown) == 1 else None


def _names_site(folded: str, publisher: str | None, declared: list[str]) -> bool:
    """Whether a headline is the name of the site: a logo set as h1."""
    if publisher is not None and folded == _fold(publisher):
        return True
    parts = [_fold(part) for text in declared for part in _SEPARATOR.split(text)]
    return (
        len(declared) > 1
        and folded in parts[1:]
        and folded not in {_fold(text) for text in declared}
        and folded != parts[0]
    )


def _without_site(text: str, publisher: str | None) -> str:
    """The title without the name of the site before or after it, where that is known for one."""
    parts = list(_SEPARATOR.finditer(text))
    if not parts:
        return text
    head, tail = text[: parts[-1].start()], text[parts[-1].end() :]
    known = _fold(publisher or "")
    if known and (_fold(tail) in known or known in _fold(tail)):
        return _without_site(head, publisher)
    first = text[: parts[0].start()]
    if known and _fold(first) == known:
        return text[parts[0].end() :]
    if "|" in parts[-1][0] and len(tail) < len(head):
        return head
    return text


def _part_shown(tree: HtmlElement, title: str) -> str:
    """The greater part of the title, where it stands on the page as a line of its own: the rest names the site."""
    cuts = list(_SEPARATOR.finditer(title))
    parts = [title[: cut.start()] for cut in cuts] + [title[cut.end() :] for cut in cuts]
    parts = sorted((part for part in parts if 2 * len(part) > len(title)), key=len, reverse=True)
    if not parts:
        return title
    lines = {_fold(text_of(element)) for element in tree.iter(*_LINES) if len(element) <= 1}
    return next((part for part in [title, *parts] if _fold(part) in lines), title)


def _fold(text: str) -> str:
    return " ".join(_FOLDED.findall(text.casefold()))
