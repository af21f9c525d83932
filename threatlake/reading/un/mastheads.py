"""What the masthead of a UN document states: symbol, day of distribution, session, agenda item, languages.

The masthead ends where the text begins. A file may hold several documents, an addendum after its report: what stands
on a later masthead is the other document's, and counts for nothing here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from threatlake.reading.extraction import Block, Stated
from threatlake.reading.un import documents as un_documents
from threatlake.reading.un.titles import has_masthead
from threatlake.records import PassageKind

_BLOCKS = 24  # mastheads of several bodies with several agenda items run to twenty lines
_SENTENCE = 15  # words that end in a stop are text, be they fewer a line of the masthead
_LONGEST = 60  # words: a title in one piece with the lines above it

# What is appended to the symbol of a document for what is added to it, corrects it, or is a part of it.
_APPENDED = re.compile(
    r"(?:/(?:Add|Corr|Rev|Amend|Summary|Excerpt)(?:\.\d+)?"
    r"|\s?\((?:Part|Vol\.?|Supp\.?|SUPP|Sect\.?)\s?[IVXLC\d.]*\))+$"
)

_TENS = "(?:[Tt]wen|[Tt]hir|[Ff]or|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)ty"
_ORDINAL = rf"(?:(?:One\s)?[Hh]undred\s(?:and\s)?)?(?:{_TENS}[-\s])?[A-Za-z]*(?:[Ff]irst|[Ss]econd|[Tt]hird|[a-z]th)"
_WHICH = "(?:annual|regular|resumed|special|emergency|executive|substantive|organizational|plenary|extraordinary)"
_WHICH_FR = "(?:annuelle|de fond|ordinaire|extraordinaire(?: d’urgence)?)"
# `Seventy-ninth session`, `2025 session`, `First regular session 2025`, and the same in Russian, French and Spanish.
_SESSIONS = (
    rf"(?=[A-Z]){_ORDINAL}(?:\s{_WHICH}){{0,3}}\s[Ss]ession(?:\s\(?\d{{4}}\)?)?",
    rf"\d{{4}}\s(?:{_WHICH}\s)?session",
    rf"(?=[A-Z])(?i:{_WHICH})\ssession(?:\sof)?\s\d{{4}}",
    r"[А-ЯЁ][а-яё]*(?:\s[а-яё]+){0,4}?(?<=ая|ья)\sсессия(?:\s\d{4}\sгода)?",
    r"Сессия\s\d{4}\sгода",
    rf"[A-ZÀ-Ý][\w’'-]+(?:ième|ère|nde)\s(?:reprise\sde\sla\s)?session(?:\s{_WHICH_FR})?(?:\s(?:de\s)?\d{{4}})?",
    rf"[Ss]ession\s(?:{_WHICH_FR}\s)?de\s\d{{4}}",
    r"[A-ZÁÉÍÓÚ]\w+(?:\s\w+)?\sper[ií]odo\s(?:\w+\s)?de\ssesiones(?:\s(?:sustantivo|anual|ordinario))?(?:\sde\s\d{4})?",
    r"Per[ií]odo\s(?:\w+\s)?de\ssesiones\s(?:\w+\s)?de\s\d{4}",
)
_SESSION = re.compile(rf"(?<![\w-])(?<!\bthe\s)(?<!\bits\s)(?<!\bof\s)(?:{'|'.join(_SESSIONS)})(?!\w)")
_OFFICIAL_RECORDS = re.compile(r"Official Records|Официальные отчеты|Documents officiels|Documentos Oficiales")
# Documents of the Security Council count its years.
_YEAR = re.compile(r"(?:[A-Z][a-z]+-)?[A-Za-z]+(?:first|second|third|th) year|[А-ЯЁ]\w+(?:\s\w+)? год|\w+ième année")

_NUMBER = r"\d+(?:\s?\(?[a-zа-я]{1,4}\)){0,3}"
_NUMBERS = rf"{_NUMBER}(?:(?:,\s(?:and\s|и\s|et\s|y\s)?|\s(?:and|to|и|et|à|y|a)\s|[–-])(?:{_NUMBER}|\([a-z]{{1,4}}\)))*"
_STATE = "(?:provisional|annotated|preliminary|draft|revised|supplementary)"
_STATE_RU = "(?:предварительной|аннотированной|первоначального|пересмотренной)"
_AGENDAS = (
    rf"Agenda\s(?:items?|ITEMS?)\s{_NUMBERS}",
    rf"\(?Items?\s{_NUMBERS}(?:\sof\sthe(?:\s{_STATE}){{0,3}}\s(?:agenda|list))?",
    rf"Пункты?\s{_NUMBERS}(?:\s{_STATE_RU}){{0,2}}\s(?:повестки\sдня|перечня)",
    rf"Points?\s{_NUMBERS}\sde\s(?:l[’']ordre\sdu\sjour|la\sliste)(?:\s(?:provisoire|préliminaire|annoté))*",
    rf"Temas?\s{_NUMBERS}\s(?:del\s(?:programa|temario)|de\sla\slista)(?:\s(?:provisional|preliminar|anotado))*",
)
_AGENDA_ITEM = re.compile(rf"(?<![\w-])(?:{'|'.join(_AGENDAS)})")

_LANGUAGES = {
    "ar": "arabic arabe árabe арабский арабском العربية عربي",
    "en": "english anglais inglés английский английском",
    "es": "spanish espagnol español испанский испанском",
    "fr": "french français francés французский французском",
    "ru": "russian russe ruso русский русском",
    "zh": "chinese chinois chino китайский китайском 中文",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_NAMES = "|".join(_CODES)
_ORIGINAL = re.compile(
    rf"(?:Original|Язык оригинала)\s?:\s?((?:{_NAMES})(?:(?:[,/]\s?|\s\w{{1,3}}\s)(?:{_NAMES}))*)", re.IGNORECASE
)
_ONLY = re.compile(
    rf"(?<!,\s)(?<!\band\s)(?<!\bet\s)(?<!\by\s)({_NAMES})\s(?:only|seulement|solamente|únicamente)"
    rf"|(?:solo|только на)\s({_NAMES})(?:\sязыке)?",
    re.IGNORECASE,
)
# The language stands by itself, or before that of the original: `English Original: French`.
_IN = re.compile(rf"(?:^|[\s\d])({_NAMES})\s+(?:Original|Язык оригинала)\s?:|^({_NAMES})$", re.IGNORECASE)
# The number of the print job has the language in brackets: `25-01349 (E)`, `V.21-06541 (R)`.
_JOB_LANGUAGE = re.compile(r"(?<!\d)\d{2}-[\dIl]{4,6}[A-Z]?\*?(?:\s\d{4,6}\w?){0,3}\s?\(([ACEFRS])\)")
_LETTERS = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es"}


def stated(blocks: Sequence[Block], furniture: Iterable[str] = ()) -> Stated:
    """What a UN document states of itself; nothing of any other. `furniture` is what its pages carry at their edges."""
    edges, blocks = list(furniture), list(_untabled(blocks[:_BLOCKS]))
    symbol = un_documents.symbol(blocks) or _running_symbol(edges)
    if symbol is None and not has_masthead(blocks):
        return Stated()
    lines = [" ".join(block.text.split()) for block in _masthead(blocks)]
    return Stated(
        symbol=symbol,
        base_symbol=base(symbol) if symbol else None,
        session=_session(lines),
        agenda_item=_first(_AGENDA_ITEM, lines),
        published=un_documents.distributed(blocks),
        stated_language=_language([*lines, *edges]),
        original_language=_original(lines),
    )


def base(symbol: str) -> str:
    """A symbol without what is appended for additions, corrections, revisions and parts."""
    return _APPENDED.sub("", symbol)


def _untabled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a table cell by cell: word processors set mastheads as tables."""
    for block in blocks:
        if block.kind is not PassageKind.TABLE:
            yield block
            continue
        for cell in re.split(r"\s*(?:\||\n)\s*", block.text):
            if cell:
                yield Block(PassageKind.PARAGRAPH, cell, page=block.page)


