"""Names with a legal form, or in quotation marks after the noun of a company: `ТОО «…»`, `«…» ЖШС`, `Redpine Ltd`."""

import re
from collections.abc import Iterator

from threatlake.understanding.body_words import Body, BodyWords, slug
from threatlake.understanding.capitalised import UPPER
from threatlake.understanding.inflection import fold

QUOTED = re.compile(r"[«“„\"][^«»“”„\"\n]{2,70}[»”“\"]")
# How far before a quoted name or a legal form what belongs to it is looked for.
NEAR = 90
CAP = rf"[{UPPER}0-9][\w’'&.-]*"
NAME_AFTER = re.compile(rf"\s?({CAP}(?:[ -]{CAP}){{0,3}})")
NAME_BEFORE = re.compile(rf"(?<![\w.])({CAP}(?:(?:,? | & | and |-){CAP}){{0,4}}),? \Z")
NOUN_BEFORE = re.compile(r"(?<!\w)(\w{3,20})\s\Z")
EDGES = "«»“”„\"’' .,"
OPENERS = frozenset({"The", "A", "In", "At", "By", "For", "From", "And", "With", "While", "When", "Of", "On"})


class LegalForms:
    """The legal forms as patterns, those that stand before a name apart from those after it."""

    def __init__(self, words: BodyWords) -> None:
        spelled = sorted(words.legal_forms, key=len, reverse=True)
        anywhere = "|".join(map(re.escape, spelled))
        self.before = re.compile(rf"(?<!\w)({anywhere})\s?\Z")
        self.after = re.compile(rf"\s?({anywhere})(?!\w)")
        latin = "|".join(re.escape(form) for form in spelled if form.isascii())
        self.latin = re.compile(rf"(?:{latin})(?!\w)\.?")
        cyrillic = "|".join(re.escape(form) for form in spelled if not form.isascii() and form.isupper())
        self.cyrillic = re.compile(rf"(?:{cyrillic}|ОсОО)(?=\s?[{UPPER}])")


def find_legal(text: str, start: int, end: int, words: BodyWords, forms: LegalForms) -> Iterator[Body]:
    """Find the names of companies in a passage."""
    for quoted in QUOTED.finditer(text, start, end):
        body = _quoted(text, quoted, words, forms)
        if body is not None:
            yield body
    for form in forms.cyrillic.finditer(text, start, end):
        name = NAME_AFTER.match(text, form.end(), end)
        if name is not None and not text[form.start() - 1 : form.start()].isalnum():
            yield _body(form.start(), name.end(), name.group(1), form.group(), words)
    for form in forms.latin.finditer(text, start, end):
        if text[form.start() - 1 : form.start()] != " ":
            continue
        name = NAME_BEFORE.search(text, max(start, form.start() - NEAR), form.start())
        if name is not None:
            yield from _latin(name, form, words)


def _quoted(text: str, quoted: re.Match[str], words: BodyWords, forms: LegalForms) -> Body | None:
    before = forms.before.search(text, max(0, quoted.start() - NEAR), quoted.start())
    if before is not None:
        return _body(before.start(), quoted.end(), quoted.group(), before.group(1), words)
    after = forms.after.match(text, quoted.end())
    if after is not None:
        return _body(quoted.start(), after.end(), quoted.group(), after.group(1), words)
    noun = NOUN_BEFORE.search(text, max(0, quoted.start() - NEAR), quoted.start())
    if noun is None or fold(noun.group(1)) not in words.companies_ru or not quoted.group()[1].isupper():
        return None
    return Body(*quoted.span(), slug([quoted.group().strip(EDGES)]), "quoted", is_generic=False)


def _latin(name: re.Match[str], form: re.Match[str], words: BodyWords) -> Iterator[Body]:
    """A Latin name before its form, without the opener of a sentence and what `and` joins."""
    said = name.group(1)
    left = (
        said.rpartition(" and ")[2] if any(head in said.lower() for head in ("department", "ministry", "inc")) else said
    )
    while left.partition(" ")[0] in OPENERS:
        left = left.partition(" ")[2]
    if left:
        yield _body(name.end(1) - len(left), form.end(), left, form.group(), words)


def _body(start: int, end: int, name: str, form: str, words: BodyWords) -> Body:
    letters = words.legal_forms.get(form) or words.legal_forms.get(form.rstrip("."), "")
    return Body(start, end, slug([name.strip(EDGES), *([letters] if letters else [])]), "legal_form", is_generic=False)
