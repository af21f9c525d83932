"""The publication date that a page states; the date of a change, a comment or a copyright is none."""

import re
from collections.abc import Iterator
from typing import cast

from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading import clean, stated_days
from threatlake.reading.extraction import StatedDay
from threatlake.reading.html_text import OTHER_PLACE, headline_place, is_elsewhere, marks, runs, text_of

# Meta elements that state publication, most exact meaning first; each is in use on news and agency sites.
_META = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "dcterms.issued", "dc.date.issued", "dcterms.available", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "bt:pubdate", "pubdate", "pubdate_time", "publishdate", "publish-date",
    "publish_date", "published_time", "publication_date", "publication-date", "published", "date_published",
    "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate", "article_date_original",
    "rnews:datepublished",
    "dcterms.created", "dc.date.created", "datecreated", "dc.date", "dcterms.date", "date",
    "shareaholic:article_published_time", "gentime", "created",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_META)}
# Names that sites give the element with the date: `date`, `post-date`, `news_time`, `publishedOn`, `byline`.
_PUBLISHED = re.compile(
    r"publish|posted|(?:^|[\W_]|[a-z](?=[DT]))(?:date|Date|time|Time|datum|data|timestamp|datestamp|pubdate)(?:$|[\W_]|(?=[A-Z]))"
    r"|byline|dateline|release",
)
_SAYS_CHANGED = re.compile(
    r"updated|modified|revision|last (?:edit|change)|обновлен|изменен|жаңарт|aktualisiert|©|copyright", re.IGNORECASE
)
_SAYS_PUBLISHED = re.compile(
    r"(?:^|\b)(?:published|posted|date of publication|publication date|release date|опубликован\w*"
    r"|дата публикации|размещен\w*"
    r"|жарияланды|жарияланған күні|жарияланған|эълон|e'lon|жарыяланган)\b",
    re.IGNORECASE,
)
# How far from the headline a date line stands, in runs of text; farther where its markup calls it a date.
_BEFORE, _AFTER = 5, 12
_BEFORE_MARKED, _AFTER_MARKED = 15, 60
_LONGEST = 160  # characters of an element that is a date line
_ITEMS = etree.XPath("//*[@itemprop='datePublished' or @itemprop='dateCreated']")
_NEXT_TIME = etree.XPath("following::time[1] | descendant::time[1]")


def published(tree: HtmlElement, soup: BeautifulSoup, claimed: str | None) -> StatedDay | None:
    """The first date that the page states as its publication, in the order in which such statements are reliable."""
    for text in _statements(tree, soup, claimed):
        if text and (day := stated_days.parse(text)) is not None:
            return day
    return None


def _statements(tree: HtmlElement, soup: BeautifulSoup, claimed: str | None) -> Iterator[str]:
    if claimed:
        yield claimed
    yield from _metas(soup)
    yield from map(_value, cast("list[HtmlElement]", _ITEMS(tree)))
    yield from _times(tree)
    yield from _visible(tree)


def _metas(soup: BeautifulSoup) -> list[str]:
    found: list[tuple[int, str]] = []
    for element in soup.find_all("meta"):
        for attribute in ("property", "name", "itemprop"):
            rank = _RANK.get(str(element.get(attribute) or "").lower())
            if rank is not None:
                found.append((rank, str(element.get("content") or "")))
    return [content for _, content in sorted(found, key=lambda pair: pair[0])]


def _times(tree: HtmlElement) -> Iterator[str]:
    """Time elements: those marked as publication, then the only one, then the first after the headline."""
    times = [element for element in tree.iter("time") if not _is_change(element) and not is_elsewhere(element)]
    yield from (
        _value(element) for element in times if element.get("pubdate") is not None or _PUBLISHED.search(marks(element))
    )
    if len(times) == 1:
        yield _value(times[0])
    headline = next(iter(tree.iter("h1")), None)
    after = cast("list[HtmlElement]", _NEXT_TIME(headline)) if headline is not None else []
    yield from (_value(element) for element in after[:1] if element in times)


def _visible(tree: HtmlElement) -> Iterator[str]:
    """Lines that say `Published:`, then lines that are nothing but a date, the nearest to the headline first."""
    found = runs(tree)
    for text, parent in found:
        said = _SAYS_PUBLISHED.search(text)
        if said and not is_elsewhere(parent):
            line = text_of(parent)
            if len(line) <= _LONGEST and not _SAYS_CHANGED.search(line):
                yield line[line.find(said[0].strip()) :]
    headline = headline_place(tree, found)
    if headline is not None:
        yield from _bare_dates(found, headline)


def _bare_dates(found: list[tuple[str, HtmlElement]], headline: int) -> Iterator[str]:
    near: list[tuple[int, str]] = []
    for index in range(max(0, headline - _BEFORE_MARKED), min(len(found), headline + _AFTER_MARKED)):
        text, parent = clean.line(found[index][0]), found[index][1]
        if not any(map(str.isdigit, text)) or not stated_days.is_bare(text):
            continue
        is_marked = _PUBLISHED.search(marks(parent)) or _PUBLISHED.search(marks(parent.getparent()))
        is_near = headline - _BEFORE <= index <= headline + _AFTER
        if (is_marked or is_near) and not _is_change(parent) and not is_elsewhere(parent):
            distance = index - headline if index > headline else 2 * (headline - index)
            near.append((distance, text))
    yield from (text for _, text in sorted(near, key=lambda pair: pair[0]))


def _value(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or text_of(element)


def _is_change(element: HtmlElement) -> bool:
    said = f"{marks(element)} {element.get('itemprop') or ''}"
    return OTHER_PLACE.search(said) is not None or _SAYS_CHANGED.search(text_of(element)[:_LONGEST]) is not None
