"""The title of a PDF: the subject that is set as one, else large type on its first page, else the stated property."""

import re
from collections.abc import Sequence
from itertools import takewhile

from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, StatedDay
from threatlake.reading.pdf.paragraphs import Paragraph
from threatlake.reading.structure.stated_days import parse
from threatlake.reading.un.titles import LONGEST, is_of_masthead, names_body, stands_below
from threatlake.records import Precision

_LARGER = 1.08  # times the body size: large type
_NO_TITLE = re.compile(
    r"\s*(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|no title|document\s?\d*|title|slide \d+"
    r"|powerpoint presentation|.{1,3}|[\w.-]*\d[\w.-]*|[\W\d_]*"
    r"|.*\.(?:docx?|pdf|xlsx?|pptx?|rtf|indd|qxd|qxp|odt|tex|dvi|ps|html?|wpd|txt))\s*",
    re.IGNORECASE,
)
_MASTHEAD_END = re.compile(r"distr\b|original\b|english only|\d{1,2} [A-Z]?[a-z]+ (?:19|20)\d\d$", re.IGNORECASE)
_NUMBERED_PART = re.compile(r"(?:[IVXLC]{1,7}|\d{1,3}|[A-Z])\.\s|\(")
_RUNS_ON = 2.2  # times the letter size: how far the next line of a name stands below
_SAME_SIZE = 0.5  # points
_LONGEST_HEAD = 160  # characters: what stands before the first longer block is the head of a document
_LONGEST_DATELINE = 60  # characters: place, date, number of an issue
_DATELINE_WORDS = 5
_BETWEEN_DAYS = re.compile(r"\d\s?[–—]\s?\d|[^\W\d_]\s?[–—]\s?\d")  # the days of a meeting
_SOFTWARE = re.compile(
    r"microsoft|word|adobe|acrobat|office|writer|latex|tex\b|admin|user|unknown|anonymous|author|owner|default|scan"
    r"|printer|windows|compaq|\bhp\b|\bdell\b|lenovo|pdf|[@\\/\d_]|untitled|unspecified|reportlab|python",
    re.IGNORECASE,
)


def title(found: Sequence[Paragraph], symbol: str | None, stated: str) -> str | None:
    """The title as printed, else as the properties of the file state it where that is no file name."""
    printed = _un_title(found) if symbol is not None else None
    return printed or _large(found) or (None if _NO_TITLE.fullmatch(stated) else clean.line(stated) or None)


def published(blocks: Sequence[Block]) -> StatedDay | None:
    """The day, else the month, that a line of its own states before the running text of the first page."""
    head = list(takewhile(lambda block: block.page == 1 and len(block.text) <= _LONGEST_HEAD, blocks))
    stated = [parse(block.text) for block in head if _is_dateline(block.text)]
    days = [day for day in stated if day is not None]
    exact = (day for day in days if day.precision is Precision.DAY)
    return next(exact, None) or next((day for day in days if day.precision is Precision.MONTH), None)


def _is_dateline(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return len(text) <= _LONGEST_DATELINE and len(words) <= _DATELINE_WORDS and not _BETWEEN_DAYS.search(text)


def author(stated: str) -> str | None:
    """The author the properties state, where it reads as a person's or an organisation's name."""
    name = clean.line(stated)
    words = name.split()
    reads_as_name = 2 <= len(words) <= 8 and all(word[0].isupper() for word in words if len(word) > 3)  # noqa: PLR2004
    return name if reads_as_name and not _SOFTWARE.search(name) else None


def _un_title(found: Sequence[Paragraph]) -> str | None:
    """The bold subject below the masthead, which ends with the date of distribution and the language."""
    first_page = [paragraph for paragraph in found if paragraph.page == 1 and not paragraph.is_note]
    subjects = [paragraph for paragraph in _below_masthead(first_page) if _may_be_title(paragraph)]
    bold = [paragraph for paragraph in subjects if paragraph.is_bold]
    named = [paragraph for paragraph in bold if not names_body(paragraph.text)] or bold
    if named:
        return _first_of_largest(named)
    # Typewritten documents set their subject in capitals.
    return next((clean.line(paragraph.text) for paragraph in subjects if paragraph.text.isupper()), None)


def _below_masthead(first_page: list[Paragraph]) -> list[Paragraph]:
    """What stands lower than the lines of distribution, and than a name of the body that runs on beside them."""
    ends = [paragraph.last.segment.baseline for paragraph in first_page if _MASTHEAD_END.match(paragraph.text)]
    if not any(paragraph.text.startswith("Distr") for paragraph in first_page):
        return first_page
    foot = min(ends)
    name = next((paragraph for paragraph in first_page if paragraph.is_bold and paragraph.top.baseline > foot), None)
    below = [paragraph for paragraph in first_page if paragraph.last.segment.baseline < foot]
    for paragraph in sorted(below, key=lambda paragraph: -paragraph.top.baseline):
        is_name = name is not None and paragraph.is_bold and abs(paragraph.size - name.size) < _SAME_SIZE
        if is_name and foot - paragraph.top.baseline <= _RUNS_ON * paragraph.size:
            foot = paragraph.last.segment.baseline
    return [paragraph for paragraph in below if paragraph.last.segment.baseline < foot]


def _large(found: Sequence[Paragraph]) -> str | None:
    """The first of the largest type on the first page, where it is larger than running text."""
    first_page = [one for one in found if one.page == 1 and not one.is_note and one.table is None]
    if not first_page:
        return None
    body = max(found, key=lambda paragraph: len(paragraph.text)).size
    large = [paragraph for paragraph in first_page if paragraph.size >= _LARGER * body and _may_be_title(paragraph)]
    return _first_of_largest(large) if large else None


def _first_of_largest(found: Sequence[Paragraph]) -> str:
    """The first in the largest type; one that says only whose paper it is where there is no other."""
    size = max(paragraph.size for paragraph in found)
    largest = [clean.line(paragraph.text) for paragraph in found if paragraph.size > size - _SAME_SIZE]
    return next((text for text in largest if not stands_below(text)), largest[0])


def _may_be_title(paragraph: Paragraph) -> bool:
    text = clean.line(paragraph.text)
    has_words = sum(character.isalpha() for character in text) > 3  # noqa: PLR2004 - a word at least
    is_other = is_of_masthead(text) or _NUMBERED_PART.match(text) is not None
    return paragraph.table is None and has_words and len(text) <= LONGEST and not is_other
