"""Where sentences begin."""

import re

# A full stop, question or exclamation mark, with closing quotes and brackets, before a capital, digit or opening quote.
BOUNDARY = re.compile(r"""[.!?…]+["'»”’)\]]*\s+(?=["'«“‘(\[—–-]?\s?[^\W_a-zа-яёәғқңөұүһіўҳҷӣӯ])""")
# What ends with a full stop and ends no sentence: titles, initials, Russian and Kazakh short forms, months.
ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|col|st|no|nos|art|para|vs|inc|ltd|co|corp|u\.s|u\.k|e\.g|i\.e|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    r"г|гг|ст|стр|им|ул|тыс|руб|долл|др|пр|т\.е|т\.д|т\.п|проф|ж|жж|т\.б)|\b[^\W\d_])\.\s*$",
    re.IGNORECASE,
)
# The longest abbreviation with its full stop and space, and some room.
LOOK_BACK = 10


def starts(text: str, start: int, end: int) -> list[int]:
    """Find where each sentence of a part of a text begins; the first is always the part's own beginning."""
    found = [start]
    for match in BOUNDARY.finditer(text, start, end):
        before = text[max(start, match.start() - LOOK_BACK) : match.start() + 1]
        if not ABBREVIATION.search(before):
            found.append(match.end())
    return found
