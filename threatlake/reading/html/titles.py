"""The title of a page: the headline that its readers see, as its own titles confirm it, without the site's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from threatlake.reading.characters import clean
from threatlake.reading.html.places import fold
from threatlake.reading.html.text import marks, text_of

_LONGEST = 300
_SEPARATOR = re.compile(r"\s+[|–—•·»:/-]{1,2}\s+|\s*\|\s*|\s+::\s+|\s*»\s*")
_LINES = ("h2", "h3", "h4", "h5", "h6", "b", "strong", "font", "big", "span", "p", "div", "center", "td")
_HEADINGS = ("h1", "h2", "h3")
_ELSEWHERE = frozenset({"aside", "footer", "nav", "form"})
_SITE = re.compile(
    r"site-?(?:title|name|logo)|blog-?(?:title|name)|logo|branding|masthead|page-?header-?title", re.IGNORECASE
)
_HIDDEN = re.compile(r"sr-only|screen-?reader|visually-?hidden|invisible|aural", re.IGNORECASE)
# What a headline's element holds besides the headline: the section, the day, words for screen readers.
_BESIDE = re.compile(
    r"kicker|top-?line|over-?line|dachzeile|roof|eyebrow|spitzmarke|prefix|label|badge|category|rubrik|ressort|section|(?:^|[\W_])date"
    r"|meta|sub-?(?:title|head|line)|pre-?title|sr-only|screen-?reader|visually-?hidden|aural|hidden|icon|author|byline",
    re.IGNORECASE,
)
_CUT = ("...", "…")
_LONG = 15  # characters from which a part of a title is no chance match
_SEVERAL, _MOST = 4, 0.8  # words of a heading that say something, and how many of them the title shares
_LEAST = 3  # points from which a heading is the headline


@dataclass(frozen=True)
class Declared:
    """The titles that a page gives itself, and the name of its site."""

    stated: tuple[str, ...]  # by og:title and JSON-LD
    own: str  # by its title element
    site: str | None = None

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every title, the most exact first."""
        return tuple(text for text in (*self.stated, self.own) if text)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words of every title."""
        return tuple(map(fold, self.all))

    @cached_property
    def folded_parts(self) -> tuple[tuple[str, ...], ...]:
        """The words of every title, cut where titles set off the site's name."""
        return tuple(tuple(fold(part) for part in _SEPARATOR.split(text)) for text in self.all)

    def is_stated(self, words: str) -> bool:
        """Whether og:title or JSON-LD has just these words."""
        return words in self.folded[: len(self.stated)]


def headline(tree: HtmlElement, declared: Declared) -> HtmlElement | None:
    """The heading that is most likely the document's: confirmed by its titles, of a high level, not the site's name."""
    headings = [(heading, words) for heading in tree.iter(*_HEADINGS) if (words := fold(_words_of(heading)))]
    alone = sum(heading.tag == "h1" for heading, _ in headings) == 1
    best, best_score = None, (0, 0)
    for heading, words in headings:
        score = _score(heading, words, declared, alone=alone), min(len(words.split()), _SEVERAL)
        if score[0] >= _LEAST and score > best_score:
            best, best_score = heading, score
    return best


def title(tree: HtmlElement, heading: HtmlElement | None, declared: Declared) -> str | None:
    """The headline's words; where none is set as such, the page's own title without the name of the site."""
    if heading is not None:
        return _as_declared(_words_of(heading), declared)[:_LONGEST]
    for text in declared.all:
        if (found := _without_site(text, declared.site)) and not _names_site(fold(found), declared):
            return _part_shown(tree, found)[:_LONGEST]
    return None


def _words_of(heading: HtmlElement) -> str:
    """The text of a heading without what is marked as standing beside it, where anything is left."""
    inside = heading.iterdescendants("span", "small", "div", "a", "time")
    beside = {part for part in inside if _BESIDE.search(marks(part))}
    if not beside:
        return text_of(heading)
    return clean.line(" ".join(_texts(heading, beside))) or text_of(heading)


