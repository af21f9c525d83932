"""What a page states of itself: title, publication date, publisher, author."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from threatlake.reading import clean, html_dates
from threatlake.reading.extraction import StatedDay
from threatlake.reading.json_ld import Claims, claims


@dataclass(frozen=True, slots=True)
class Stated:
    """A field that the page does not state is None."""

    title: str | None
    published: StatedDay | None
    publisher: str | None
    author: str | None


_LONGEST_TITLE = 300
_LONGEST_NAME = 120
_SEPARATOR = re.compile(r"\s+[|–—•·»:/-]{1,2}\s+|\s*\|\s*|\s+::\s+|\s*»\s*")
_FOLDED = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?:|www\.|@|/")
_BY = re.compile(r"^(?:by|written by|author|авторы?|мәтін|мәтінді жазған)\b\s*:?\s*", re.IGNORECASE)
_NO_AUTHOR = frozenset(
    {"admin", "administrator", "editor", "webmaster", "author", "root", "user", "redaktor", "redactor"}
)
_AUTHOR_NAMES = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "article:author",
)
_PUBLISHER_NAMES = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "article:publisher",
)


def stated(soup: BeautifulSoup) -> Stated:
    """What the page states, its machine-readable part believed before its visible one."""
    claimed, metas = claims(soup), _metas(soup)
    publisher = _name(claimed.publisher) or _first_name(metas, _PUBLISHER_NAMES)
    title = _title(soup, metas, claimed, publisher)
    return Stated(
        title=title,
        published=html_dates.published(soup, claimed.published),
        publisher=publisher,
        author=_author(soup, metas, claimed, publisher),
    )


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """The first content of each meta element, by its property, name or itemprop in small letters."""
    found: dict[str, str] = {}
    for attribute in ("property", "name", "itemprop"):
        for element in soup.find_all("meta", attrs={attribute: True, "content": True}):
            if content := clean.line(str(element["content"])):
                found.setdefault(str(element[attribute]).lower(), content)
    return found


def _title(soup: BeautifulSoup, metas: dict[str, str], claimed: Claims, publisher: str | None) -> str | None:
    """The headline on the page; where it has several, the one that the page's own title confirms."""
    declared = [text for text in (metas.get("og:title"), claimed.headline, _text(soup.title)) if text]
    shown = [text for text in (_text(element) for element in soup.find_all("h1")) if text]
    for headline in shown:
        folded = _fold(headline)
        if folded and any(folded in _fold(text) for text in declared) and not _names_site(folded, publisher, declared):
            return headline[:_LONGEST_TITLE]
    for text in declared:
        if (title := _without_site(text, publisher, shown)) and not _names_site(_fold(title), publisher, []):
            return title[:_LONGEST_TITLE]
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


def _without_site(text: str, publisher: str | None, shown: list[str]) -> str:
    """The title without the name of the site before or after it, where that is known for one."""
    parts = list(_SEPARATOR.finditer(text))
    if not parts:
        return text
    head, tail = text[: parts[-1].start()], text[parts[-1].end() :]
    known = _fold(publisher or "")
    if known and (_fold(tail) in known or known in _fold(tail)):
        return _without_site(head, publisher, shown)
    first = text[: parts[0].start()]
    if known and _fold(first) == known:
        return text[parts[0].end() :]
    if "|" in parts[-1][0] and len(tail) < len(head):
        return head
    return text


def _author(soup: BeautifulSoup, metas: dict[str, str], claimed: Claims, publisher: str | None) -> str | None:
    candidates = [claimed.author, *(metas.get(name) for name in _AUTHOR_NAMES), *_bylines(soup)]
    for candidate in candidates:
        name = _name(_BY.sub("", clean.line(candidate))) if candidate else None
        if name and name.casefold() not in _NO_AUTHOR and _fold(name) != _fold(publisher or ""):
            return name
    return None


def _bylines(soup: BeautifulSoup) -> Iterator[str]:
    """Names marked up as the author's; a page that marks several people marks its commenters too."""
    for marked in (soup.find_all(itemprop="author"), soup.find_all(rel="author")):
        found = {clean.line(element.get_text(" ")) for element in marked} - {""}
        if len(found) == 1:
            yield found.pop()


def _first_name(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((name for key in names if (name := _name(metas.get(key)))), None)


def _name(text: str | None) -> str | None:
    """A name of a person or body; an address or a sentence is none."""
    text = clean.line(text) if text else ""
    if not text or len(text) > _LONGEST_NAME or _ADDRESS.search(text) or not any(map(str.isalpha, text)):
        return None
    return text


def _text(element: Tag | None) -> str:
    return clean.line(element.get_text(" ")) if element is not None else ""


def _fold(text: str) -> str:
    return " ".join(_FOLDED.findall(text.casefold()))
