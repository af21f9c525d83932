"""What a page claims of itself in JSON-LD (schema.org)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup

# The kinds of schema.org that a report or story is; lists, breadcrumbs and products say nothing about it.
_ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle",
    "blogposting", "socialmediaposting", "report", "scholarlyarticle", "techarticle", "pressrelease",
    "advertisercontentarticle",
    "liveblogposting", "governmentdocument", "digitaldocument", "creativework", "webpage", "itempage",
})  # fmt: skip
_PAGES = frozenset({"webpage", "itempage", "creativework"})  # believed after articles
_DEEPEST = 8  # levels of nesting that are looked through


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of the page's main article; None where it makes none."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    body: str | None = None


def claims(soup: BeautifulSoup) -> Claims:
    """The claims of the first article on the page, completed by those of the page itself."""
    found = [item for item in _items(soup) if _kinds(item) & _ARTICLES]
    found.sort(key=lambda item: bool(_kinds(item) <= _PAGES))
    return Claims(
        headline=_first(found, "headline"),
        published=_first(found, "datePublished"),
        publisher=_first(found, "publisher"),
        author=_first(found, "author"),
        body=_first(found, "articleBody"),
    )


def _items(soup: BeautifulSoup) -> Iterator[dict[str, object]]:
    for script in soup.find_all("script", attrs={"type": "application/ld+json"}):
        try:
            data = json.loads(script.get_text().strip(" \n\t;"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, _DEEPEST)


def _objects(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for part in data:
            yield from _objects(part, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth - 1)


def _kinds(item: dict[str, object]) -> set[str]:
    kinds = item.get("@type")
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _first(items: list[dict[str, object]], key: str) -> str | None:
    return next((text for item in items if (text := _text(item.get(key)))), None)


def _text(value: object) -> str | None:
    """A value, its name, or its parts' names with commas between."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        names = [name for part in value if (name := _text(part))]
        return ", ".join(dict.fromkeys(names)) or None
    return None
