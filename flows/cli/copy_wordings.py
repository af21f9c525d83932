"""What is said of copies, on the terminal and on a page alike."""

import math

from threatlake.records import CopyKind, Precision
from warehouse.shared_text import Side, SideBySide
from warehouse.shown_copies import Copies, Described, Pair, Shared

# How much of an ISO date is stated.
STATED = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def titled(document: Described) -> str:
    """The title of a document, or its symbol."""
    return document.title or document.symbol or "(no title)"


def dated(document: Described) -> str:
    """The publication date, as far as it is stated."""
    if document.published_on is None:
        return "not dated"
    return str(document.published_on)[: STATED[document.published_precision or Precision.DAY]]


def published(document: Described) -> str:
    """Who published a document, when, and its symbol."""
    return " · ".join(filter(None, (dated(document), document.publisher, document.symbol)))


def found_at(document: Described) -> str:
    """Where a document was found."""
    first, *others = document.addresses or ("no address",)
    return f"{first} and {counted(len(others), 'other address', 'other addresses')}" if others else first


def counted(count: int, one: str, more: str = "") -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def percent(share: float) -> str:
    """A share in whole percent; 100 and 0 only where it is exactly that."""
    if 0 < share < 0.01:  # noqa: PLR2004 - one in a hundred
        return "under 1%"
    return f"{math.floor(100 * share + 1e-9)}%"


def overlap(pair: Pair) -> str:
    """How much two documents share."""
    if pair.kind is CopyKind.EXACT:
        return f"all of both texts, {counted(pair.shared_words, 'word')}"
    passages = f" in {len(pair.rows)} passages" if len(pair.rows) > 1 else ""
    return (
        f"{percent(pair.containment)} of the shorter text, {percent(pair.jaccard)} of both together, "
        f"{counted(pair.shared_words, 'word')}{passages}"
    )


def standing(found: Copies) -> str:
    """What a document is in its story."""
    if not found.pairs and len(found.story) <= 1:
        return "no copies; it is a story of its own"
    if len(found.story) <= 1:
        return "a story of its own: what it shares with others makes no story"
    return f"{'the original' if found.document.is_original else 'a copy'} in a story of {len(found.story)} documents"


def why(found: SideBySide) -> str:
    """Why two documents are copies of their kind."""
    if not found.passages:
        return "found by older code or seeds; now nothing shared is found"
    one, other = (side.document for side in found.sides)
    match found.pair.kind:
        case CopyKind.EXACT:
            return "the same words; only case, spacing and punctuation may differ"
        case CopyKind.REVISION:
            return f"states of one document: {one.symbol} and {other.symbol}"
        case CopyKind.RELATED:
            return f"the same form with other details: {_figures(found)}; it makes no story"
        case CopyKind.NEAR:
            return f"most of the words are the same; {_figures(found)}"
        case CopyKind.PASSAGE:
            differing = f", {_figures(found)}" if found.figures_changed else ""
            return f"a part of one stands in the other{differing}; it makes no story"


def _figures(found: SideBySide) -> str:
    count = found.figures_changed + found.figures_kept
    if not count:
        return "no figures stand in what is shared"
    return f"{found.figures_changed or 'none'} of {counted(count, 'figure')} differ{'s' if count == 1 else ''}"


def places(row: Shared, found: SideBySide) -> str:
    """Where a shared passage stands in both texts."""
    one, other = found.sides
    return (
        f"{counted(row.shared_words, 'word')}: {_place(one, row.start_char, row.end_char)} here, "
        f"{_place(other, row.other_start_char, row.other_end_char)} there"
    )


def _place(side: Side, start: int, end: int) -> str:
    pages = [paragraph.page for paragraph in side.paragraphs if paragraph.start_char <= start and paragraph.page]
    return f"characters {start:,} to {end:,}{f' (page {pages[-1]})' if pages else ''}"


def boilerplate(side: Side) -> str:
    """What is left out of the comparison, as it is named."""
    return f"boilerplate of {side.document.publisher}, not compared"
