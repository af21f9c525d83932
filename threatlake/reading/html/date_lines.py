"""The lines on a page that show a date as visitors read it, the best evidence of publication first."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from lxml.html import HtmlElement

from threatlake.reading.extraction import StatedDay
from threatlake.reading.html import days as html_days
from threatlake.reading.html.places import Page, brief
from threatlake.reading.html.text import marks
from threatlake.reading.structure import stated_days
from threatlake.reading.structure.stated_days import Found
from threatlake.records import Precision

# Names that sites give the element with the date: `date`, `post-date`, `news_time`, `publishedOn`, `byline`.
_MARKED = re.compile(
    r"publish|posted|created|(?:^|[\W_]|[a-z](?=[DT]))(?:date|Date|time|Time|datum|Datum|data|fecha|timestamp|datestamp"
    r"|pubdate)(?:$|[\W_\d]|(?=[A-Z]))"
    r"|byline|dateline|release|infoline|meta(?:$|[\W_])",
)
_MARKED_PUBLISHED = re.compile(r"publi(?:sh|cation|cado|cada)|posted|pub-?date|created|release", re.IGNORECASE)
_MARKED_CHANGED = re.compile(r"modif|updat|revis|edited|changed", re.IGNORECASE)
_SAYS_CHANGED = re.compile(
    r"updated?\b|modified|revis|reviewed|last (?:edit|change)|обновл|измен[её]н|жаңарт|янгилан|yangilan"
    r"|aktualisier|geändert|überarbeitet|mis(?:e)? à jour|modifié|actualizad|aggiornat|atualizad|güncelle|zaktualizow"
    r"|©|copyright|\(c\)",
    re.IGNORECASE,
)
_SAYS_PUBLISHED = re.compile(
    r"\b(?:published|posted|(?:press|news) release of|(?:presse)?(?:mitteilung|meldung) vom"
    r"|date of (?:publication|issue)|publication date|release date|date posted|issued"
    r"|опубликован\w*|дата публикации|размещен\w*|добавлен\w*"
    r"|жарияланды|жарияланған|жарияланды|эълон қилин\w+|e['ʻ’]lon qilin\w+|жарыяланган|нашр шуд\w*|интишор"
    r"|veröffentlicht|erschienen|publié|publiée|paru|mis en ligne|publicado|publicada|pubblicato|опубліковано"
    r"|yayın(?:lanma|landı)?|opublikowan\w+|gepubliceerd|geplaatst|publicerad)(?!\w)",
    re.IGNORECASE,
)
# Words beside a date that make it the date of something else: an event, a deadline, a validity, a birth.
_SAYS_OTHER = re.compile(
    r"\b(?:until|till|through|deadline|expires?|valid|born|died|from|since|before|after|event|starts?|ends?|begins?"
    r"|registered|joined|member since|next|last visit|bis|ab|seit|geboren|registriert|anmeldedatum"
    r"|до|после|родил|jusqu|depuis|hasta|desde|fino al|dal)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:stand|as of|по состоянию на)\b", re.IGNORECASE)
_HOUR = re.compile(r"\d\d?[:.]\d\d(?::\d\d)?")  # two of them are the beginning and the end of an event
_WORD = re.compile(r"[^\W\d_]+")
# What dates have beside them anyway: a weekday with its comma, prepositions, hours, years.
_PLAIN = re.compile(
    r"^\W*[^\W\d_]+,|\b(?:am|um|uhr|pm|at|on|the|le|les|à|el|il|la|den|der|de|kl|h|hrs|gmt|utc|в|г|год|года|час|ж|сағат)\b",
    re.IGNORECASE,
)
_BAR = re.compile(r"[|·•»]")
_WORDS_BESIDE = 8  # words in a date line besides the date: weekday, hour, section, name
_LONGEST = 160  # characters of a line that is about a date
_LONGEST_LABEL = 40
# How far from the headline a date line stands, in runs of text; farther where its markup calls it a date.
_BEFORE, _AFTER = 5, 12
_BEFORE_MARKED, _AFTER_MARKED = 15, 60
_TOP = 6  # runs of text at the top of a page: a date there is today's
_SERIAL = 3  # different days under one mark: a list of stories, each with its date
# The opening of a text: `ASTANA, 7 September 2021 –`, `(07.09.2021)`; after other words a day is part of it.
_DATELINE_BEFORE = re.compile(r"\W*(?:[^\W\d_a-zа-я][\w.'’-]*(?:\s[^\W\d_a-zа-я][\w.'’-]*){0,3}\s?[^\w\s]\W*)?$")
_DATELINE_AFTER = re.compile(r"\s*[^\w\s,]")


class Rank(IntEnum):
    """How good the evidence is that a shown date is that of publication."""

    SAID = 0  # the line says `Published`
    MARKED = 1  # the markup says so
    NEAR = 2  # a line that is nothing but a date, at the headline
    DATELINE = 3  # the first words of the text
    FAR = 4  # marked as a date, away from the headline
    ONLY = 5  # the only day that stands in a line of its own
    AS_OF = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A day on the page with its rank; fewer runs of text from the headline are better."""

    rank: Rank
    distance: int
    day: StatedDay


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    text: str
    element: HtmlElement
    start: int
    end: int
    label: str
    after: str
    day: StatedDay

    @property
    def words(self) -> int:
        """How many words stand in the line besides the date."""
        return len(_WORD.findall(self.text[: self.start] + " " + self.text[self.end :]))

    @property
    def other_words(self) -> bool:
        """Whether any of them, up to a bar or dot, is more than a weekday, a preposition or an hour."""
        beside = _BAR.split(self.text[: self.start])[-1] + " " + _BAR.split(self.text[self.end :])[0]
        return _WORD.search(_PLAIN.sub(" ", beside)) is not None