def _texts(element: HtmlElement, beside: set[HtmlElement]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child not in beside:
            yield from _texts(child, beside)
        yield child.tail or ""


def parts(declared: Declared, addresses: list[str]) -> list[str]:
    """What names the site or the document and therefore no author: titles, their parts, the host of its address."""
    hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in addresses]
    labels = [host.rsplit(".", 1)[0] for host in hosts]
    site = [declared.site] if declared.site else []
    return [*site, *declared.all, *(part for text in declared.all for part in _SEPARATOR.split(text)), *hosts, *labels]


def _score(heading: HtmlElement, words: str, declared: Declared, *, alone: bool) -> int:
    if _is_site(heading, words, declared):
        return 0
    points = {"h1": 3, "h2": 1}.get(str(heading.tag), 0)
    points += heading.tag == "h1" and alone
    if declared.is_stated(words):
        points += 5
    elif any(_is_same(words, title) for title in declared.folded):
        points += 3
    elif heading.tag != "h1":
        return 0
    parents = list(heading.iterancestors())
    if any(parent.tag in _ELSEWHERE for parent in parents):
        points -= 3
    return points + any(parent.tag in {"article", "main"} for parent in parents) - bool(_HIDDEN.search(marks(heading)))


def _is_same(heading: str, text: str) -> bool:
    """Whether a heading is the title, or most of it: either may have the site's name or a label besides."""
    if heading == text or (len(heading) >= _LONG and heading in text):
        return True
    words, told = heading.split(), set(text.split())
    return len(words) >= _SEVERAL and sum(word in told for word in words) >= _MOST * len(words)


def _is_site(heading: HtmlElement, words: str, declared: Declared) -> bool:
    """Whether a heading is the name of the site: so called, linked to the front page, or set as the logo."""
    if declared.is_stated(words):
        return False
    if _names_site(words, declared):
        return True
    if _SITE.search(marks(heading)) or _SITE.search(marks(heading.getparent())):
        return True
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any(_path(link.get("href")) in {"", "/", "/index.html", "/index.php"} for link in links)


def _path(address: str | None) -> str | None:
    """The path of an address with a host or from the root; None where there is none to tell."""
    if not address or address.startswith(("#", "?", "javascript:", "mailto:")):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return None if parts.query else parts.path


def _names_site(words: str, declared: Declared) -> bool:
    """Whether some words are the site's name, or stand in the titles where that stands: short, after a headline."""
    if declared.site is not None and words == fold(declared.site):
        return True
    if words in declared.folded:
        return False
    is_after = any(words in tail and len(words) < len(head) for head, *tail in declared.folded_parts)
    return is_after and all(words != head for head, *_ in declared.folded_parts)


def _as_declared(text: str, declared: Declared) -> str:
    """The headline as the page's titles have it, where it is cut short or holds a label: a section, an occasion."""
    words = fold(text)
    for other in (_without_site(other, declared.site) for other in declared.stated):
        told = fold(other)
        is_part = words.endswith(f" {told}") or words.startswith(f"{told} ")
        if (is_part and 2 * len(told) >= len(words)) or (text.endswith(_CUT) and told.startswith(words)):
            return other
    return text


def _without_site(text: str, publisher: str | None) -> str:
    """The title without the name of the site before or after it, where that is known for one."""
    parts = list(_SEPARATOR.finditer(text))
    if not parts:
        return text
    head, tail = text[: parts[-1].start()], text[parts[-1].end() :]
    known = fold(publisher or "")
    if known and (fold(tail) in known or known in fold(tail)):
        return _without_site(head, publisher)
    first = text[: parts[0].start()]
    if known and fold(first) == known:
        return text[parts[0].end() :]
    if "|" in parts[-1][0] and len(tail) < len(head):
        return head
    return text


def _part_shown(tree: HtmlElement, text: str) -> str:
    """The greater part of the title, where it stands on the page as a line of its own: the rest names the site."""
    cuts = list(_SEPARATOR.finditer(text))
    parts = [text[: cut.start()] for cut in cuts] + [text[cut.end() :] for cut in cuts]
    parts = sorted((part for part in parts if 2 * len(part) > len(text)), key=len, reverse=True)
    if not parts:
        return text
    lines = {fold(text_of(element)) for element in tree.iter(*_LINES) if len(element) <= 1}
    return next((part for part in [text, *parts] if fold(part) in lines), text)
