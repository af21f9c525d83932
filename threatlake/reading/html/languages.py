"""The language that a page states it is in."""

import re
from heapq import nlargest

from babel import Locale, UnknownLocaleError
from lxml.html import HtmlElement

from threatlake.reading.html.places import Page

# A tag of BCP 47 as pages write it: language, then script and region; `ru_RU` and `RU-ru` are in use too.
_TAG = re.compile(r"^([a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,3}$", re.IGNORECASE)
# Codes of countries that pages give for their languages; none of these is a language that sites are made in.
_OF_COUNTRY = {"kz": "kk", "kg": "ky", "tj": "tg", "ua": "uk", "cz": "cs", "jp": "ja", "cn": "zh"}
_NO_LANGUAGE = frozenset({"und", "zxx", "mul"})
_META_NAMES = ("content-language", "og:locale", "dc.language", "dcterms.language", "language")
# Languages never or hardly written in the other alphabet: a template's `en` above a Russian text is a slip.
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "mk", "ky", "tg", "mn"})
_BOTH = frozenset({"kk", "uz", "sr", "az", "tk", "tt", "ba", "ro", "bs"})
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_RUNS, _SAMPLE = 5, 400  # the longest runs of text, and characters of each, that show the alphabet of a page


def statements(tree: HtmlElement, metas: dict[str, str], claimed: str | None) -> list[str]:
    """The tags that the page states, the most exact statement first."""
    found = [tree.get("lang"), tree.get("xml:lang"), *(metas.get(name) for name in _META_NAMES), claimed]
    return [tag.strip() for text in found if text for tag in text.split(",")[:1] if _code(tag.strip()) is not None]


def language(tags: list[str], page: Page) -> str | None:
    """The first language stated, ISO 639-1, that is written in the alphabet of the page."""
    codes = [code for tag in tags if (code := _code(tag)) is not None]
    if not codes:
        return None
    sample = " ".join(nlargest(_RUNS, (text[:_SAMPLE] for text, _ in page.runs), key=len))
    latin, cyrillic = len(_LATIN_LETTER.findall(sample)), len(_CYRILLIC_LETTER.findall(sample))
    if cyrillic > latin:
        return next((code for code in codes if code in _CYRILLIC | _BOTH), None)
    return next((code for code in codes if latin == 0 or code not in _CYRILLIC), None)


def _code(tag: str) -> str | None:
    """The ISO 639-1 code of a tag; None where it has none or names no language."""
    found = _TAG.match(tag)
    if found is None or found[1].casefold() in _NO_LANGUAGE:
        return None
    code = _OF_COUNTRY.get(found[1].casefold(), found[1].casefold())
    try:
        code = Locale.parse(code).language
    except (UnknownLocaleError, ValueError):
        return None
    return code if len(code) == 2 else None  # noqa: PLR2004 - ISO 639-1 has two letters