def shown(page: Page, order: str | None) -> list[Shown]:
    """The days that the page shows as its own, best first."""
    lines = [*_lines(page, order), *_times(page)]
    lines = [line for line in lines if not _SAYS_CHANGED.search(line.label + line.after)]
    serial = _serial(lines)
    found = []
    for line in lines:
        if page.is_elsewhere(line.element):
            continue
        distance = _distance(page, line.at)
        rank = _rank(line, distance, is_serial=_signature(line.element) in serial)
        if rank is not None:
            found.append(Shown(rank, 2 * -distance if distance < 0 else distance, line.day))
    only = {one.day for one in found if one.rank is Rank.ONLY}
    kept = [one for one in found if one.rank is not Rank.ONLY or len(only) == 1]
    return sorted(kept, key=lambda one: (one.rank, one.distance))


def _times(page: Page) -> Iterator[_Line]:
    """The days of time elements whose text is no whole date."""
    places: dict[HtmlElement, int] = {}
    for at, (_, parent) in enumerate(page.runs):
        places.setdefault(parent, at)
    for element in page.tree.iter("time"):
        place = next((places[part] for part in element.iter() if part in places), None)
        day = stated_days.parse(element.get("datetime") or "")
        text = brief(element, _LONGEST) or ""
        if place is None or day is None or day.precision is not Precision.DAY or html_days.every(text, "dmy"):
            continue
        label = _label_before(page, place, element, text)
        yield _Line(place, text, element, 0, len(text), label, "", day)


def _lines(page: Page, order: str | None) -> Iterator[_Line]:
    """Every day in the runs of text, with what stands before and after it in its line."""
    for at, (run, parent) in enumerate(page.runs):
        line = html_days.plain(run)
        if not html_days.might_state(line):
            continue
        text, element, found = _line_with_days(line, parent, order)
        for number, match in enumerate(found):
            since = found[number - 1].end if number else 0
            is_last = number + 1 == len(found)
            label = text[since : match.start]
            if number == 0 and not _WORD.search(label):
                label = _label_before(page, at, element, text) + label
            after = text[match.end :][:_LONGEST_LABEL] if is_last else ""
            yield _Line(at, text, element, match.start, match.end, label, after, match.day)


