"""The author that a page names, to machines or in a byline; a name that might be somebody else's is none."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading.characters import clean
from threatlake.reading.html.places import Page, brief, fold
from threatlake.reading.html.text import marks

_LONGEST_NAME = 120
_ADDRESS = re.compile(r"https?:|www\.|@|/")
_BY = re.compile(
    r"^(?:(?:written|posted|published|story|text|words|report|a post|article|created|view all posts) by|by|from|author"
    r"|(?:(?:alle artikel|text|erstellt|geschrieben|ein beitrag) )?von|autor(?:in)?|(?:escrito )?por|(?:écrit )?par"
    r"|di|door|авторы?|автор текста|мәтін|мәтінді жазған|муаллиф|автору)(?=[\s:])\s*:?\s*",
    re.IGNORECASE,
)
# Roles, log-ins and makeshifts that stand where a name should.
_NO_AUTHOR = re.compile(
    r"(?:(?:web|site|super|staff|web ?site)?[ -]?(?:admin|administrator|user|writer|reporter|master|team)|webredaktion"
    r"|administrador|editor|(?:no )?author|root|redaktor|redactor|staff|our correspondent|news ?desk|unknown|guest"
    r"|publisher|autor|anonymous|noname|none|null|default|test|(?:more|all) posts|unbekannt|автор|админ|администратор"
    r"|редактор|(?:собственный )?корреспондент|гость|әкімші)",
    re.IGNORECASE,
)
_META_NAMES = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "article:author",
    "og:article:author",
    "cxenseparse:author",
    "twitter:creator:name",
)
# Elements marked as the author's name, the most exact first.
_MARKED = (
    etree.XPath("//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]"),
    etree.XPath("//a[@rel='author' or contains(@href, '/author/') or contains(@href, '/autor/')]"),
    etree.XPath("//*[contains(concat(' ', @class, ' '), ' author ')]//*[contains(concat(' ', @class, ' '), ' fn ')]"),
)

# A person's name as bylines print it: two or three capitalised words, initials among them, or a surname with initials.
_WORD = r"[^\W\d_a-zа-яёәғқңөұүһіўҳҷӣӯ][^\W\d_]*(?:['’ʻ‘-][^\W\d_]+)*"
_INITIAL = r"[^\W\d_a-zа-яё]\."
_TITLE = r"(?:(?:Dr|Prof|Mag|Ing|Д-р|Проф)\.\s){0,2}"
_PARTICLE = r"(?:(?:von|van|de|der|del|la|da|di|al|ibn|bin|ter)\s){0,2}"
_PERSON = rf"{_TITLE}(?:(?:{_WORD}|{_INITIAL})\s?){{1,3}}(?:\s{_PARTICLE}(?:{_WORD}|{_INITIAL}))"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| und| y| et| и| және| ва| va|,? &)\s{_PERSON}){{0,3}}"
_ENDED = r"\s*(?:$|[|•·,;/(–—\d]|\.$|-\s|\son\s|\sam\s)"
# `Автор: …`, `Текст: …`, `Мәтін: …`, `Муаллиф: …`: who wrote it; `Фото:` and `Дереккөз:` say something else.
_LABEL = (
    r"(?:(?:written|story|report|text|words) by|authors?|autor(?:in|en)?|auteurs?|autore|text|redaktion"
    r"|авторы?(?: текста| статьи| материала)?|текст|подготовил[аи]?|беседовал[аи]?|корреспондент|мәтін|мәтін авторы"
    r"|дайындаған|муаллиф|muallif|автору|муаллифи)"
)
_LABELLED = re.compile(rf"^{_LABEL}\s*[:—–]\s*(?-i:(?P<name>{_PEOPLE})){_ENDED}", re.IGNORECASE)
_LABEL_FIRST = re.compile(rf"\s*{_LABEL}\s*(?:[:—–]|$)", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"^{_LABEL}\s*[:—–]?$", re.IGNORECASE)
# `By …`, and its like elsewhere: `Ein Artikel von …`, `Publié par …`.
_WROTE = (
    r"(?:(?:written|posted|published|story|words|report(?:ed)?|erstellt|geschrieben|verfasst|veröffentlicht|publié|écrit"
    r"|escrito|publicado|(?:ein\s)?(?:artikel|beitrag|text|bericht|interview|kommentar|gastbeitrag))\s)?(?:by|von|por|par|door)"
)
_SAID = re.compile(rf"^{_WROTE}\s+(?-i:(?P<name>{_PEOPLE})){_ENDED}", re.IGNORECASE)
_SAID_ALONE = re.compile(rf"^{_WROTE}\s*:?$", re.IGNORECASE)
_BARE = re.compile(rf"^(?P<name>{_PEOPLE}){_ENDED}")
_MARKS = re.compile(
    r"by-?line|(?:^|[\W_])(?:author|avtor|writer|reporter|autor)s?(?:$|[\W_]|(?=[A-Z]))|article-?author|post-?author"
    r"|author-?name|authorname",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 160
_BEFORE, _AFTER = 8, 20  # runs of text between headline and byline: date, section, views and shares stand there too
_MOST_MARKED = 100  # elements: a page that marks more authors is a list of stories
_MOST, _MOST_SHOUTED = 8, 3  # words of a name, several people's at most; and in capitals, which a button has too


def author(page: Page, metas: dict[str, str], claimed: str | None, others: list[str]) -> str | None:
    """The first name that the page gives as its author's; `others` are the names of the site and the document."""
    no_author = {fold(text) for text in others}
    for candidate in _candidates(page, metas, claimed):
        found = _cleaned(candidate)
        if found and fold(found) not in no_author:
            return found
    return None


