"""What a page carries because it is one: its number, and the number of the print job of UN documents."""

import re
from collections import Counter
from collections.abc import Iterable

_AROUND = r"[\s\-–—~|•·*._=/\[\](){}<>]*"
_PAGE = r"(?:(?:page|p\.|pg\.|стр\.?|страница|с\.|бет)\s*)?"
_NUMBER = re.compile(
    rf"{_AROUND}{_PAGE}(\d{{1,4}})(?:\s*(?:of|/|из|\||-?\s?бет)\s*(?:\d{{1,4}})?)?{_AROUND}", re.IGNORECASE
)
_ROMAN = re.compile(rf"{_AROUND}{_PAGE}[ivxl]{{1,7}}{_AROUND}")
# The job number of UN documents (`25-04571`, `GE.25-00925`, `V.26-06318`), and the same number as a bar code.
_JOB = re.compile(r"\*?(?:[A-Z]{1,4}\.)?\d{2}-[\dIl]{4,6}[A-Z]?\*?(?:\([A-Z]\))?|\*[A-Z]{0,3}\.?\d{6,9}\*")
_STATION = re.compile(r"[A-Z]{1,4}\.")  # where it was printed: `V.`
_LANGUAGE = re.compile(r"\([A-Z](?:/[A-Z])*\)")
_TRANSLATED = re.compile(r"\d{4,6}\w?|\*")  # the days on which a job was translated, or a note that it was reissued


def page_number(text: str) -> int | None:
    """The number of a line that is nothing but a page number."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def is_roman_number(text: str) -> bool:
    """Whether a line is nothing but a page number in small roman figures, as pages before the first have them."""
    return _ROMAN.fullmatch(text) is not None


def offsets(numbers: Iterable[tuple[int, Iterable[int]]]) -> frozenset[int]:
    """By how much printed numbers may differ from the count of pages: by nothing, or as on two pages or more."""
    counts = Counter(offset for page, found in numbers for offset in {number - page for number in found})
    return frozenset({0} | {offset for offset, count in counts.items() if count > 1})


def without_job(text: str) -> str:
    """A line without the number of a print job and what stands beside it."""
    parts = text.split()
    if any(_JOB.fullmatch(part) for part in parts):
        parts = [part for part in parts if not _is_of_job(part)]
    return " ".join(parts)


def is_job(text: str) -> bool:
    """Whether a line is a print job wherever it stands: its place or language is printed with it, or its bar code."""
    parts = text.split()
    if not any(_JOB.fullmatch(part) for part in parts):
        return False
    rest = without_job(text)
    marked = [part for part in parts if _is_of_job(part) and part != "*"]
    is_sure = any(not part[0].isdigit() or part.endswith(")") for part in marked)
    return is_sure and (not rest or page_number(rest) is not None)


def _is_of_job(part: str) -> bool:
    return any(pattern.fullmatch(part) for pattern in (_JOB, _STATION, _LANGUAGE, _TRANSLATED))
