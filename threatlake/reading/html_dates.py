"""The publication date that a page states; the date of a change, a comment or a copyright is none."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from threatlake.reading import clean, stated_days
from threatlake.reading.extraction import StatedDay

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
_CHANGED = re.compile(
    r"modif|updat|revis|edited|expire|event|comment|footer|copyright|related|sidebar|widget|teaser|recent",
    re.IGNORECASE,
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
_UNSEEN = frozenset({"script", "style", "title", "option", "noscript", "template"})
_LONGEST = 160  # characters of an element that is a date line
_ELSEWHERE = ("aside", "footer", "nav", "form")


def published(soup: BeautifulSoup, claimed: str | None) -> StatedDay | None:
    """The first date that the page states as its publication, in the order in which such statements are reliable."""
    for text in _statements(soup, claimed):
        if text and (day := stated_days.parse(text)) is not None:
            return day
    return None


def _statements(soup: BeautifulSoup, claimed: str | None) -> Iterator[str]:
    if claimed:
        yield claimed
    yield from _metas(soup)
    yield from (_value(element) for element in soup.find_all(itemprop=re.compile(r"^date(?:Published|Created)$")))
    yield from _times(soup)
    yield from _visible(soup)


def _metas(soup: BeautifulSoup) -> list[str]:
    found: list[tuple[int, str]] = []
    for element in soup.find_all("meta"):
        for attribute in ("property", "name", "itemprop"):
            rank = _RANK.get(str(element.get(attribute) or "").lower())
            if rank is not None:
                found.append((rank, str(element.get("content") or "")))
    return [content for _, content in sorted(found, key=lambda pair: pair[0])]


def _times(soup: BeautifulSoup) -> Iterator[str]:
    """Time elements: those marked as publication, then the only one, then the first after the headline."""
    times = [element for element in soup.find_all("time") if not _is_change(element) and not _is_elsewhere(element)]
    yield from (
        _value(element) for element in times if element.has_attr("pubdate") or _PUBLISHED.search(_classes(element))
    )
    if len(times) == 1:
        yield _value(times[0])
    headline = soup.find("h1")
    if headline is not None:
        after = headline.find_next("time")
        if isinstance(after, Tag) and after in times:
            yield _value(after)


def _visible(soup: BeautifulSoup) -> Iterator[str]:
    """Lines that say `Published:`, then lines that are nothing but a date, the nearest to the headline first."""
    strings = [
        text for text in soup.find_all(string=True) if text.strip() and text.parent and text.parent.name not in _UNSEEN
    ]
    for text in strings:
        said = _SAYS_PUBLISHED.search(text)
        if said and text.parent and not _is_elsewhere(text.parent):
            line = clean.line(text.parent.get_text(" "))
            if len(line) <= _LONGEST and not _SAYS_CHANGED.search(line):
                yield line[line.find(said[0].strip()) :]
    headline = soup.find("h1")
    if headline is None:
        return
    place = next((index for index, text in enumerate(strings) if headline in text.parents), None)
    if place is None:
        return
    yield from _bare_dates(strings, place)


def _bare_dates(strings: list[NavigableString], headline: int) -> Iterator[str]:
    found: list[tuple[int, str]] = []
    window = range(max(0, headline - _BEFORE_MARKED), min(len(strings), headline + _AFTER_MARKED))
    for index in window:
        text, parent = clean.line(strings[index]), strings[index].parent
        if parent is None or not any(map(str.isdigit, text)) or not stated_days.is_bare(text):
            continue
        is_marked = _PUBLISHED.search(_classes(parent)) or (
            parent.parent and _PUBLISHED.search(_classes(parent.parent))
        )
        is_near = headline - _BEFORE <= index <= headline + _AFTER
        if (is_marked or is_near) and not _is_change(parent) and not _is_elsewhere(parent):
            distance = index - headline if index > headline else 2 * (headline - index)
            found.append((distance, text))
    yield from (text for _, text in sorted(found, key=lambda pair: pair[0]))


def _value(element: Tag) -> str:
    return str(element.get("datetime") or element.get("content") or clean.line(element.get_text(" ")))


def _classes(element: Tag) -> str:
    classes: str | list[str] = element.get("class") or []
    return " ".join([*([classes] if isinstance(classes, str) else classes), str(element.get("id") or "")])


def _is_change(element: Tag) -> bool:
    marks = f"{_classes(element)} {element.get('itemprop') or ''}"
    return _CHANGED.search(marks) is not None or _SAYS_CHANGED.search(element.get_text(" ")[:_LONGEST]) is not None


def _is_elsewhere(element: Tag) -> bool:
    """Whether the element stands among links, comments or small print instead of with the article."""
    for parent in element.parents:
        if parent.name in _ELSEWHERE or (
            parent.name not in {"html", "body", "article", "main"} and _CHANGED.search(_classes(parent))
        ):
            return True
    return False