def name(text: str | None) -> str | None:
    """A name of a person or body; an address or a sentence is none."""
    text = clean.line(html.unescape(text)) if text else ""
    if not text or len(text) > _LONGEST_NAME or _ADDRESS.search(text) or not any(map(str.isalpha, text)):
        return None
    return text


def _cleaned(text: str | None) -> str | None:
    """The name without `By`, if it is one: no role, no log-in, no sentence."""
    text = clean.line(html.unescape(text)) if text else ""
    found = name(_BY.sub("", text).strip(" |,;:·•-–—"))
    if found is None or _NO_AUTHOR.fullmatch(found) or any(map(str.isdigit, found)):
        return None
    words = len(found.split())
    if (words == 1 and found.islower()) or (words > _MOST_SHOUTED and found.isupper()):
        return None
    return found if words <= _MOST or "," in found else None


def _candidates(page: Page, metas: dict[str, str], claimed: str | None) -> Iterator[str | None]:
    yield claimed
    yield from (metas.get(key) for key in _META_NAMES)
    for path in _MARKED:
        yield _only(_marked(page, cast("list[HtmlElement]", path(page.tree))))
    yield _only(_labelled(page))
    yield _only(_near_headline(page))


def _only(names: Iterable[str]) -> str | None:
    """The one name; a page that marks several people marks its commenters or its other stories too."""
    different = {fold(found): found for found in names if found}
    return next(iter(different.values())) if len(different) == 1 else None


def _marked(page: Page, elements: list[HtmlElement]) -> list[str]:
    if len(elements) > _MOST_MARKED:
        return []
    return [
        found
        for element in elements
        if not page.is_elsewhere(element)
        and (found := _cleaned(element.get("content") or brief(element, _LONGEST_BYLINE)))
    ]


def _labelled(page: Page) -> list[str]:
    """Names after a label that says who wrote; the name may stand in an element of its own."""
    return [
        match["name"]
        for at, (text, parent) in enumerate(page.runs)
        if _LABEL_FIRST.match(text)
        and (match := _LABELLED.match(_line(page, at, _LABEL_ALONE, ": ")))
        and not page.is_elsewhere(parent)
    ]


def _near_headline(page: Page) -> list[str]:
    """Names in the lines about the headline that say `By` or whose markup calls them a byline."""
    start, end = page.headline_at, page.headline_end
    if start is None or end is None:
        return []
    names = []
    for at in range(max(0, start - _BEFORE), min(end + _AFTER, len(page.runs))):
        text, parent = page.runs[at]
        line = clean.line(text[:_LONGEST_BYLINE])
        match = _SAID.match(_line(page, at, _SAID_ALONE, " "))
        if match is None and (_MARKS.search(marks(parent)) or _MARKS.search(marks(parent.getparent()))):
            match = None if line.isupper() else _BARE.match(line)
        if match is not None and not page.is_elsewhere(parent) and parent.tag != "h1":
            names.append(match["name"])
    return names


def _line(page: Page, at: int, label: re.Pattern[str], joint: str) -> str:
    """A run of text on one line, together with the next one where it is nothing but a label."""
    line = clean.line(page.runs[at][0][:_LONGEST_BYLINE])
    if at + 1 < len(page.runs) and label.match(line):
        return line.rstrip(" :—–") + joint + clean.line(page.runs[at + 1][0][:_LONGEST_BYLINE])
    return line
