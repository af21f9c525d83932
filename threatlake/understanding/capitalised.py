"""The runs of capitalised words of a text, in which names of persons and bodies are looked for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

UPPER = "".join(chr(code) for block in ((0x41, 0x250), (0x400, 0x530)) for code in range(*block) if chr(code).isupper())
APOSTROPHE = "['’ʻ‘ʼ`]"
INITIAL = rf"(?:[{UPPER}]|Дж|Ю|Я|Ch|Sh|Yu|Ya|Zh|Kh)\.(?:-?[{UPPER}]\.)*"
TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gen|Col|Lt|Capt|Sgt|Prof|Maj|Gov)\."
WORD = rf"(?:al-|ad-|an-|ar-|as-|at-|az-|el-|аль-|әл-|ад-|ан-|ар-|ас-|ат-)?[{UPPER}]\w*(?:{APOSTROPHE}(?!s\b)\w+|-\w+)*"
PARTICLE = (
    r"(?:van|von|der|den|de|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|bint|uly|kyzy|qizi|oglu|ogly|ugli"
    rf"|o{APOSTROPHE}g{APOSTROPHE}li|фон|ван|де|дер|ди|да|аль|ибн|бин|бен|оглы|оглу|кызы|улы|уулу|ұлы|қызы|угли|кизи|ўғли|қизи)"
)
TOKEN = re.compile(rf"{TITLE}|{INITIAL}(?![\w])|{WORD}|{PARTICLE}(?!\w)")
NAME = rf"{TITLE}|{INITIAL}(?!\w)|{WORD}"
FATHER = r"(?:uly|kyzy|qizi|oglu|ogly|ұлы|қызы|улы|кызы|угли|ўғли|қизи)"
RUN = re.compile(
    rf"(?<![\w@/.#-])(?:{NAME})"
    rf"(?:(?:[ \u00a0]|(?<=\.))(?:{PARTICLE}[ \u00a0]){{0,2}}(?:{NAME})|[ \u00a0]{FATHER}(?!\w))*"
)
# What ends a sentence before a word, or begins a passage.
SENTENCE_START = re.compile(r"(?:\A|[.!?…:;]|\n|[-–—•*]\s)[\s\"'“”«»„‘’(\[]*\Z")


class Token(NamedTuple):
    """A word or initial of a run, at its place in the text."""

    start: int
    end: int
    word: str


def runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Find each run of capitalised words, initials and the small words within names."""
    for run in RUN.finditer(text, start, end):
        words = run.group()
        if " " in words or "." in words or "\u00a0" in words:
            yield [Token(*found.span(), found.group()) for found in TOKEN.finditer(text, *run.span())]
        else:
            yield [Token(*run.span(), words)]


# A heading in which most long words have a capital, so that capitals say nothing.
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
MOST, FEWEST, LONGEST_HEADING = 0.65, 4, 250


def is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether a passage is set in capitals, or is a heading most of whose words begin with one."""
    passage = text[start:end]
    if passage.isupper():
        return True
    if len(passage) > LONGEST_HEADING or passage.rstrip("\"'”’» ").endswith((".", "!", ";", ":")):
        return False
    words = LONG_WORD.findall(passage)
    return len(words) >= FEWEST and sum(word[0].isupper() for word in words) >= MOST * len(words)


def begins_sentence(text: str, passage_start: int, at: int) -> bool:
    """Tell whether a word is the first of its sentence, where a capital says nothing."""
    return SENTENCE_START.search(text[max(passage_start, at - 6) : at]) is not None and (
        at - 6 <= passage_start or SENTENCE_START.search(" x " + text[max(passage_start, at - 6) : at]) is not None
    )
