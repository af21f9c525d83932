"""What a page claims of itself in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

# The kinds of schema.org that a report or story is; lists, breadcrumbs and products say nothing about it.
_ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle",
    "blogposting", "socialmediaposting", "discussionforumposting", "report", "scholarlyarticle", "techarticle",
    "medicalscholarlyarticle", "pressrelease", "advertisercontentarticle", "satiricalarticle",
    "liveblogposting", "governmentdocument", "digitaldocument", "creativework", "webpage", "itempage",
})  # fmt: skip
_PAGES = frozenset({"webpage", "itempage", "creativework"})  # believed after articles
_DEEPEST = 8  # levels of nesting that are looked through
_MAIN = ("@graph", "mainEntity", "mainEntityOfPage")
_SPARE_COMMA = re.compile(r",(?=\s*[}\]])")
# What is still certain of JSON that is none: a field with its text, if the script has it once.
_FIELD = re.compile(r"""["'](headline|datePublished|inLanguage)["']\s*:\s*(["'])((?:(?!\2)[^\\\n]|\\.){1,400})\2""")


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of the page's main article; None where it makes none."""

    headline: str | None = None
    published: str | None = None
    changed: str | None = None
    publisher: str | None = None
    author: str | None = None
    body: str | None = None
    language: str | None = None
    address: str | None = None


def claims(scripts: list[str]) -> Claims:
    """The claims of the first article in the page's scripts, completed by those of the page itself."""
    read = [(text, _parsed(text)) for text in scripts]
    items = [item for _, data in read for item in _objects(data, _DEEPEST, _MAIN)]
    named = {str(item["@id"]): item for _, data in read for item in _objects(data, _DEEPEST, None) if _is_defined(item)}
    found = [item for item in items if _kinds(item) & _ARTICLES]
    found.sort(key=lambda item: bool(_kinds(item) <= _PAGES))
    found += [_salvaged(text) for text, data in read if data is None]
    return Claims(
        headline=_first(found, "headline", named),
        published=_first(found, "datePublished", named),
        changed=_first(found, "dateModified", named),
        publisher=_first(found, "publisher", named),
        author=_first(found, "author", named) or _first(found, "creator", named),
        body=_first(found, "articleBody", named),
        language=_first(found, "inLanguage", named),
        address=_address(found),
    )


def _parsed(text: str) -> object:
    """The data of a script, without comment signs about it; None where it is broken beyond a comma too many."""
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=0)
    text = text[start : max(text.rfind("}"), text.rfind("]")) + 1]
    for attempt in (text, _SPARE_COMMA.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvaged(text: str) -> dict[str, object]:
    """The fields of a broken script that are stated once in it."""
    found: dict[str, list[str]] = {}
    for match in _FIELD.finditer(text):
        found.setdefault(match[1], []).append(match[3])
    return {key: values[0] for key, values in found.items() if len(set(values)) == 1}


def _objects(data: object, depth: int, keys: tuple[str, ...] | None) -> Iterator[dict[str, object]]:
    """The objects in some data: under these keys, or under all."""
    if depth == 0:
        return
    if isinstance(data, list):
        for part in data:
            yield from _objects(part, depth - 1, keys)
    elif isinstance(data, dict):
        yield data
        for key in keys if keys is not None else data:
            yield from _objects(data.get(key), depth - 1, keys)


def _is_defined(item: dict[str, object]) -> bool:
    return isinstance(item.get("@id"), str) and "name" in item


def _kinds(item: dict[str, object]) -> set[str]:
    kinds = item.get("@type")
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _first(items: list[dict[str, object]], key: str, named: dict[str, dict[str, object]]) -> str | None:
    return next((text for item in items if (text := _text(item.get(key), named))), None)


def _text(value: object, named: dict[str, dict[str, object]]) -> str | None:
    """A value, its name (its own, or that of the object it refers to), or its parts' names with commas between."""
    if isinstance(value, str):
        return html.unescape(value).strip() or None
    if isinstance(value, dict):
        name = value.get("name") or value.get("alternateName")
        if name is None and (meant := named.get(str(value.get("@id")))) is not None:
            name = meant.get("name")
        return _text(name, {}) if not isinstance(name, dict) else None
    if isinstance(value, list):
        names = [name for part in value if (name := _text(part, named))]
        return ", ".join(dict.fromkeys(names)) or None
    return None


def _address(items: list[dict[str, object]]) -> str | None:
    """The address of the article, or of the page that it is the main entity of."""
    for item in items:
        page = item.get("mainEntityOfPage")
        candidates = (item.get("url"), page, page.get("@id") if isinstance(page, dict) else None)
        for candidate in candidates:
            if isinstance(candidate, str) and candidate.startswith("http"):
                return candidate
    return None
