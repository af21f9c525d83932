"""The title of a PDF: the subject that is set as one, else large type on its first page, else the stated property."""

import re
from collections.abc import Sequence

from threatlake.reading import clean
from threatlake.reading.pdf_paragraphs import Paragraph
from threatlake.reading.un_documents import find_symbols

_LONGEST = 400  # characters: the titles of letters to the Security Council run to four lines
_LARGER = 1.08  # times the body size: large type
_NO_TITLE = re.compile(
    r"\s*(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|no title|document\s?\d*|title|slide \d+|powerpoint presentation"
    r"|.*\.(?:docx?|pdf|xlsx?|pptx?|rtf|indd|qxd|qxp|odt|tex|dvi|ps|html?|wpd|txt)|[\w.-]*\d[\w.-]*|[\W\d_]*|.{1,3})\s*",
    re.IGNORECASE,
)
_MASTHEAD_NAME = re.compile(
    r"united nations|general assembly|security council|economic and social council|trusteeship council|human rights council"
    r"|conference of the (?:states )?parties.*|distr\b.*|original\b.*|advance\b.*|.{0,25}\bsession|agenda items?\b.*"
    r"|items? \d.*|provisional agenda.*|nations unies|организация объединенных наций|генеральная ассамблея|summary\*?",
    re.IGNORECASE,
)
_SOFTWARE = re.compile(
    r"microsoft|word|adobe|acrobat|office|writer|latex|tex\b|admin|user|unknown|anonymous|author|owner|default|scan"
    r"|printer|windows|compaq|\bhp\b|\bdell\b|lenovo|pdf|[@\\/\d_]|untitled|unspecified|reportlab|python",
    re.IGNORECASE,
)


def title(found: Sequence[Paragraph], symbol: str | None, stated: str) -> str | None:
    """The title as printed, else as the properties of the file state it where that is no file name."""
    printed = _un_title(found) if symbol is not None else None
    return printed or _large(found) or (None if _NO_TITLE.fullmatch(stated) else clean.line(stated) or None)


def author(stated: str) -> str | None:
    """The author the properties state, where it reads as a person's or an organisation's name."""
    name = clean.line(stated)
    words = name.split()
    reads_as_name = 2 <= len(words) <= 8 and all(word[0].isupper() for word in words if len(word) > 3)  # noqa: PLR2004
    return name if reads_as_name and not _SOFTWARE.search(name) else None


def _un_title(found: Sequence[Paragraph]) -> str | None:
    """The bold subject below the masthead, which ends with the date of distribution and the agenda item."""
    first_page = [paragraph for paragraph in found if paragraph.page == 1 and not paragraph.is_note]
    bold = [paragraph for paragraph in first_page if paragraph.is_bold and _may_be_title(paragraph)]
    if not bold:
        return None
    largest = max(paragraph.size for paragraph in bold)
    return next(clean.line(paragraph.text) for paragraph in bold if paragraph.size > largest - 0.5)


def _large(found: Sequence[Paragraph]) -> str | None:
    first_page = [paragraph for paragraph in found if paragraph.page == 1 and not paragraph.is_note and paragraph.table is None]
    if not first_page:
        return None
    sizes = sorted(found, key=lambda paragraph: -len(paragraph.text))
    body = sizes[0].size
    large = [paragraph for paragraph in first_page if paragraph.size >= _LARGER * body and _may_be_title(paragraph)]
    if not large:
        return None
    largest = max(paragraph.size for paragraph in large)
    return next(clean.line(paragraph.text) for paragraph in large if paragraph.size > largest - 0.5)


def _may_be_title(paragraph: Paragraph) -> bool:
    text = clean.line(paragraph.text)
    has_words = sum(character.isalpha() for character in text) > 3  # noqa: PLR2004 - a word at least
    is_name = _MASTHEAD_NAME.fullmatch(text) is not None or any(match.group() == text for match in find_symbols(text))
    return paragraph.table is None and has_words and len(text) <= _LONGEST and not is_name
