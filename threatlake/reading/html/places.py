"""Where on a page something stands: beside the headline, or among links, comments and small print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from threatlake.reading.characters import clean
from threatlake.reading.html.text import marks, runs

_FOLDED = re.compile(r"\w+")
_ELSEWHERE = frozenset({"aside", "header", "footer", "nav", "form", "select"})
_WHOLE = frozenset({"html", "body", "article", "main"})  # their classes speak of the page, not of a place on it
_OTHER_PLACE = re.compile(
    r"(?<!entry.)(?<!post.)(?<!article.)(?<!asset.)(?<!story.)footer|expire|event|(?<!header)comment|copyright|related|sidebar"
    r"|site-?header|top-?(?:bar|nav|menu|header)|masthead|navbar|(?:current|todays?)-?date|clock|weather"
    r"|widget|teaser|recent|popular|most-?(?:read|viewed)|breadcrumb|disclaimer",
    re.IGNORECASE,
)
_CARD = 60  # characters of a link that is a card of another story, not a date that is linked


@dataclass(frozen=True)
class Page:
    """A page with what is looked up in it more than once."""

    tree: HtmlElement
    headline: HtmlElement | None = None

    @cached_property
    def runs(self) -> list[tuple[str, HtmlElement]]:
        """Every visible run of text in order, with the element that it stands in."""
        return runs(self.tree)

    @cached_property
    def headline_at(self) -> int | None:
        """The number of the run of text that opens the headline."""
        if self.headline is None:
            return None
        inside = set(self.headline.iter())
        return next((place for place, (_, parent) in enumerate(self.runs) if parent in inside), None)

    @cached_property
    def headline_end(self) -> int | None:
        """The number of the last run of text of the headline."""
        if self.headline is None or self.headline_at is None:
            return None
        inside = set(self.headline.iter())
        at = self.headline_at
        while at + 1 < len(self.runs) and self.runs[at + 1][1] in inside:
            at += 1
        return at

    @cached_property
    def _around(self) -> set[HtmlElement]:
        return set() if self.headline is None else {self.headline, *self.headline.iterancestors()}

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Whether the element stands among links, comments or small print instead of with the article."""
        for part in self._own_places(element):
            if part.tag in _ELSEWHERE and not (part.tag in {"footer", "header"} and _is_in_article(part)):
                return True
            said = None if part.tag in _WHOLE else _OTHER_PLACE.search(marks(part))
            if said and not ("footer" in said[0].casefold() and _is_in_article(part)):
                return True
            if part.tag == "a" and brief(part, _CARD) is None:
                return True
        return False

    def _own_places(self, element: HtmlElement) -> Iterator[HtmlElement]:
        """The element and what it is in, up to what the headline is in as well."""
        for part in (element, *element.iterancestors()):
            if part in self._around:
                return
            yield part


def brief(element: HtmlElement | None, longest: int) -> str | None:
    """The text of an element on one line if it is no longer; it is not looked at beyond, however much it holds."""
    parts: list[str] = []
    size = 0
    for text in () if element is None else element.itertext():
        size += len(text.strip())
        if size > longest:
            return None
        parts.append(str(text))
    line = clean.line(" ".join(parts))
    return line if len(line) <= longest else None


def fold(text: str) -> str:
    """The words of a text, for comparing: no case, no punctuation."""
    return " ".join(_FOLDED.findall(text.casefold()))


def _is_in_article(element: HtmlElement) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None
