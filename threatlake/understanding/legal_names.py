"""Names with a legal form, or in quotation marks after the noun of a company: `ТОО «…»`, `«…» ЖШС`, `Redpine Ltd`."""

import re
from collections.abc import Iterator

from threatlake.understanding.body_words import Body, BodyWords, slug
from threatlake.understanding.capitalised import UPPER
from threatlake.understanding.inflection import fold

QUOTED = r"[«“„\"][^«»“”„\"\n]{2,70}[»”“\"]"
FORM_BEFORE = r"ТОО|ООО|ОсОО|АО|ОАО|ЗАО|ПАО|НАО|ОДО|ИП|РГП|ГУП|ФГУП|ГКП|ГП|ОФ|ОО|ЖШС|АҚ|ЖЧК|ААК|ҶДММ|ҶСК|МЧЖ|[Оо]бщественн(?:ый|ого|ым|ому) фонд(?:а|ом|у)?"
FORM_AFTER = (
    r"ЖШС|АҚ|ЖК|КЕАҚ|РМК|ҚҚ|ҚБ|МЧЖ|ЖЧК|ААК|қоғамдық қоры|қоғамдық бірлестігі|LLP|LLC|JSC|Ltd|Inc|банкі|компаниясы"
)
LATIN_FORM = r"(?:LLP|LLC|JSC|OJSC|CJSC|PJSC|Ltd|Limited|Inc|Incorporated|Corp|Corporation|plc|PLC|GmbH|AG|SRL|SpA|BV)(?!\w)\.?|(?:S\.A\.|S\.r\.l\.|S\.R\.L\.|S\.p\.A\.|B\.V\.)"
CAP = rf"[{UPPER}0-9][\w’'&.-]*"
BEFORE = re.compile(rf"(?<!\w)({FORM_BEFORE})\s?({QUOTED}|{CAP}(?:[ -]{CAP}){{0,3}})")
AFTER = re.compile(rf"({QUOTED})\s?({FORM_AFTER})(?!\w)")
LATIN = re.compile(rf"(?<![\w.])((?:{CAP}(?:,? | & | and |-)){{1,5}})({LATIN_FORM})")
COMPANY = re.compile(rf"(?<!\w)(\w{{3,20}})\s({QUOTED})")
EDGES = "«»“”„\"’' .,"
OPENERS = frozenset({"The", "A", "In", "At", "By", "For", "From", "And", "With", "While", "When", "Of", "On"})


def find_legal(text: str, start: int, end: int, words: BodyWords) -> Iterator[Body]:
    """Find the names of companies in a passage, longest first where they begin alike."""
    for match in BEFORE.finditer(text, start, end):
        yield _body(match.start(), match.end(), match.group(2), match.group(1), words)
    for match in AFTER.finditer(text, start, end):
        yield _body(match.start(), match.end(), match.group(1), match.group(2), words)
    for match in LATIN.finditer(text, start, end):
        name, shift = match.group(1), 0
        while name.split() and name.split()[0] in OPENERS:
            shift += len(name) - len(name.split(None, 1)[1] if len(name.split()) > 1 else "")
            name = match.group(1)[shift:]
        if name.strip():
            yield _body(match.start() + shift, match.end(), name, match.group(2), words)
    for match in COMPANY.finditer(text, start, end):
        noun = words.companies_ru.get(fold(match.group(1)))
        if noun is not None and match.group(2)[1].isupper():
            yield Body(*match.span(2), slug([match.group(2).strip(EDGES)]), "quoted", is_generic=False)


def _body(start: int, end: int, name: str, form: str, words: BodyWords) -> Body:
    letters = words.legal_forms.get(form) or words.legal_forms.get(form.rstrip("."), "")
    return Body(start, end, slug([name.strip(EDGES), *([letters] if letters else [])]), "legal_form", is_generic=False)
