"""How well a text has the words of a report and their order, as known from what was set."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from layouts.report_texts import Part, Report, Role

_RAISED = str.maketrans({raised: f" {plain} " for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = 18  # no two parts of a report begin with the same, whatever spaces a page has between them
_WORDS = 7  # about those of the first line of a part

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Word F1, and the share of the words that stand in the order of the report."""

    f1: float
    order: float


def words(text: str) -> Words:
    """Runs of letters or of figures; ligatures taken apart, raised figures apart from the word they mark."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.translate(_RAISED)))
    return tuple(match.group().casefold() for match in _WORD.finditer(plain))


def golds(report: Report, raw: bytes) -> list[Words]:
    """The right orders: footnotes after the last part begun on their page, boxes between any two parts."""
    pages = _page_words(raw)
    body = [part for part in report.parts if part.role is not Role.BOX]
    boxes = [part for part in report.parts if part.role is Role.BOX]
    ordered = _with_notes(body, report, pages)
    found: list[list[Part]] = [ordered]
    for box in boxes:
        found = [[*order[:at], box, *order[at:]] for order in found for at in range(len(order) + 1)]
    return [_flat(order) for order in found]


def score(read: Words, right: Sequence[Words]) -> Score:
    """A text against the order of those that are right which it follows best."""
    common = sum((Counter(read) & Counter(right[0])).values())
    f1 = 2 * common / (len(read) + len(right[0]))
    return Score(f1, max(common_subsequence(read, gold) / len(gold) for gold in right))


def common_subsequence(one: Words, two: Words) -> int:
    """The length of the longest common subsequence, by Hyyrö's bit vectors."""
    places: dict[str, int] = {}
    for at, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(one)) - 1
    left = every
    for word in two:
        same = left & places.get(word, 0)
        left = (left + same | left - same) & every
    return len(one) - left.bit_count()


def _with_notes(body: list[Part], report: Report, pages: list[Words]) -> list[Part]:
    begins: list[int] = []
    for part in body:
        begins.append(_page_of(words(part.text), pages, begins[-1] if begins else 0))
    ordered = list(zip(begins, body, strict=True))
    for part in reversed(report.notes.values()):
        page = _page_of(words(part.text)[1:], pages, 0)
        at = sum(begin <= page for begin in begins)
        ordered.insert(at, (page, part))
    return [part for _, part in ordered]


def _page_of(begins: Words, pages: list[Words], at_least: int) -> int:
    """The page, from 0, on which a part begins: where its first letters stand, else where most of its first words."""
    head = "".join(begins)[:_LETTERS]
    for number, page in enumerate(pages[at_least:], at_least):
        if head in "".join(page):
            return number

    def held(number: int) -> int:
        return len(set(begins[:_WORDS]).intersection(pages[number]))

    return max(range(at_least, len(pages)), key=lambda number: (held(number), -number))


def _page_words(raw: bytes) -> list[Words]:
    document = pdfium.PdfDocument(raw)
    try:
        return [words(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def _flat(parts: Sequence[Part]) -> Words:
    return tuple(word for part in parts for word in words(part.text))
