"""A sample of the runs of words of a sentence: two sentences that share most of their words share some of it."""

from zlib import crc32

from threatlake.tokens import fold, tokenize

# Words of a run: two are common phrases, four are lost with every second word that is changed.
RUN = 3
# The least numbers that are kept (bottom-k sketch, Broder 1997): of sentences that share half of their runs, one of a
# thousand pairs shares none of eight.
KEPT = 8


def runs(text: str, start: int = 0, end: int | None = None) -> frozenset[int]:
    """The runs of words of a part of a text, each as a number that is the same on every platform."""
    words = [fold(word) for word in tokenize(text, start, end).words]
    places = range(max(1, len(words) - RUN + 1))
    return frozenset(crc32(" ".join(words[at : at + RUN]).encode()) for at in places)


def sketch(text: str, start: int = 0, end: int | None = None) -> tuple[int, ...]:
    """The least of these numbers, rising."""
    return tuple(sorted(runs(text, start, end))[:KEPT])