def _masthead(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks before the text begins, or another document."""
    distributed = 0
    for block in blocks[:_BLOCKS]:
        words = len(block.text.split())
        is_text = words >= _SENTENCE and block.text.endswith((".", ",", ";", ":"))
        if is_text or words > _LONGEST or (block.label is not None and block.kind is not PassageKind.HEADING):
            return
        distributed += un_documents.is_distribution(block.text)
        if distributed > 1:
            return
        yield block


def _running_symbol(edges: Sequence[str]) -> str | None:
    """The symbol of the running heads, where the masthead has none."""
    counts = Counter(found.group() for text in edges for found in un_documents.find_symbols(text))
    return counts.most_common(1)[0][0] if counts else None


def _session(lines: Sequence[str]) -> str | None:
    """The session of the body; on a cover of official records that of the records, not of whoever reports."""
    for at, line in enumerate(lines):
        if _OFFICIAL_RECORDS.search(line):
            found = _first(_SESSION, lines[at : at + 2])
            if found:
                return found
    return _first(_SESSION, lines) or next((line for line in lines if _YEAR.fullmatch(line)), None)


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str | None:
    return next((found.group().lstrip("(") for line in lines if (found := pattern.search(line))), None)


def _language(lines: Sequence[str]) -> str | None:
    for pattern in (_IN, _ONLY):
        for line in lines:
            if found := pattern.search(line):
                return _code(found[1] or found[2])
    jobs = (found for line in lines if (found := _JOB_LANGUAGE.search(line)))
    return next((_LETTERS[found[1]] for found in jobs), None)


def _original(lines: Sequence[str]) -> str | None:
    """The language it was written in; none where it was written in several."""
    for line in lines:
        if found := _ORIGINAL.search(line):
            named = {_code(name) for name in re.findall(_NAMES, found[1], re.IGNORECASE)}
            return named.pop() if len(named) == 1 else None
    return None


def _code(name: str) -> str | None:
    return _CODES.get(name.lower())
