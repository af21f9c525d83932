"""The author that a page names, to machines or in a byline; a name that might be somebody else's is none."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading import clean
from threatlake.reading.html_text import headline_place, is_elsewhere, marks, runs, text_of

_LONGEST_NAME = 120
_ADDRESS = re.compile(r"https?:|www\.|@|/")
_BY = re.compile(r"^(?:by|written by|author|авторы?|мәтін|мәтінді жазған)\b\s*:?\s*", re.IGNORECASE)
_NO_AUTHOR = frozenset(
    {"admin", "administrator", "editor", "webmaster", "author", "no author", "root", "user", "redaktor", "redactor"}
    | {"staff writer", "staff reporter", "our correspondent", "news desk", "собственный корреспондент"}
)
_META_NAMES = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "article:author",
)
_MARKED = (etree.XPath("//*[@itemprop='author']"), etree.XPath("//*[@rel='author']"))

# A person's name as bylines print it: two or three capitalised words, initials among them, or a surname with initials.
_WORD = r"[^\W\d_a-zа-яёәғқңөұүһіўҳҷӣӯ][^\W\d_]*(?:['’ʻ‘-][^\W\d_]+)*"
_INITIAL = r"[^\W\d_a-zа-яё]\."
_PERSON = rf"(?:(?:{_WORD}|{_INITIAL})\s?){{1,3}}(?:\s(?:{_WORD}|{_INITIAL}))"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| и| және|,? &)\s{_PERSON}){{0,3}}"
_ENDED = r"\s*(?:$|[|•·,;/(–—\d]|\.$|-\s)"
# `Автор: …`, `Текст: …`, `Мәтін: …`, `Муаллиф: …`: who wrote it; `Фото:` and `Дереккөз:` say something else.
_LABELLED = re.compile(
    r"^(?:(?:written|story|report|text|words) by|author|авторы?(?: текста| статьи| материала)?|текст"
    r"|подготовил[аи]?|беседовал[аи]?|корреспондент|мәтін|мәтін авторы|дайындаған"
    r"|муаллиф|muallif|автору|муаллифи)\s*[:—–]\s*"
    rf"(?-i:(?P<name>{_PEOPLE})){_ENDED}",
    re.IGNORECASE,
)
_ENGLISH = re.compile(rf"^(?:By|BY)\s+(?P<name>{_PEOPLE}){_ENDED}")
_BARE = re.compile(rf"^(?P<name>{_PEOPLE}){_ENDED}")
_MARKS = re.compile(
    r"by-?line|(?:^|[\W_])(?:author|avtor|writer|reporter)s?(?:$|[\W_]|(?=[A-Z]))|article-?author|post-?author",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 160
_BEFORE, _AFTER = 8, 20  # runs of text between headline and byline: date, section, views and shares stand there too


def author(tree: HtmlElement, metas: dict[str, str], claimed: str | None, publisher: str | None) -> str | None:
    """The first name that the page gives as its author's, its machine-readable part believed before its visible one."""
    for candidate in _candidates(tree, metas, claimed):
        found = name(_BY.sub("", clean.line(candidate))) if candidate else None
        if found and found.casefold() not in _NO_AUTHOR and found.casefold() != (publisher or "").casefold():
            return found
    return None


def name(text: str | None) -> str | None:
    """A name of a person or body; an address or a sentence is none."""
    text = clean.line(text) if text else ""
    if not text or len(text) > _LONGEST_NAME or _ADDRESS.search(text) or not any(map(str.isalpha, text)):
        return None
    return text


def _candidates(tree: HtmlElement, metas: dict[str, str], claimed: str | None) -> Iterator[str | None]:
    yield claimed
    yield from (metas.get(key) for key in _META_NAMES)
    for path in _MARKED:
        yield _only({text_of(element) for element in cast("list[HtmlElement]", path(tree))})
    found = runs(tree)
    yield _only(_labelled(found))
    yield _only(_near_headline(tree, found))


def _only(names: set[str]) -> str | None:
    """The one name; a page that marks several people marks its commenters or its other stories too."""
    names = names - {""}
    return next(iter(names)) if len(names) == 1 else None


def _labelled(found: list[tuple[str, HtmlElement]]) -> set[str]:
    """Names after a label that says who wrote; the name may stand in an element of its own."""
    names = set()
    for text, parent in found:
        line = " ".join(text.split())
        match = _LABELLED.match(line)
        if match is None and len(line) < _LONGEST_NAME and line.endswith((":", "—", "–")):
            beside = (parent, parent.getparent())
            tried = (_LABELLED.match(text_of(part)[:_LONGEST_BYLINE]) for part in beside if part is not None)
            match = next(filter(None, tried), None)
        if match is not None and not is_elsewhere(parent):
            names.add(match["name"])
    return names


def _near_headline(tree: HtmlElement, found: list[tuple[str, HtmlElement]]) -> set[str]:
    """Names in the lines about the headline that say `By` or whose markup calls them a byline."""
    place = headline_place(tree, found)
    names: set[str] = set()
    for text, parent in found[max(0, place - _BEFORE) : place + _AFTER] if place is not None else []:
        line = clean.line(text)
        match = _ENGLISH.match(text_of(parent)[:_LONGEST_BYLINE] if line in {"By", "BY"} else line)
        if match is None and (_MARKS.search(marks(parent)) or _MARKS.search(marks(parent.getparent()))):
            match = None if line.isupper() else _BARE.match(line)
        if match is not None and not is_elsewhere(parent) and parent.tag != "h1":
            names.add(match["name"])
    return names
