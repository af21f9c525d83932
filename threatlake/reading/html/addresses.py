"""The address that a page states as its own, and the day that it has in its path."""

import re
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading.characters import clean
from threatlake.reading.extraction import StatedDay
from threatlake.reading.structure import stated_days

_CANONICAL = etree.XPath("//link[@rel and @href]")
_LONGEST = 2000  # characters: more is no address that a browser or a server takes
_YEAR = r"((?:199|20[0-4])\d)"
# `/2021/09/07/`, `/2021-09-07-…`, `/2021/sep/07/`, `/07-09-2021-…`, `/20210907/`, `/07092021-…`, and last `/2021/09/`:
# how sites put the day of publication in a path.
_PATTERNS = (
    (re.compile(rf"(?<!\d){_YEAR}[/_-]([01]?\d)[/_-]([0-3]?\d)(?!\d)"), "ymd"),
    (re.compile(rf"/{_YEAR}/([a-z]{{3,9}})/([0-3]?\d)(?=/)", re.IGNORECASE), "ymd"),
    (re.compile(rf"[/_~-]([0-3]\d)[_.-]([01]\d)[_.-]{_YEAR}(?!\d)"), "dmy"),
    (re.compile(rf"/{_YEAR}([01]\d)([0-3]\d)(?=[/_.-]|$)"), "ymd"),
    (re.compile(rf"/([0-3]\d)([01]\d){_YEAR}(?=[/_.-]|$)"), "dmy"),
    (re.compile(rf"/{_YEAR}/([01]\d)/"), "ym"),
)


def stated(tree: HtmlElement, metas: dict[str, str], claimed: str | None) -> list[str]:
    """The absolute addresses that the page states as its own, the most binding first."""
    links = [
        link.get("href") or ""
        for link in cast("list[HtmlElement]", _CANONICAL(tree))
        if "canonical" in (link.get("rel") or "").casefold().split()
    ]
    candidates = [*links, metas.get("og:url"), claimed, metas.get("twitter:url")]
    return list(dict.fromkeys(found for text in candidates if text and (found := _absolute(text))))


def day(addresses: list[str]) -> StatedDay | None:
    """The day, or else the month, in the path of the first address that has one."""
    paths = [unquote(urlsplit(address).path) for address in addresses]
    for pattern, order in _PATTERNS:
        for path in paths:
            for found in stated_days.matches(pattern, order, path):
                return found.day
    return None


def _absolute(text: str) -> str | None:
    """The address, if it is whole: a scheme of the web, a host, and no spaces."""
    text = clean.line(text)
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "." not in host or len(text) > _LONGEST or " " in text:
        return None
    return text