def _line_with_days(run: str, parent: HtmlElement, order: str | None) -> tuple[str, HtmlElement, list[Found]]:
    """A run of text with its days; where it has part of a date, the text of the element around that has the rest."""
    found = html_days.every(run[:_LONGEST], order)
    if found or len(run) > _LONGEST:
        return run, parent, found
    for wider in (parent, parent.getparent()):
        around = html_days.plain(brief(wider, _LONGEST) or "")
        if wider is not None and (found := html_days.every(around, order)):
            return around, wider, found
    return run, parent, []


def _label_before(page: Page, at: int, element: HtmlElement, text: str) -> str:
    """What stands before a date in the same line or just above it, if it is short enough to be its label."""
    around = html_days.plain(brief(element.getparent(), _LONGEST) or "")
    if (place := around.find(text)) > 0:
        return around[:place]
    before = " ".join(page.runs[at - 1][0].split()) if at else ""
    return before + " " if len(before) <= _LONGEST_LABEL else ""


def _distance(page: Page, at: int) -> int:
    """Runs of text from the headline; negative before it."""
    start, end = page.headline_at, page.headline_end
    if start is None or end is None:
        return at
    return at - start if at < start else max(0, at - end)


def _rank(line: _Line, distance: int, *, is_serial: bool) -> Rank | None:
    near = -_BEFORE <= distance <= _AFTER and not (distance < 0 and line.at < _TOP)
    if _SAYS_PUBLISHED.search(line.label) or _SAYS_PUBLISHED.search(line.after):
        return Rank.SAID if near or not is_serial else None
    if _SAYS_OTHER.search(line.label[-_LONGEST_LABEL:]) or len(_HOUR.findall(line.after)) > 1:
        return None
    if _AS_OF.search(line.label):
        return Rank.AS_OF
    if _is_bare(line):
        return _bare_rank(line, distance, near=near, is_serial=is_serial)
    is_first = 0 <= distance <= _AFTER and line.element.tag not in {"li", "td"}
    is_dateline = _DATELINE_BEFORE.match(line.text[: line.start]) and _DATELINE_AFTER.match(line.text, line.end)
    return Rank.DATELINE if is_first and is_dateline else None


def _bare_rank(line: _Line, distance: int, *, near: bool, is_serial: bool) -> Rank | None:
    """The rank of a line that is nothing but a date, by its marks and its place."""
    parent = line.element.getparent()
    is_time = "time" in {line.element.tag, None if parent is None else parent.tag}
    own = f"{marks(line.element)} {marks(parent)}"
    is_marked = is_time or _MARKED.search(own) is not None
    if _MARKED_CHANGED.search(marks(line.element)) and not _MARKED.search(marks(line.element)):
        return None
    if (_MARKED_PUBLISHED.search(own) and not is_serial) or (is_marked and near):
        return Rank.MARKED
    if near:
        return Rank.NEAR
    if is_serial or line.other_words:
        return None
    if is_marked and -_BEFORE_MARKED <= distance <= _AFTER_MARKED:
        return Rank.MARKED
    return Rank.FAR if is_marked else Rank.ONLY


def _is_bare(line: _Line) -> bool:
    """Whether a line is hardly anything but a date."""
    return len(line.text) <= _LONGEST and line.words <= _WORDS_BESIDE


def _signature(element: HtmlElement) -> tuple[str, str, str]:
    parent = element.getparent()
    return str(element.tag), element.get("class") or "", (parent.get("class") or "") if parent is not None else ""


def _serial(lines: list[_Line]) -> set[tuple[str, str, str]]:
    """The marks under which several days stand."""
    days: defaultdict[tuple[str, str, str], set[StatedDay]] = defaultdict(set)
    for line in lines:
        days[_signature(line.element)].add(line.day)
    return {signature for signature, found in days.items() if len(found) >= _SERIAL}
