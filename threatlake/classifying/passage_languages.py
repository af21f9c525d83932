"""The language of each passage: the document's, unless the passage's letters speak against it.

    letters of all passages counted at once -> those that agree with the main language follow it
                                            -> the others are identified, one by one

So a document in one language costs one count of its letters, and a mixed one what its other passages cost.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from threatlake.classifying import letters
from threatlake.classifying.language import MIN_LETTERS, REGION, identify_sample, sample_of
from threatlake.classifying.letters import Kind
from threatlake.reading.extraction import Reading

# A passage of fewer letters is in a language of the region or follows: a list of names is no French paragraph.
FOREIGN_LETTERS = 80
# Names of a neighbour's people and towns bring fewer letters than this of its own.
MAX_FOREIGN = 0.015
# Where a document is known to mix languages of one script, a passage of fewer letters may agree with the wrong one
# (of Kyrgyz paragraphs with 100 to 149 letters 1 in 18 has none that Russian has not, of longer ones 1 in 130).
PROOF_LETTERS = 150

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters that a language in one script is told by.

    At least `share` of the letters of a passage are `own`: half of what they are on average (measured), so that
    a passage in the language seldom misses it and one in a neighbour's seldom reaches it.
    """

    own: tuple[Kind, ...]
    share: float
    foreign: tuple[Kind, ...]


_FAR = (Kind.KAZAKH, Kind.KAZAKH_KYRGYZ, Kind.CYRILLIC_OTHER)
_SOUTH = (Kind.UZBEK, Kind.UZBEK_TAJIK, Kind.TAJIK, Kind.CYRILLIC_OTHER)
CYRILLIC = {
    # A fourth: only a long Russian passage without ы and щ is strange.
    "ru": Alphabet((Kind.RUSSIAN,), 0.006, (Kind.KAZAKH, Kind.KAZAKH_KYRGYZ, Kind.KAZAKH_UZBEK_TAJIK, *_SOUTH)),
    "kk": Alphabet((Kind.KAZAKH, Kind.KAZAKH_UZBEK_TAJIK), 0.06, _SOUTH),
    # A third: vowel harmony bunches its letters.
    "ky": Alphabet((Kind.KAZAKH_KYRGYZ,), 0.016, (Kind.KAZAKH, Kind.KAZAKH_UZBEK_TAJIK, *_SOUTH)),
    "tg": Alphabet((Kind.UZBEK_TAJIK, Kind.TAJIK), 0.026, (Kind.RUSSIAN, Kind.UZBEK, *_FAR)),
    "uz": Alphabet((Kind.UZBEK, Kind.KAZAKH_UZBEK_TAJIK), 0.02, (Kind.RUSSIAN, Kind.TAJIK, *_FAR)),
}
LATIN = {
    # English is told by its commonest words, which are counted beside its letters.
    "en": Alphabet((), 0.02, (Kind.LATIN_Q, Kind.LATIN_KAZAKH, Kind.LATIN_MARKED)),
    "kk": Alphabet((Kind.LATIN_KAZAKH, Kind.LATIN_MARKED), 0.06, (Kind.LATIN_W,)),
    "uz": Alphabet((Kind.LATIN_Q, Kind.APOSTROPHE), 0.02, (Kind.LATIN_W, Kind.LATIN_KAZAKH, Kind.LATIN_MARKED)),
}
ENGLISH_WORDS = (" the ", " of ", " and ", " to ", " in ", " a ")

_OTHER, _LATIN, _CYRILLIC = range(3)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Per passage: its letters, whether they are in the main script, agree with the main language, and prove it."""

    totals: Numbers
    follows: Flags
    agrees: Flags
    proves: Flags


def passage_languages(reading: Reading, main: str | None) -> list[str | None]:
    """Tell the language of every passage; None where too few letters tell, and those are not in the main script."""
    spans = [(passage.start_char, passage.end_char) for passage in reading.passages]
    compared = _compare(reading.text, spans, main)
    languages = dict(enumerate(main if each else None for each in compared.follows.tolist()))
    languages |= _identify(reading.text, spans, compared.totals, ~compared.agrees)
    if any(compared.follows[number] and language != main for number, language in languages.items()):
        # Another language shares the script: what merely does not speak against the main language proves nothing now.
        languages |= _identify(reading.text, spans, compared.totals, compared.agrees & ~compared.proves)
    return list(languages.values())


def _identify(text: str, spans: list[tuple[int, int]], totals: Numbers, doubtful: Flags) -> dict[int, str]:
    """The languages of those doubtful passages that have a clear one."""
    found: dict[int, str] = {}
    for number in np.flatnonzero(doubtful & (totals >= MIN_LETTERS)).tolist():
        start, end = spans[number]
        language = identify_sample(sample_of(text[start:end]))
        if language in REGION or (language and totals[number] >= FOREIGN_LETTERS):
            found[number] = language
    return found


def _compare(text: str, spans: list[tuple[int, int]], main: str | None) -> _Compared:
    counts = letters.count(text, spans)
    latin, cyrillic = counts[:, letters.LATIN].sum(axis=1), counts[:, letters.CYRILLIC].sum(axis=1)
    totals = counts[:, letters.LETTERS].sum(axis=1)
    scripts = np.argmax((totals - latin - cyrillic, latin, cyrillic), axis=0)
    script = _main_script(main, scripts, totals)
    follows = (scripts == script) & (totals > 0) & (main is not None)
    alphabet = (LATIN if script == _LATIN else CYRILLIC).get(main or "")
    if alphabet is None:
        return _Compared(totals, follows, follows, follows)
    own = counts[:, list(alphabet.own)].sum(axis=1)
    if main == "en":
        own += np.array([_english_words(text[start:end].lower()) for start, end in spans], dtype=np.int64)
    foreign = counts[:, list(alphabet.foreign)].sum(axis=1)
    agrees = follows & (own >= (alphabet.share * totals).astype(np.int64)) & (foreign <= MAX_FOREIGN * totals)
    return _Compared(totals, follows, agrees, agrees & (own > 0) & (foreign == 0) & (totals >= PROOF_LETTERS))


def _english_words(passage: str) -> int:
    return sum(map(passage.count, ENGLISH_WORDS))


def _main_script(main: str | None, scripts: Numbers, totals: Numbers) -> int:
    """The script of the main language; of one that has two, the one that most letters of the document are in."""
    if (main in LATIN) != (main in CYRILLIC):
        return _LATIN if main in LATIN else _CYRILLIC
    return int(np.argmax(np.bincount(scripts, weights=totals, minlength=3)))
